import { type Day, type Milli, addDays } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

/** State of a C-II prescription filled in parts for a long-term-care resident. */
export interface CiiPartialFill {
  readonly issuedOn: Day;
  readonly authorised: Milli;
  readonly dispensed: Milli;
  /** "LTCF patient" or "terminally ill" written on the prescription. */
  readonly marked: boolean;
  readonly stopped: boolean;
}

/** Why a part may not be given, or null when it may (R201, R204). */
export type PartRefusal = 'not-marked' | 'stopped' | 'expired' | 'exceeds-authorised';

/** Whether `part` more may be dispensed on `on`; refusals in a fixed precedence. */
export function checkCiiPart(fill: CiiPartialFill, part: Milli, on: Day, pack: RulePack): PartRefusal | null {
  if (!fill.marked) return 'not-marked';
  if (fill.stopped) return 'stopped';
  const validity = pack.validity.CII;
  if ('days' in validity && on > addDays(fill.issuedOn, validity.days)) return 'expired';
  return fill.dispensed + part > fill.authorised ? 'exceeds-authorised' : null;
}
