import type { FillWindow } from '@cyclefill/domain/cycle-fill';
import { addDays, day } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from './rules.builder.js';
import { moment } from './values.js';

/** The batch of the window of `length` days from `from`, decided at its first minute unless said otherwise. */
export function aBatch(from: string, length: number, asOf = from): FillWindow {
  const first = day(from);
  return { window: { from: first, to: addDays(first, length) }, previousFrom: addDays(first, -length), asOf: moment(asOf), pack: COMMON_RULES };
}
