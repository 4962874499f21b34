import type { EpochMinute } from '@cyclefill/domain/kernel';

/** Hours after which something that left and was not received is no longer news but a question (F11). */
export const UNRECEIVED_HOURS = 72;

/** Why an item waits for somebody: it left and nobody received it, or it did not arrive as it should have. */
export const FOLLOW_UP_KINDS = ['unreceived', 'short', 'damaged', 'stopped'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** How the pharmacy closes the question: it is lost, it came back, another one goes out, it was there after all. */
export const FOLLOW_UP_DECISIONS = ['lost', 'returned', 'replaced', 'arrived'] as const;
export type FollowUpDecision = (typeof FOLLOW_UP_DECISIONS)[number];

/** What left and was not received: `recent` within the last 72 hours, `older` before. Together they are the list (experience A2). */
export interface UnreceivedCount {
  readonly recent: number;
  readonly older: number;
}

/** Whether something left so recently that it may still be on its way. */
export function isRecent(leftAt: EpochMinute, now: EpochMinute): boolean {
  return now - leftAt < UNRECEIVED_HOURS * 60;
}

/** The counter of what was sent and not received (F11). */
export function countUnreceived(left: readonly EpochMinute[], now: EpochMinute): UnreceivedCount {
  const recent = left.filter((at) => isRecent(at, now)).length;
  return { recent, older: left.length - recent };
}
