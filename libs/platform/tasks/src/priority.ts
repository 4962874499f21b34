import { LOWEST_PRIORITY } from '@cyclefill/platform/queue';

const EPOCH_MS = Date.UTC(2020, 0, 1);
const STEP_MS = 15 * 60_000;

/** Earlier is more urgent: quarters of an hour since 2020, which last until 2079. */
export function priorityOf(dueAt: Date): number {
  return Math.min(LOWEST_PRIORITY, Math.max(1, 1 + Math.floor((dueAt.getTime() - EPOCH_MS) / STEP_MS)));
}
