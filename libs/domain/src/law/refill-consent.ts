import type { Day } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

/** A resident, or a facility for all its residents, lets refills go out unasked from a day on, or no longer. */
export interface StandingConsent {
  readonly from: Day;
  readonly granted: boolean;
}

/** What is on record of one resident's automatic refills (R129). */
export interface RefillConsent {
  /** As the census says: what holds where nothing was recorded since. */
  readonly census: boolean;
  /** By day; of two of one day the later in the list holds. */
  readonly standing: readonly StandingConsent[];
  /** First days of the windows for which a request of the facility is on record: its signed cycle order. */
  readonly requestedWindows: readonly Day[];
}

/** What a payer's rule misses: a standing consent, or the request for this window. */
export type MissingConsent = 'standing' | 'each-window';

function latestOf(words: readonly StandingConsent[], on: Day): StandingConsent | null {
  return words.filter(({ from }) => from <= on).reduce<StandingConsent | null>((last, one) => (last === null || one.from >= last.from ? one : last), null);
}

/** Whether several drugs may not lie together in one pack on a day, for want of a consent that holds (R231). @param words of the resident; silence is none */
export function medPakConsentMissing(words: readonly StandingConsent[], on: Day, { rules }: RulePack): boolean {
  return rules['med-pak.consent'].value && latestOf(words, on)?.granted !== true;
}

/** What is missing for a refill to go out with the window that begins on `windowFrom`, by the payer's rule (R129); null = nothing. */
export function consentMissing({ census, standing, requestedWindows }: RefillConsent, windowFrom: Day, { rules }: RulePack): MissingConsent | null {
  const { value: asked } = rules['auto-refill.consent'];
  if (asked === 'none') return null;
  if (asked === 'each-window') return requestedWindows.includes(windowFrom) ? null : asked;
  return (latestOf(standing, windowFrom)?.granted ?? census) ? null : asked;
}
