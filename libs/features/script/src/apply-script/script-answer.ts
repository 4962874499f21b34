import type { ScriptEventOf } from '@cyclefill/interop/script';

/** What goes back for a message. */
export type ScriptAnswer = ScriptEventOf<'status'> | ScriptEventOf<'cancelRxResponse'>;

/** What a message came to. */
export interface ScriptVerdict {
  readonly outcome: ScriptAnswer['outcome'];
  /** A code that stays the same, such as `too_soon` or `order.not-found`; '' = nothing to explain. */
  readonly reason: string;
  /** What it is about, with what is to be done, asked or waited for. */
  readonly details: ScriptEventOf<'status'>['details'];
}

export const approved = (details: ScriptVerdict['details'] = []): ScriptVerdict => ({ outcome: 'approved', reason: '', details });
export const denied = (reason: string, details: ScriptVerdict['details'] = []): ScriptVerdict => ({ outcome: 'denied', reason, details });
