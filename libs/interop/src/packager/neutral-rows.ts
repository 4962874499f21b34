import { dayOf, formatClock, formatDay, minuteOf } from '@cyclefill/domain/kernel';
import type { PackagerReason } from './packager-adapter.js';
import type { PackagerPlan } from './packager-plan.js';

/** Columns of the neutral export, one row a dose (experience D4). */
export const NEUTRAL_COLUMNS = [
  'batch_id', 'facility', 'wing', 'room', 'resident_id', 'family', 'given', 'dob', 'pack_id', 'cell', 'rx_no', 'ndc11', 'drug', 'strength', 'form', 'description', 'sig_words',
  'dose_date', 'dose_time', 'slot', 'qty_thousandths', 'seq', 'prn', 'warnings', 'regimen_version',
] as const;
export type NeutralColumn = (typeof NEUTRAL_COLUMNS)[number];
export type NeutralRow = Readonly<Record<NeutralColumn, string | number>>;

/** Rows of a plan in its order; `seq` counts from 1. As-needed doses lie in no cell, so `prn` is always 0. */
export function neutralRows({ batchId, doses }: PackagerPlan): readonly NeutralRow[] {
  return doses.map((dose, index) => ({
    batch_id: batchId, facility: dose.facility, wing: dose.wing, room: dose.room, resident_id: dose.resident.code, family: dose.resident.family, given: dose.resident.given, dob: dose.resident.born,
    pack_id: dose.packCode, cell: dose.cell, rx_no: dose.rxNumber, ndc11: dose.ndc11, drug: dose.drug, strength: dose.strength, form: dose.form, description: dose.description,
    sig_words: dose.directions, dose_date: formatDay(dayOf(dose.at)), dose_time: formatClock(minuteOf(dose.at)), slot: dose.slot, qty_thousandths: dose.dose, seq: index + 1, prn: 0,
    warnings: dose.warnings.join(' '), regimen_version: dose.regimenVersion,
  }));
}

/** A plan without a dose is no work for any machine. */
export function emptyReasons({ doses }: PackagerPlan): readonly PackagerReason[] {
  return doses.length > 0 ? [] : [{ code: 'nothing_to_pack', rxNumber: null, sentence: 'No pack of this batch holds a dose.' }];
}
