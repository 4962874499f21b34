import { FIRST_DOSES, type Regimen, canBeginStat, withFirstDose } from '@cyclefill/domain/regimen';
import type { RowReader } from '@cyclefill/interop/csv';

/**
 * A regimen with its first dose as `first_dose` says (D46): empty and `next_slot` leave it as it is, `stat_then_next_slot` puts
 * one dose at the moment that `start_date` and `start_time` name before it.
 */
export function readFirstDose(row: RowReader, regimen: Regimen | null): Regimen | null {
  const cell = row.raw('first_dose').toLowerCase();
  const first = FIRST_DOSES.find((one) => one === cell);
  if (cell !== '' && first === undefined) row.fail('first_dose', `is none of ${FIRST_DOSES.join(', ')}`);
  if (first !== 'stat_then_next_slot') return regimen;
  if (row.raw('start_time') === '') row.fail('start_time', 'is empty, but first_dose says that a dose is given at once: state the clock, HH:MM');
  if (regimen === null || !row.ok) return regimen;
  if (canBeginStat(regimen)) return withFirstDose(regimen, first);
  row.fail('first_dose', 'is for an order that goes on at scheduled times: leave it empty for one as needed or of a single dose');
  return regimen;
}
