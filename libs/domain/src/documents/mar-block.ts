import { MINUTES_PER_DAY, type Milli, type MinuteOfDay, atMinute, overlaps } from '@cyclefill/domain/kernel';
import { isComputable } from '@cyclefill/domain/regimen';
import { countText, looksText, slidingScale, unitText } from '@cyclefill/domain/sig';
import { dailyRows, isOnScale, notedRows } from './noted-rows.js';
import { type GridContext, type GridRow, gridRows, stateRow } from './mar-grid.js';
import { type MarOrderInput, holdText, lifeText } from './mar-order.js';
import { recordOf } from './record-kind.js';
import { removalRows } from './mar-removals.js';
import { dailyMeasures, doseInUnits, printedRows } from './mar-rows.js';
import { edgesOf, planTags } from './mar-tags.js';
import type { MarBlock, MarRow } from './mar.model.js';
import { directionsOf, drugText, purposeOf, scheduleText } from './order-print.js';

/** A block with what orders it among others (D30): the hour of its first row. */
export interface PlacedBlock {
  readonly block: MarBlock;
  readonly firstMinute: MinuteOfDay;
}

/** Due doses and their units. */
export function dueTotal(rows: readonly GridRow[]): { readonly doses: number; readonly units: Milli } {
  const counts = rows.map((row) => ({ due: row.cells.filter((cell) => cell === 'due').length, dose: row.dose }));
  return { doses: counts.reduce((sum, one) => sum + one.due, 0), units: counts.reduce((sum, one) => sum + one.due * one.dose, 0) as Milli };
}

/** `30 doses`, `1 dose` */
export function dosesText(doses: number): string {
  return `${doses} ${doses === 1 ? 'dose' : 'doses'}`;
}

/** Whether times and doses of an order can be told; if not, it is printed as written with one open row. */
export function isReadable(order: MarOrderInput, context: GridContext): boolean {
  return order.regimen !== null && isComputable(order.regimen, order.passes ?? context.passes);
}

/** A row without an hour over the days of an order: open cells to ask about, or none due. */
function rowWithoutHour(order: MarOrderInput, context: GridContext, label: string, isDue: boolean): MarRow {
  const within = stateRow(0, { from: atMinute(context.days.from), to: null }, order.holds, context, () => isDue);
  const cells = within.map((cell, column) => {
    const day = { from: atMinute(context.days.from, column * MINUTES_PER_DAY), to: atMinute(context.days.from, (column + 1) * MINUTES_PER_DAY) };
    return overlaps(order, day) ? cell : day.from < order.from ? 'before_start' : 'after_stop';
  });
  return { hour: '', dose: label, kind: 'dose', cells, due: cells.filter((cell) => cell === 'due').length, edges: edgesOf(cells), tags: [] };
}

/** Prescriber, and how a tablet or capsule looks; other forms are named already. */
export function personAndLooks({ prescriber, product }: MarOrderInput): string {
  return product.category === 'oral_solid' ? `${prescriber} · ${looksText(product)}` : prescriber;
}

/** `30 doses, 60 tablets`; applications are not counted. */
function totalText(rows: readonly GridRow[], unit: string): string {
  const { doses, units } = dueTotal(rows);
  return unit.startsWith('application') ? dosesText(doses) : `${dosesText(doses)}, ${countText(units)} ${unitText(units, unit)}`;
}

function referenceOf(order: MarOrderInput, { dates }: GridContext, elsewhere: readonly string[]): readonly string[] {
  return [`Rx ${order.rxNumber} · ${lifeText(order, dates)}`, personAndLooks(order), ...elsewhere];
}

function frameOf(order: MarOrderInput): Pick<MarBlock, 'drug' | 'badge' | 'schedule' | 'purpose'> {
  const { product } = order;
  return { drug: drugText(product), badge: order.packaging === 'bulk' ? 'NOT IN PACK' : 'PACK', schedule: scheduleText(product.schedule), purpose: purposeOf(order) };
}

/** An order whose directions cannot be read: quoted, with one row to ask about (D56). */
function unreadBlock(order: MarOrderInput, context: GridContext): PlacedBlock {
  const holds = order.holds.map((hold) => holdText(hold, context.dates));
  const block: MarBlock = {
    ...frameOf(order),
    directions: `"${order.sigText.trim()}"`,
    asWritten: true,
    steps: [],
    reference: referenceOf(order, context, holds),
    rows: [rowWithoutHour(order, context, 'ask hour', true)],
    total: 'doses not counted: ask',
  };
  return { block, firstMinute: 0 };
}

/** Where a STAT dose comes from (D46). */
const STAT_NOTE = 'STAT dose: emergency kit or first fill, not in the pack';

/** The block of one scheduled order (D20–D28). */
export function orderBlock(order: MarOrderInput, context: GridContext): PlacedBlock {
  if (order.regimen === null || !isReadable(order, context)) return unreadBlock(order, context);
  const { text, asWritten } = directionsOf(order);
  const scale = slidingScale(text);
  // A scale whose steps cannot be told apart is the prescriber's own words (D28, D56).
  const onScale = isOnScale(text);
  const quoted = scale === null && onScale && !asWritten;
  const given = { ...order, regimen: order.regimen };
  const rows = gridRows(given, context);
  const plan = planTags(rows, order.to, order.holds, context);
  const words = onScale ? (): string => (recordOf(order.product) === 'insulin' ? 'initials' : 'units') : doseInUnits(order.product);
  const block: MarBlock = {
    ...frameOf(order),
    directions: scale?.directions ?? (quoted ? `"${order.sigText.trim()}"` : text),
    asWritten: asWritten || quoted,
    steps: (scale?.steps ?? []).map(({ glucose, give }) => ({ dates: glucose, text: give })),
    reference: referenceOf(order, context, [...(rows.some(({ stat }) => stat) ? [STAT_NOTE] : []), ...plan.elsewhere]),
    rows: rows.length === 0 ? [rowWithoutHour(order, context, 'none due', false)] : [...printedRows(rows, { tags: plan.tags, words, noted: notedRows(order.product, text), removals: removalRows(given, rows, context) }), ...dailyMeasures(rows, dailyRows(order.product))],
    total: !onScale ? totalText(rows, order.product.doseUnit) : `${dueTotal(rows).doses} checks`,
  };
  return { block, firstMinute: (rows.find(({ stat }) => !stat) ?? rows[0])?.minute ?? 0 };
}
