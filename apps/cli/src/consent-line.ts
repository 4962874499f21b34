import type { ListedConsent } from '@cyclefill/features/refill';

/** A consent in one line. */
export function consentLine({ residentCode, kind, from, granted, givenBy }: ListedConsent): string {
  const what = kind === 'window' ? `the window from ${from} ${granted ? 'is asked for' : 'is not asked for'}` : `${granted ? 'consents' : 'no consent'} from ${from} on`;
  return `${residentCode ?? 'all residents'}  ${what}, by ${givenBy}`;
}
