import type { ListedConsent } from '@cyclefill/features/refill';

/** A consent in one line. */
export function consentLine({ residentCode, kind, from, granted, givenBy }: ListedConsent): string {
  const to = kind === 'med-pak' ? ' to several drugs in one pack' : '';
  const what = kind === 'window' ? `the window from ${from} ${granted ? 'is asked for' : 'is not asked for'}` : `${granted ? 'consents' : 'no consent'}${to} from ${from} on`;
  return `${residentCode ?? 'all residents'}  ${what}, by ${givenBy}`;
}
