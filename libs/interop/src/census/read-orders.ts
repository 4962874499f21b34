import { differenceOf, isTextProblem } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, type Milli, ONE_UNIT, ZERO, addDays, atMinute, dayOf, timesMilli } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import { readSchedule } from '@cyclefill/interop/catalogue';
import { type Findings, type RowReader, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import { leftOfFirstFill } from './authorisation.js';
import type { HoldSpan, OrderRow, ProductMention } from './census-rows.js';
import { type PassTables, readDirections } from './order-directions.js';
import { readFirstDose } from './read-first-dose.js';
import { statusDoubt } from './order-status.js';
import type { References } from './references.js';
import type { SigTexts } from './sig-texts.js';

const FILE = 'orders.csv';
/** Fits a whole number of thousandths in 32 bits. */
const MAX_MILLI = 2_147_483_647;

/** What orders are held against while they are read. */
export interface OrderSurroundings {
  readonly references: References;
  readonly tables: PassTables;
  readonly texts: SigTexts;
  readonly findings: Findings;
  /** Takes what each row says about its product, sound or not. */
  readonly mentions: ProductMention[];
}

/** Rows of `orders.csv`. */
export function readOrders(table: Table | null, surroundings: OrderSurroundings): readonly OrderRow[] {
  const rxNumbers = new UniqueKeys();
  return readRows(table, surroundings.findings.errors, (row) => {
    const order = readOrder(row, surroundings);
    rxNumbers.claim(row, 'rx_number', order.rxNumber);
    surroundings.references.checkResident(row);
    surroundings.mentions.push({
      file: FILE, line: row.line, ndc11: order.ndc11, drug: order.drug, strength: row.text('strength'), form: row.text('form'), doseUnit: order.doseUnit, schedule: order.schedule,
    });
    if (row.ok) remark(row, order, surroundings);
    return order;
  });
}

function readOrder(row: RowReader, { references, tables, texts }: OrderSurroundings): OrderRow {
  const [facility, resident] = [row.raw('facility_id'), row.raw('resident_id')];
  const span = readCourse(row);
  const [prn, dose] = [row.flag('prn', false), row.quantity('dose_quantity')];
  if (row.raw('dose_quantity') !== '' && dose === ZERO && row.ok) row.fail('dose_quantity', 'is zero');
  const frequencyCode = row.requiredText('frequency_code').toUpperCase();
  const anchor = row.optionalDay('schedule_anchor') ?? dayOf(span.from);
  const directions = { code: frequencyCode, prn, detail: row.raw('schedule_detail'), adminTimes: row.clocks('admin_times'), dose, anchor, ...span };
  const schedule = readSchedule(row, 'dea_schedule');
  const hold = readSpan(row, { from: 'hold_from', to: 'hold_to', required: false });
  const wing = references.resident(resident)?.wing ?? '';
  // The text is held against the code alone: of the first dose neither says anything.
  const regimen = row.ok ? readDirections(directions, tables, { facility, wing }) : null;
  const given = { doseUnit: row.requiredText('dose_unit'), route: row.text('route'), sigText: row.text('sig_text'), group: row.text('order_group') || null };
  const unclear = statusDoubt(row.raw('order_status'), { to: span.to, hold }) === null ? null : 'status_unclear';
  return {
    line: row.line, facility, resident, rxNumber: row.id('rx_number'), ndc11: row.raw('ndc11'), drug: row.requiredText('drug'), npi: row.raw('npi'),
    frequencyCode, prn, dose, ...span,
    regimen: readFirstDose(row, regimen), prnReason: row.text('prn_reason'), ...given,
    indication: row.text('indication'), category: row.text('category'), daw: row.text('daw'), sourceDocument: row.text('source_document'),
    group: row.text('order_group') || null, step: row.raw('step_no') === '' ? null : row.integer('step_no', { min: 1, max: 999 }),
    writtenOn: row.day('written_date'), earliestFillOn: row.optionalDay('earliest_fill_date'), schedule, ...readAuthorisation(row, schedule), onHand: row.optionalQuantity('on_hand'),
    hold, dataProblem: unclear ?? (row.ok ? texts.problemOf({ facility, wing, regimen, strength: row.text('strength'), ...given, ...span }) : null),
  };
}

/** From the start, at midnight or at `start_time`, through the last day given. */
function readCourse(row: RowReader): HoldSpan {
  const { from, to } = readSpan(row, { from: 'start_date', to: 'stop_date', required: true }) ?? { from: 0 as LocalMinute, to: null };
  return { from: (from + row.clock('start_time', 0)) as LocalMinute, to };
}

/** Days in which the last one counts too, as moments: until the midnight after it. */
function readSpan(row: RowReader, columns: { readonly from: string; readonly to: string; readonly required: boolean }): HoldSpan | null {
  const [first, last] = [columns.required ? row.day(columns.from) : row.optionalDay(columns.from), row.optionalDay(columns.to)];
  if (first === null) {
    if (last !== null) row.fail(columns.from, `is empty, but ${columns.to} is not`);
    return null;
  }
  if (last !== null && last < first && row.raw(columns.from) !== '') row.fail(columns.to, `before ${columns.from}`);
  return { from: atMinute(first), to: last === null ? null : atMinute(addDays(last, 1)) };
}

type Authorisation = Pick<OrderRow, 'quantityWritten' | 'refillsAuthorised' | 'refillsUsed' | 'authorisedLeft' | 'lastFill'>;

/**
 * What the prescription still authorises when the folder is taken over (R117): refills left times quantity, and the first
 * fill besides where there was none yet; of a C-II, which has no refills, what was not filled. A blank schedule may still
 * turn out to be a C-II: see `checkProducts`. See ADR 0006.
 */
function readAuthorisation(row: RowReader, schedule: DeaSchedule | null): Authorisation {
  const quantityWritten = row.quantity('qty_written');
  const refillsAuthorised = row.integer('refills_authorized', { min: 0, max: 99 });
  const remaining = row.integer('refills_remaining', { min: 0, max: 99 });
  if (remaining > refillsAuthorised && row.ok) row.fail('refills_remaining', 'more than refills_authorized');
  const lastFill = readLastFill(row);
  const left = schedule === 'CII' ? leftOfFirstFill({ quantityWritten, lastFill }) : timesMilli(quantityWritten, remaining + (lastFill === null ? 1 : 0));
  if (left > MAX_MILLI) row.fail('qty_written', `times refills_remaining is above ${Math.floor(MAX_MILLI / ONE_UNIT)}`);
  return { quantityWritten, refillsAuthorised, refillsUsed: Math.max(0, refillsAuthorised - remaining), authorisedLeft: left as Milli, lastFill };
}

/** Orders that were never filled have no date and a quantity of 0 or none. */
function readLastFill(row: RowReader): OrderRow['lastFill'] {
  const [on, quantity] = [row.optionalDay('last_fill_date'), row.optionalQuantity('last_fill_qty')];
  if (on !== null && quantity === null) row.fail('last_fill_qty', 'is empty, but last_fill_date is not');
  if (on === null && quantity !== null && quantity > 0) row.fail('last_fill_date', 'is empty, but last_fill_qty is not 0');
  return on === null ? null : { on, quantity: quantity ?? ZERO };
}

function remark(row: RowReader, order: OrderRow, { references, findings: { notices } }: OrderSurroundings): void {
  const note = (column: string, reason: string): void => notices.add({ file: FILE, line: row.line, column, reason });
  if (order.regimen === null) note('frequency_code', `the directions of order ${order.rxNumber} could not be read; it stands as written and is not packed`);
  const name = references.resident(order.resident)?.name;
  if (name !== undefined && name !== row.raw('name')) note('name', `not the name that residents.csv has for ${order.resident}`);
  const { dataProblem } = order;
  if (dataProblem !== null && isTextProblem(dataProblem)) {
    const difference = differenceOf(dataProblem);
    note('sig_text', difference === null ? `the text of order ${order.rxNumber} could not be read; it stands as written and is not packed` : `order ${order.rxNumber}: ${difference}; it is not packed until they agree`);
  }
  const doubt = statusDoubt(row.raw('order_status'), order);
  if (doubt !== null) note('order_status', `order ${order.rxNumber} is "${row.raw('order_status')}", ${doubt}; it waits until that is clear`);
}
