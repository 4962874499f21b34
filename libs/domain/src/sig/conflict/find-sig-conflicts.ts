import { type LocalMinute, type Milli, dayOf, formatDay } from '@cyclefill/domain/kernel';
import type { DosePattern, Phase, Regimen } from '@cyclefill/domain/regimen';
import { sigRoute } from '../catalogue-route.js';
import { dayPatternText } from '../day-text.js';
import { doseText } from '../dose-units.js';
import type { SigPart, SigReading, SigRoute, SigStructure } from '../sig-structure.js';
import { unitOf } from '../sig-of-regimen.js';
import { sigDaysText, timesText } from '../times-text.js';
import { type OrderDose, amountText, sameDose } from './compare-dose.js';
import { sameDays } from './compare-days.js';
import { type TimesOfCode, orderTimesText, sameTimes } from './compare-times.js';

/** An order as its columns say it, to be held against its text. */
export interface OrderSaid {
  readonly regimen: Regimen;
  readonly doseUnit: string;
  readonly route: string;
  /** Of the product: a dose in mg is held against pieces by it. */
  readonly strength: string;
  readonly from: LocalMinute;
  /** Exclusive; null = open. */
  readonly to: LocalMinute | null;
  /** One step of a taper or split order: the text may tell the other steps too. */
  readonly grouped: boolean;
  readonly timesOf: TimesOfCode;
}

/** One thing that text and order say differently (D50). */
export interface SigConflict {
  readonly field: 'dose' | 'route' | 'need' | 'days' | 'times' | 'length' | 'start';
  readonly text: string;
  readonly order: string;
}

const EVERY_DAY = 'every day';

/** The doses of a pattern in turn; null = it settles none, which keeps the order out of packs by itself. */
function dosesOf(dose: DosePattern): readonly Milli[] | null {
  if (dose.kind === 'range' || dose.kind === 'unstated') return null;
  return dose.kind === 'fixed' ? [dose.dose] : dose.doses;
}

/** Routes that one product may have beside each other: a patch on the skin, a liquid by mouth or by tube. */
function sameRoute(said: SigRoute, meant: SigRoute): boolean {
  const alike: readonly (readonly SigRoute[])[] = [['topical', 'transdermal'], ['oral', 'tube']];
  return said === meant || alike.some((routes) => routes.includes(said) && routes.includes(meant));
}

function doseConflict(part: SigPart, phase: Phase, order: OrderSaid): SigConflict | null {
  const said = part.alternate === null ? [part.amount] : [part.amount, part.alternate];
  const meant = dosesOf(phase.dose);
  if (meant === null) return null;
  const unit = unitOf(order.doseUnit);
  const asOrder = (dose: Milli): OrderDose => ({ dose, unit, strength: order.strength });
  const context = { route: part.route, prn: part.prn };
  const agree = (at: number): boolean | null => {
    const [amount, dose] = [said[at], meant[at]];
    if (amount === undefined || dose === undefined) return false;
    const same = sameDose(amount, asOrder(dose), context);
    return same === null && part.alsoAs !== null && at === 0 ? sameDose(part.alsoAs, asOrder(dose), context) : same;
  };
  const count = Math.max(said.length, meant.length);
  if (!Array.from({ length: count }, (_all, at) => agree(at)).includes(false)) return null;
  return { field: 'dose', text: said.map(amountText).join(', then '), order: meant.map((dose) => doseText(dose, unit)).join(', then ') };
}

function lengthConflict(part: SigPart, order: OrderSaid): SigConflict | null {
  if (part.durationDays === null) return part.times.kind === 'once' && order.to === null ? { field: 'length', text: 'once', order: 'no end' } : null;
  if (order.to === null) return { field: 'length', text: `${part.durationDays} days`, order: 'no end' };
  const days = dayOf((order.to - 1) as LocalMinute) - dayOf(order.from) + 1;
  // A course that begins during a day ends during one: a calendar day more is the same course.
  return days === part.durationDays || days === part.durationDays + 1 ? null : { field: 'length', text: `${part.durationDays} days`, order: `${days} days` };
}

function partConflicts(part: SigPart, phase: Phase, order: OrderSaid, doubts: ReadonlySet<string>): readonly SigConflict[] {
  const { prn } = order.regimen;
  const found: (SigConflict | null)[] = [doseConflict(part, phase, order)];
  if (part.prn !== prn) found.push({ field: 'need', text: part.prn ? 'as needed' : 'scheduled', order: prn ? 'as needed' : 'scheduled' });
  if (part.times.kind !== 'unsaid' && !doubts.has('FREQUENCY_ASSUMED')) {
    if (!sameDays(part.days, part.times, phase.days)) found.push({ field: 'days', text: sigDaysText(part.days, part.times) || EVERY_DAY, order: dayPatternText(phase.days) || EVERY_DAY });
    if (sameTimes(part.times, phase.times, order.timesOf, prn) === false) found.push({ field: 'times', text: timesText(part.times, { kind: 'daily' }, 'staff'), order: orderTimesText(phase.times, order.timesOf) });
  }
  if (!prn && !doubts.has('DURATION_UNCLEAR')) found.push(lengthConflict(part, order));
  return found.filter((conflict) => conflict !== null);
}

function routeConflict(sig: SigStructure, order: OrderSaid, doubts: ReadonlySet<string>): SigConflict | null {
  const [said, meant] = [sig.parts[0]?.route ?? null, sigRoute(order.route)];
  return said === null || meant === null || doubts.has('ROUTE_ASSUMED') || sameRoute(said, meant) ? null : { field: 'route', text: said, order: meant };
}

function datesConflict(sig: SigStructure, order: OrderSaid): SigConflict | null {
  if (sig.start !== null && sig.start > dayOf(order.from)) return { field: 'start', text: formatDay(sig.start), order: formatDay(dayOf(order.from)) };
  if (sig.until === null) return null;
  const last = order.to === null ? null : dayOf((order.to - 1) as LocalMinute);
  return last !== null && last <= sig.until ? null : { field: 'length', text: `until ${formatDay(sig.until)}`, order: last === null ? 'no end' : `until ${formatDay(last)}` };
}

/** The order against the parts of its text: each phase with its own part, or one step of a group with any of them. */
function phaseConflicts(sig: SigStructure, order: OrderSaid, doubts: ReadonlySet<string>): readonly SigConflict[] {
  const { phases } = order.regimen;
  if (phases.length === 0) return [];
  const against = (part: SigPart | undefined, phase: Phase | undefined): readonly SigConflict[] => (part === undefined || phase === undefined ? [] : partConflicts(part, phase, order, doubts));
  if (sig.parts.length === 1 && phases.length === 1) return against(sig.parts[0], phases[0]);
  if (order.grouped && phases.length === 1) {
    const each = sig.parts.map((part) => against(part, phases[0]));
    return each.some((conflicts) => conflicts.length === 0) ? [] : (each[0] ?? []);
  }
  const scheduled = sig.parts.filter((part) => !part.prn);
  if (scheduled.length !== phases.length) return [{ field: 'dose', text: `${scheduled.length} parts`, order: `${phases.length} ${phases.length === 1 ? 'part' : 'parts'}` }];
  return scheduled.flatMap((part, index) => against(part, phases[index]).filter(({ field }) => field !== 'length'));
}

/**
 * Everything that a text and its order say differently (D50): dose, unit, route, days, times, need, length, start. What
 * either of them does not say, or what the reading is in doubt about, is no difference.
 */
export function findSigConflicts(reading: SigReading, order: OrderSaid): readonly SigConflict[] {
  if (reading.structure === null) return [];
  const sig = reading.structure;
  const doubts: ReadonlySet<string> = new Set(reading.warnings.map(({ code }) => code));
  // A scale is text for the nurse: its doses depend on what is measured.
  const found = sig.scale === null && !doubts.has('SLIDING_SCALE') ? [...phaseConflicts(sig, order, doubts), datesConflict(sig, order)] : [];
  return [...found, routeConflict(sig, order, doubts)].filter((conflict) => conflict !== null);
}

/** `text says 1 tablet, the order says 2 tablets; …` */
export function sigConflictText(conflicts: readonly SigConflict[]): string {
  return conflicts.map(({ text, order }) => `the text says ${text}, the order says ${order}`).join('; ');
}
