import { type Milli, assertNever } from '@cyclefill/domain/kernel';
import type { DosePattern, Phase, Regimen } from '@cyclefill/domain/regimen';
import { sigRoute } from './catalogue-route.js';
import type { SigAmount, SigPart, SigSlot, SigStructure, SigTimes } from './sig-structure.js';

/** An order as it is held: its regimen, and what the product adds. */
export interface DirectionsInput {
  readonly regimen: Regimen;
  /** `ORAL`, `SUBCUTANEOUS` … as in the catalogue. */
  readonly route: string;
  readonly doseUnit: string;
  readonly reason: string | null;
}

const slots = (...named: readonly SigSlot[]): SigTimes => ({ kind: 'slots', slots: named, leadMinutes: null });
const count = (low: number): SigTimes => ({ kind: 'count', low, high: null });

/** What a pass code means in words; hours codes are read besides. */
const TIMES: ReadonlyMap<string, SigTimes> = new Map<string, SigTimes>([
  ['QD', count(1)], ['BID', count(2)], ['TID', count(3)], ['QID', count(4)], ['QAM', slots('morning')], ['QPM', slots('evening')], ['QHS', slots('bedtime')], ['EARLY', slots('early morning')],
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

function timesOf({ times }: Phase): SigTimes {
  switch (times.kind) {
    case 'passes':
      return timesOfPassCode(times.code) ?? { kind: 'unsaid' };
    case 'clock':
      return { kind: 'clock', minutes: times.minutes };
    case 'every-hours':
      return { kind: 'every-hours', hours: times.hours, high: null };
    default:
      return assertNever(times);
  }
}

function dosesOf(dose: DosePattern): readonly Milli[] {
  return dose.kind === 'fixed' ? [dose.dose] : dose.doses;
}

/** Parts of one phase: a dose of its own at each time makes a part for each. */
function partsOf(phase: Phase, step: number, input: DirectionsInput): readonly SigPart[] {
  const amount = (low: Milli): SigAmount => ({ low, high: null, unit: unitOf(input.doseUnit) });
  const doses = dosesOf(phase.dose);
  const times = timesOf(phase);
  const part = (low: Milli, at: SigTimes): SigPart => ({
    step, verb: null, amount: amount(low), alsoAs: null, alternate: phase.dose.kind === 'alternating' && doses[1] !== undefined ? amount(doses[1]) : null, route: sigRoute(input.route), site: null,
    days: phase.days, times: at, food: null, prn: input.regimen.prn, prnReason: input.reason, durationDays: null, count: null, removeAfterMinutes: null,
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
  return { parts, limit: null, holds: [], start: null, until: null, indication: null, scale: null, instructions: [] };
}
