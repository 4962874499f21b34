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

/** What is missing for a refill to go out with the window that begins on `windowFrom`, by the payer's rule (R129); null = nothing. */
export function consentMissing({ census, standing, requestedWindows }: RefillConsent, windowFrom: Day, { rules }: RulePack): MissingConsent | null {
  const { value: asked } = rules['auto-refill.consent'];
  if (asked === 'none') return null;
  if (asked === 'each-window') return requestedWindows.includes(windowFrom) ? null : asked;
  const latest = standing.filter(({ from }) => from <= windowFrom).reduce<StandingConsent | null>((last, one) => (last === null || one.from >= last.from ? one : last), null);
  return (latest?.granted ?? census) ? null : asked;
}
