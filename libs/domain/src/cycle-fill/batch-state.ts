import { assertNever } from '@cyclefill/domain/kernel';

/** Where a batch stands: one cycle of one facility and one window. */
export const BATCH_STATES = ['opened', 'computed', 'planned', 'documented', 'needs_attention', 'paused', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** States in which a worker has the next step. */
export const WORKED_STATES = ['opened', 'computed', 'planned'] as const;
export type WorkedState = (typeof WORKED_STATES)[number];

/** What a person may do to a batch. */
export const BATCH_COMMANDS = ['pause', 'resume', 'cancel', 'retry'] as const;
export type BatchCommand = (typeof BATCH_COMMANDS)[number];

/** A batch as commands see it. `worked` is the step it had reached before it was paused or stopped. */
export interface BatchStanding {
  readonly state: BatchState;
  readonly worked: WorkedState;
}

/** The state a command leads to; `none` = it has been done already; `refused` = it cannot be done from here. */
export type CommandAnswer = { readonly kind: 'to'; readonly state: BatchState } | { readonly kind: 'none' } | { readonly kind: 'refused' };

const NONE: CommandAnswer = { kind: 'none' };
const REFUSED: CommandAnswer = { kind: 'refused' };
const to = (state: BatchState): CommandAnswer => ({ kind: 'to', state });

function isWorked(state: BatchState): boolean {
  return (WORKED_STATES as readonly BatchState[]).includes(state);
}

/**
 * What a command does to a batch. Each is idempotent: asked twice, the second answer is `none`. A documented batch is out
 * of reach: its papers may be on the bench, so it is replaced by a newer build, never cancelled.
 */
export function commandBatch({ state, worked }: BatchStanding, command: BatchCommand): CommandAnswer {
  switch (command) {
    case 'pause':
      return isWorked(state) ? to('paused') : state === 'paused' ? NONE : REFUSED;
    case 'resume':
      return state === 'paused' ? to(worked) : isWorked(state) ? NONE : REFUSED;
    case 'cancel':
      return state === 'cancelled' ? NONE : state === 'documented' ? REFUSED : to('cancelled');
    case 'retry':
      return state === 'needs_attention' ? to(worked) : isWorked(state) ? NONE : REFUSED;
    default:
      return assertNever(command);
  }
}

/** Whether a batch may go from one state to another at all, by a worker or a person. The database holds the same table. */
export function mayStep(from: BatchState, next: BatchState): boolean {
  if (from === 'opened' && next === 'computed') return true;
  if (from === 'computed' && next === 'planned') return true;
  if (from === 'planned' && next === 'documented') return true;
  // A rebuild of changed lines: packs and papers follow once more.
  if ((from === 'planned' || from === 'documented') && next === 'computed') return true;
  if (isWorked(from) && next === 'needs_attention') return true;
  return BATCH_COMMANDS.some((command) => WORKED_STATES.some((worked) => {
    const answer = commandBatch({ state: from, worked }, command);
    return answer.kind === 'to' && answer.state === next;
  }));
}
