import { type Day, addDays } from '@cyclefill/domain/kernel';

/** Where a renewal stands with its prescriber. */
export const RENEWAL_STATUSES = ['asked', 'sent', 'approved', 'denied', 'no_answer'] as const;
export type RenewalStatus = (typeof RENEWAL_STATUSES)[number];

/** What a person has to do about a renewal that nobody watches: send what was asked for, or call about what was sent. */
export const RENEWAL_HINTS = ['send', 'call'] as const;
export type RenewalHint = (typeof RENEWAL_HINTS)[number];

/** Days that a request may lie unsent, that a prescriber may take, and before the last good day that nothing may wait any more; ours, R113 names the ten days alone. */
const [UNSENT_DAYS, ANSWER_DAYS, LAST_DAYS] = [1, 3, 3];

/** A renewal with the days of its steps. */
export interface WatchedRenewal {
  readonly status: RenewalStatus;
  readonly askedOn: Day;
  readonly sentOn: Day | null;
  /** The last day that still goes well without it; null = nothing is left already. */
  readonly neededOn: Day | null;
}

/** What has to be done today about a renewal; null = nothing, or it is answered. */
export function renewalHint({ status, askedOn, sentOn, neededOn }: WatchedRenewal, today: Day): RenewalHint | null {
  const pressing = neededOn === null || today >= addDays(neededOn, -LAST_DAYS);
  if (status === 'asked') return pressing || today >= addDays(askedOn, UNSENT_DAYS) ? 'send' : null;
  if (status !== 'sent') return null;
  const since = sentOn ?? askedOn;
  return today >= addDays(since, pressing ? 1 : ANSWER_DAYS) ? 'call' : null;
}
