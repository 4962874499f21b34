import { type Milli, assertNever } from '@cyclefill/domain/kernel';
import type { DosePattern, Often, PassSlot, Phase, Regimen } from '@cyclefill/domain/regimen';
import { sigRoute } from './catalogue-route.js';
import type { SigAmount, SigDays, SigPart, SigSlot, SigStructure, SigTimes } from './sig-structure.js';

/** An order as it is held: its regimen, and what the product adds. */
export interface DirectionsInput {
  readonly regimen: Regimen;
  /** `ORAL`, `SUBCUTANEOUS` … as in the catalogue. */
  readonly route: string;
  readonly doseUnit: string;
  readonly reason: string | null;
}

const slots = (...named: readonly SigSlot[]): SigTimes => ({ kind: 'slots', slots: named, leadMinutes: null });
const UNSAID: SigTimes = { kind: 'unsaid' };
const count = (low: number): SigTimes => ({ kind: 'count', low, high: null });

/** What a pass code means in words; hours codes are read besides. */
const TIMES: ReadonlyMap<string, SigTimes> = new Map<string, SigTimes>([
  ['QD', count(1)], ['BID', count(2)], ['TID', count(3)], ['QID', count(4)], ['QAM', slots('morning')], ['QNOON', slots('noon')], ['QAFT', slots('afternoon')], ['QNIGHT', slots('bedtime')], ['CM', slots('with breakfast')], ['CD', slots('with lunch')], ['CV', slots('with dinner')], ['QPM', slots('evening')], ['QHS', slots('bedtime')], ['EARLY', slots('early morning')],
  ['MEALS', slots('with meals')], ['AC', slots('before meals')], ['PC', slots('after meals')], ['ACM', slots('before breakfast')], ['ACD', slots('before lunch')], ['ACV', slots('before dinner')],
  ['PCM', slots('after breakfast')], ['PCD', slots('after lunch')], ['PCV', slots('after dinner')], ['ACHS', slots('before meals', 'bedtime')], ['BIDAC', slots('before lunch', 'before dinner')], ['QSHIFT', { kind: 'every-shift' }],
]);

/** The times of a pass code; a code that is in no list is told as it stands. */
export function timesOfPassCode(code: string): SigTimes | null {
  const hours = /^Q(\d{1,3})H$/.exec(code)?.[1];
  return hours === undefined ? (TIMES.get(code) ?? null) : { kind: 'every-hours', hours: Number(hours), high: null };
}

/** Singular of a catalogue's unit, as a text names it. */
export function unitOf(doseUnit: string): string {
  return doseUnit === 'units' ? 'unit' : doseUnit === 'suppositories' ? 'suppository' : doseUnit;
}

/** The meal or meals of a pass, by whose name a moved pass is told. */
const MEALS: ReadonlyMap<string, readonly [before: SigSlot, after: SigSlot]> = new Map<string, readonly [SigSlot, SigSlot]>([
  ['MEALS', ['before meals', 'after meals']], ['CM', ['before breakfast', 'after breakfast']], ['CD', ['before lunch', 'after lunch']], ['CV', ['before dinner', 'after dinner']],
]);

/** Several passes as the moments that they are; null = one of them has no name. */
function namedSlots(passes: readonly PassSlot[]): readonly SigSlot[] | null {
  const named = passes.map(({ code, shift }) => {
    if (shift !== 0) return MEALS.get(code)?.[shift < 0 ? 0 : 1] ?? null;
    const times = TIMES.get(code);
    return times?.kind === 'slots' ? times.slots : null;
  });
  return named.includes(null) ? null : named.flatMap((slot) => slot ?? []);
}

function slotTimes(passes: readonly PassSlot[]): SigTimes {
  const named = namedSlots(passes);
  return named === null ? UNSAID : { kind: 'slots', slots: named, leadMinutes: Math.abs(passes[0]?.shift ?? 0) || null };
}

/** How often, where that does not say when. A stretch of days has no words of its own and stays unsaid. */
function oftenTimes({ times, timesMax, period, periodMax, unit }: Often): SigTimes {
  const high = (low: number, most: number): number | null => (most > low ? most : null);
  if (unit === 'hours' && times === 1 && timesMax === 1) return { kind: 'every-hours', hours: period, high: high(period, periodMax) };
  if (unit === 'days' && period === 1 && periodMax === 1) return { kind: 'count', low: times, high: high(times, timesMax) };
  return UNSAID;
}

function daysOf({ days, times }: Phase): SigDays {
  if (times.kind !== 'unplaced' || times.often.period !== 1 || times.often.periodMax !== 1) return days;
  const { unit, times: often } = times.often;
  return unit === 'weeks' || unit === 'months' ? { kind: 'some-days', times: often, per: unit === 'weeks' ? 'week' : 'month' } : days;
}

function timesOf({ times }: Phase): SigTimes {
  switch (times.kind) {
    case 'passes':
      return timesOfPassCode(times.code) ?? UNSAID;
    case 'clock':
      return { kind: 'clock', minutes: times.minutes };
    case 'every-hours':
      return { kind: 'every-hours', hours: times.hours, high: null };
    case 'slots':
      return slotTimes(times.slots);
    case 'every-minutes':
      return { kind: 'every-minutes', minutes: times.minutes };
    case 'once':
      return { kind: 'once' };
    case 'unplaced':
      return oftenTimes(times.often);
    default:
      return assertNever(times);
  }
}

/** The doses of a pattern in turn; of a range the lower one, of what is not stated none. */
function dosesOf(dose: DosePattern): readonly Milli[] {
  switch (dose.kind) {
    case 'fixed':
      return [dose.dose];
    case 'by-time':
    case 'alternating':
      return dose.doses;
    case 'range':
      return [dose.low];
    case 'unstated':
      return [];
    default:
      return assertNever(dose);
  }
}

/** Parts of one phase: a dose of its own at each time makes a part for each. */
function partsOf(phase: Phase, step: number, input: DirectionsInput): readonly SigPart[] {
  const high = phase.dose.kind === 'range' ? phase.dose.high : null;
  const amount = (low: Milli): SigAmount => ({ low, high, unit: unitOf(input.doseUnit) });
  const doses = dosesOf(phase.dose);
  const times = timesOf(phase);
  const part = (low: Milli, at: SigTimes): SigPart => ({
    step, verb: null, amount: amount(low), alsoAs: null, alternate: phase.dose.kind === 'alternating' && doses[1] !== undefined ? amount(doses[1]) : null, route: sigRoute(input.route), site: null,
    days: daysOf(phase), times: at, food: null, prn: input.regimen.prn, prnReason: input.reason, durationDays: null, count: phase.count ?? null, removeAfterMinutes: typeof phase.lasts === 'number' ? phase.lasts : null,
  });
  if (phase.dose.kind !== 'by-time') return [part(doses[0] ?? (0 as Milli), times)];
  const minutes = times.kind === 'clock' ? times.minutes : [];
  return doses.map((dose, index) => part(dose, minutes[index] === undefined ? times : { kind: 'clock', minutes: [minutes[index]] }));
}

/** The regimen of an order as the structure a text would have: phases that follow each other are steps. */
export function sigOfRegimen(input: DirectionsInput): SigStructure {
  let step = -1;
  const parts = input.regimen.phases.flatMap((phase, index) => {
    const before = input.regimen.phases[index - 1];
    if (before === undefined || phase.from !== before.from) step += 1;
    return partsOf(phase, step, input);
  });
  const instructions = input.regimen.phases.some(({ lasts }) => lasts === 'next') ? ['remove old patch'] : [];
  return { parts, limit: null, holds: [], start: null, until: null, indication: null, scale: null, instructions };
}
