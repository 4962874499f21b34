import { type Day, type Milli, ONE_UNIT, addDays, addMilli, dayOf, formatMilli, grouped } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { countText, listText, unitText } from '@cyclefill/domain/sig';
import { type BenchPack, type PlacedDose, dosesIn } from './bench-pack.js';
import type { CheckSheetModel } from './check-sheet.model.js';
import { hoursText } from './hours-text.js';
import { drugLine } from './order-print.js';
import { shortDate, weekdayName } from './print-dates.js';

/** `1 whole and a half` of a dose that is no whole number of units; null = it is. */
function partText(dose: Milli): string | null {
  const [whole, part] = [Math.floor(dose / ONE_UNIT), dose % ONE_UNIT];
  if (part === 0) return null;
  const rest = part * 2 === ONE_UNIT ? 'a half' : `a part (${formatMilli(part as Milli)})`;
  return whole === 0 ? rest : `${whole} whole and ${rest}`;
}

/** Doses that are no whole units, with what they add up to. */
function partsText(doses: readonly PlacedDose[], doseUnit: string): string | null {
  const said = [...new Set(doses.map(({ dose }) => dose))].flatMap((dose) => partText(dose) ?? []);
  if (said.length === 0) return null;
  const [whole, total] = [doses.reduce((sum, { dose }) => sum + Math.floor(dose / ONE_UNIT), 0), addMilli(...doses.map(({ dose }) => dose))];
  const parts = doses.filter(({ dose }) => dose % ONE_UNIT !== 0).length;
  return `${listText(said)} of a ${unitText(ONE_UNIT, doseUnit)}. ${whole} whole and ${parts} ${parts === 1 ? 'part' : 'parts'} make ${countText(total)} ${unitText(total, doseUnit)}.`;
}

const NOTHING = 'nothing';

/** What is given on which days, where not every day is like the others; what most days are like is not listed day by day. null = all are alike. */
function oddDaysText({ days, passes }: PackPlan, doses: readonly PlacedDose[], dates: BenchPack['identity']['dates']): string | null {
  const all = days.to - days.from;
  const byDay = grouped(doses, ({ at }) => dayOf(at));
  const said = Array.from({ length: all }, (_, offset): readonly [Day, string] => [addDays(days.from, offset), hoursText(byDay.get(addDays(days.from, offset)) ?? []) || NOTHING]);
  const groups = [...grouped(said, ([, text]) => text)];
  if (passes.length === 0 || groups.length === 1) return null;
  const most = groups.find(([, own]) => own.length * 2 > all)?.[0] ?? null;
  const listed = groups.filter(([text]) => text !== most && !(most === null && text === NOTHING));
  const rest = most === null || most === NOTHING ? '' : `${most} on ${all - listed.reduce((sum, [, own]) => sum + own.length, 0)} of ${all} days. `;
  return `${rest}${listed.map(([text, own]) => `${text} on ${own.length} of ${all} days: ${own.map(([on]) => `${weekdayName(on)} ${shortDate(on, dates)}`).join(', ')}.`).join(' ')}`;
}

/** What is not the same whole number of units every day: halves and odd days, looked at before anything is counted (D80, D82). */
export function packOddities({ plan, orders, identity }: Pick<BenchPack, 'plan' | 'orders' | 'identity'>): CheckSheetModel['oddities'] {
  return orders.flatMap(({ print }) => {
    const doses = dosesIn(plan, print.orderId);
    const text = [partsText(doses, print.product.doseUnit), oddDaysText(plan, doses, identity.dates)].filter((part) => part !== null).join(' ');
    return text === '' ? [] : [{ drug: drugLine(print.product), text }];
  });
}
