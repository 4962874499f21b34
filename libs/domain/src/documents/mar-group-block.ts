import { type Milli, byCodePoint, dayOf, overlaps } from '@cyclefill/domain/kernel';
import { asNeededParts, countText, dayPatternText, doseText, formatStrength, listText, looksText, unitText } from '@cyclefill/domain/sig';
import type { DrugText } from './document-frame.js';
import { dailyRows, notedRows } from './noted-rows.js';
import { type PlacedBlock, dosesText, dueTotal } from './mar-block.js';
import { type GridContext, type GridRow, gridRows } from './mar-grid.js';
import type { MarOrderInput } from './mar-order.js';
import { removalRows } from './mar-removals.js';
import { dailyMeasures, doseInStrength, printedRows } from './mar-rows.js';
import { planTags } from './mar-tags.js';
import type { MarBlock } from './mar.model.js';
import { directionsOf, drugText, purposeOf, scheduleText } from './order-print.js';
import { dateText, lastDayOf, shortDate, shortWeekday } from './print-dates.js';

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Steps in their order: by number, then by start. */
function inOrder(orders: readonly MarOrderInput[]): readonly MarOrderInput[] {
  return orders.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || a.from - b.from || byCodePoint(a.orderId, b.orderId));
}

/** A taper's steps follow each other; otherwise the group gives different doses on different days (D29, D43). */
function isTaper(steps: readonly MarOrderInput[]): boolean {
  return steps.every((step, index) => index === 0 || (steps[index - 1]?.to ?? Infinity) <= step.from);
}

function abuts(steps: readonly MarOrderInput[]): boolean {
  return steps.every((step, index) => index === 0 || steps[index - 1]?.to === step.from);
}

function stepText(order: MarOrderInput): string {
  const dose = order.regimen?.phases[0]?.dose;
  const strength = formatStrength(order.product.strength);
  return dose?.kind === 'fixed' ? `${doseText(dose.dose, order.product.doseUnit)} of ${strength}` : directionsOf(order).text;
}

function stepDates(order: MarOrderInput, taper: boolean, { dates }: GridContext): string {
  const days = order.regimen?.phases[0]?.days;
  if (!taper && days?.kind === 'weekdays') return days.days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map(shortWeekday).join(' ');
  if (!taper && days !== undefined && days.kind !== 'daily') return dayPatternText(days);
  if (order.to === null) return `from ${shortDate(dayOf(order.from), dates)}`;
  return `${shortDate(dayOf(order.from), dates)} to ${shortDate(lastDayOf(order.to), dates)}`;
}

/** The directions that all steps share: without amounts, durations, weekdays and step numbers, which the steps say. */
function sharedDirections(steps: readonly MarOrderInput[]): string {
  const bare = steps.map((step) =>
    directionsOf(step).text
      .replace(/^(\w+) [\d/ ]*\d+(?:\/\d)? [a-z]+(?: \([^)]*\))? /i, '$1 ')
      .replace(/ for \d+ days?\b/, '')
      .replace(/ ?\(taper step \d+\)/, '')
      .replace(/ on (?:[A-Z][a-z]+day(?:, | and )?)+/, ''),
  );
  return distinct(bare).join(' ');
}

function drugOf(steps: readonly MarOrderInput[], taper: boolean): DrugText {
  const texts = steps.map((step) => drugText(step.product));
  return { name: distinct(texts.map((text) => text.name)).join(', '), strength: listText(distinct(texts.map((text) => text.strength))), form: `${texts[0]?.form ?? ''}, ${taper ? 'taper' : 'dose by day'}` };
}

/** `19 doses: 27 tablets of 10 mg, 5 tablets of 5 mg` */
function totalOf(parts: readonly { readonly order: MarOrderInput; readonly rows: readonly GridRow[] }[]): string {
  let doses = 0;
  const byProduct = new Map<string, { units: number; unit: string }>();
  for (const { order, rows } of parts) {
    const total = dueTotal(rows);
    const strength = formatStrength(order.product.strength);
    doses += total.doses;
    byProduct.set(strength, { units: (byProduct.get(strength)?.units ?? 0) + total.units, unit: order.product.doseUnit });
  }
  const units = [...byProduct].map(([strength, { units: milli, unit }]) => `${countText(milli as Milli)} ${unitText(milli as Milli, unit)} of ${strength}`);
  return `${dosesText(doses)}: ${units.join(', ')}`;
}

function referenceOf(steps: readonly MarOrderInput[], taper: boolean, { dates }: GridContext, elsewhere: readonly string[]): readonly string[] {
  const starts = distinct(steps.slice(0, taper ? 1 : steps.length).map((step) => dateText(dayOf(step.from), dates))).join(', ');
  const stops = distinct(steps.slice(taper ? -1 : 0).map((step) => (step.to === null ? 'open' : dateText(lastDayOf(step.to), dates)))).join(', ');
  const life = `start ${starts} · stop ${stops}`;
  const gap = taper && !abuts(steps) ? ['steps do not abut: ask'] : [];
  const people = distinct(steps.map((step) => step.prescriber)).join(', ');
  const looks = distinct(steps.map((step) => looksText(step.product))).join(', ');
  return [`Rx ${steps.map((step) => step.rxNumber).join(', ')} · ${life}`, `${people} · ${looks}`, ...gap, ...elsewhere];
}

/**
 * One block for the orders of a group, one row group a step, with the dose of each (D29): a taper, or a dose that differs by
 * weekday. Steps outside the record are listed and have no row. Every order must be readable.
 */
export function groupBlock(orders: readonly MarOrderInput[], context: GridContext, month: { readonly from: MarOrderInput['from']; readonly to: MarOrderInput['from'] }): PlacedBlock {
  const steps = inOrder(orders);
  const taper = isTaper(steps);
  const parts = steps.filter((step) => overlaps(step, month)).map((order) => ({ order, rows: order.regimen === null ? [] : gridRows({ ...order, regimen: order.regimen }, context) }));
  const rows = parts.flatMap((part) => part.rows);
  const holds = parts.flatMap((part) => part.order.holds);
  const ends = steps.map((step) => step.to);
  const end = ends.includes(null) ? null : (Math.max(...ends.map((to) => to ?? 0)) as MarOrderInput['from']);
  const plan = planTags(rows, end, holds, context);
  let before = 0;
  const printed = parts.flatMap(({ order, rows: own }) => {
    const offset = before;
    before += own.length;
    const tags = plan.tags.map((tag) => ({ ...tag, row: tag.row - offset }));
    const removals = order.regimen === null ? [] : removalRows({ ...order, regimen: order.regimen }, own, context);
    return printedRows(own, { tags, words: doseInStrength(order.product), noted: notedRows(order.product, asNeededParts(directionsOf(order).text).directions), removals });
  });
  const [first] = steps;
  const block: MarBlock = {
    drug: drugOf(steps, taper),
    badge: steps.every((step) => step.packaging !== 'bulk') ? 'PACK' : 'NOT IN PACK',
    schedule: scheduleText(first?.product.schedule ?? null),
    directions: sharedDirections(steps),
    asWritten: steps.some((step) => directionsOf(step).asWritten),
    purpose: steps.map(purposeOf).find((purpose) => purpose !== null) ?? null,
    steps: steps.map((step) => ({ dates: stepDates(step, taper, context), text: stepText(step) })),
    reference: referenceOf(steps, taper, context, plan.elsewhere),
    rows: [...printed, ...dailyMeasures(rows, distinct(steps.flatMap((step) => dailyRows(step.product))))],
    total: totalOf(parts),
  };
  return { block, firstMinute: rows[0]?.minute ?? 0 };
}
