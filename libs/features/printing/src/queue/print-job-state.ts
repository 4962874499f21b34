/**
 * How far a print job is. `queued`: waits for its turn. `waiting`: the printer does not print, nothing has left. `sending`: bytes are
 * leaving. `stalled`: the printer has all and stopped before the end. `unknown`: bytes have left and nobody can tell what came of
 * them but who looks. Over: `printed`; `reprinted`: given up for its reprint; `failed` and `cancelled`.
 */
export const PRINT_JOB_STATES = ['queued', 'waiting', 'sending', 'stalled', 'unknown', 'printed', 'reprinted', 'failed', 'cancelled'] as const;
export type PrintJobState = (typeof PRINT_JOB_STATES)[number];

const OVER: ReadonlySet<PrintJobState> = new Set<PrintJobState>(['printed', 'reprinted', 'failed', 'cancelled']);

/** Whether nothing happens to the job any more. */
export function isOver(state: PrintJobState): boolean {
  return OVER.has(state);
}

/** Whether a job has its first byte still before it. */
export function isUnsent(state: PrintJobState): boolean {
  return state === 'queued' || state === 'waiting';
}

const LONGEST_WAIT = 60;
/** Somebody stands at the printer with the paper in hand. */
const LONGEST_AT_PRINTER = 15;

/** Seconds until a printer is asked again that was not ready so many times. @param reachable whether it answered */
export function secondsUntilNextTry(tries: number, reachable: boolean): number {
  return Math.min(reachable ? LONGEST_AT_PRINTER : LONGEST_WAIT, 2 ** Math.min(tries, 6));
}
