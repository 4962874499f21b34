/** A tote on its way: packed, closed, on the van, at the facility's door, in the hands of the nurse. */
export const TOTE_STATES = ['open', 'closed', 'loaded', 'delivered', 'received'] as const;
export type ToteState = (typeof TOTE_STATES)[number];

/** What is written down of a tote; `stopped` is something that was kept out of it. */
export const TOTE_EVENT_KINDS = ['opened', 'added', 'stopped', 'pulled', 'closed', 'loaded', 'moved', 'departed', 'delivered', 'received'] as const;
export type ToteEventKind = (typeof TOTE_EVENT_KINDS)[number];

/** A departure of a van. A cancelled one takes nothing along. */
export const VAN_RUN_STATES = ['planned', 'departed', 'cancelled'] as const;
export type VanRunState = (typeof VAN_RUN_STATES)[number];

/** Whether a tote may go from one state to the next: one step forward and never back. The database holds the same table. */
export function mayToteStep(from: ToteState, next: ToteState): boolean {
  return TOTE_STATES.indexOf(next) === TOTE_STATES.indexOf(from) + 1;
}
