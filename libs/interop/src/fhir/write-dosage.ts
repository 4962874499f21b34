import { type LocalMinute, MINUTES_PER_DAY, type Milli, type Zone, dayOf, formatDay, minuteOf } from '@cyclefill/domain/kernel';
import type { DosePattern, Phase, Regimen } from '@cyclefill/domain/regimen';
import { renderDirections } from '@cyclefill/domain/sig';
import type { Dosage, Repeat } from './dosage.shape.js';
import { momentText } from './write-moment.js';
import { WRITE_LOSSES, type WriteLoss, inTurn, writePattern } from './write-pattern.js';

/** What is written beside when and how much. */
export interface DosageWords {
  readonly zone: Zone;
  readonly doseUnit: string;
  /** As in the catalogue. */
  readonly route: string;
  /** Directions as the prescriber wrote them; null leaves the structure to speak. */
  readonly text: string | null;
  readonly asNeededFor: string | null;
}

/** A regimen as dosages, and what FHIR R4 cannot say of it. */
export interface WrittenDosages {
  readonly dosages: readonly Dosage[];
  readonly losses: readonly WriteLoss[];
}

/** From a start to an exclusive stop; FHIR's end is the last day or minute that still counts (D48). */
function boundsPeriod(start: LocalMinute, to: LocalMinute | null, zone: Zone): NonNullable<Repeat['boundsPeriod']> | null {
  const begin = minuteOf(start) === 0 ? formatDay(dayOf(start)) : momentText(start, zone);
  // A date alone is the whole day: right for a stop at midnight, wrong for one a minute later.
  const end = to === null ? undefined : minuteOf(to) === 0 ? formatDay(dayOf((to - MINUTES_PER_DAY) as LocalMinute)) : momentText((to - 1) as LocalMinute, zone);
  return begin === null || end === null ? null : { start: begin, ...(end === undefined ? {} : { end }) };
}

function amount(milli: Milli, unit: string): { readonly value: number; readonly unit: string } {
  return { value: milli / 1000, unit };
}

function doseOf(dose: DosePattern, unit: string): Pick<Dosage, 'doseAndRate'> {
  if (dose.kind === 'fixed') return { doseAndRate: [{ doseQuantity: amount(dose.dose, unit) }] };
  return dose.kind === 'range' ? { doseAndRate: [{ doseRange: { low: amount(dose.low, unit), high: amount(dose.high, unit) } }] } : {};
}

/** Doses in turn as one part each, its days spread; null where no pattern has such days. */
function turnsOf(phase: Phase, doses: readonly Milli[]): readonly Phase[] | WriteLoss {
  const parts = doses.map((dose, turn): Phase | null => {
    const days = inTurn(phase, doses.length, turn);
    return days === null ? null : { ...phase, ...days, dose: { kind: 'fixed', dose } };
  });
  return parts.includes(null) ? 'doses-in-turn' : parts.filter((part) => part !== null);
}

/** A phase as phases of one dose and one day of the month, side by side: each is written as a dosage of its own. */
function partsOf(phase: Phase): readonly Phase[] | WriteLoss {
  const { days, dose, times } = phase;
  const first: DosePattern = dose.kind === 'by-time' || dose.kind === 'alternating' ? { kind: 'fixed', dose: dose.doses[0] ?? (0 as Milli) } : dose;
  if (times.kind === 'once' || times.kind === 'unplaced') return [{ ...phase, dose: first }];
  if (dose.kind === 'alternating') return turnsOf(phase, dose.doses);
  if (dose.kind === 'by-time') {
    if (times.kind === 'every-hours' || times.kind === 'every-minutes') return [{ ...phase, dose: first }];
    if (times.kind !== 'clock' || dose.doses.length < times.minutes.length || days.kind === 'month-days') return 'doses-by-time';
    return times.minutes.map((minute, index) => ({ ...phase, times: { kind: 'clock', minutes: [minute] }, dose: { kind: 'fixed', dose: dose.doses[index] ?? (0 as Milli) } }));
  }
  // Later days fall together at the end of a short month and are then one dose, not two.
  if (days.kind === 'month-days' && days.days.length > 1 && days.days.every((day) => day <= 28)) return days.days.map((day) => ({ ...phase, days: { ...days, days: [day] } }));
  return [phase];
}

function writePhase(phase: Phase, words: DosageWords): readonly Dosage[] | WriteLoss {
  if (phase.to !== null && phase.to < phase.from) return 'stops-before-start';
  const { lasts } = phase;
  if (lasts === 'next') return 'until-next';
  const parts = partsOf(phase);
  if (typeof parts === 'string') return parts;
  if (parts.length > 1 && phase.count !== undefined) return 'count-of-parts';
  const written: Dosage[] = [];
  for (const part of parts) {
    const pattern = writePattern(part);
    if (typeof pattern === 'string') return pattern;
    // Ends before its first day: nothing is given, and a period that ends before it starts is none.
    if (part.to !== null && pattern.start >= part.to) continue;
    const bounds = boundsPeriod(pattern.start, part.to, words.zone);
    if (bounds === null) return 'starts-in-gap';
    const more: Repeat = {
      boundsPeriod: bounds,
      ...(part.count === undefined || part.times.kind === 'once' ? {} : { count: part.count }),
      ...(lasts === undefined ? {} : { duration: lasts, durationUnit: 'min' }),
    };
    written.push({ timing: { ...pattern.timing, repeat: { ...pattern.timing.repeat, ...more } }, ...doseOf(part.dose, words.doseUnit) });
  }
  return written;
}

/** A phase that FHIR cannot say, in plain words: whoever reads it must ask, and cannot take it for something else. */
function asText(phase: Phase, regimen: Regimen, words: DosageWords): Dosage {
  return { text: renderDirections({ regimen: { prn: regimen.prn, phases: [phase] }, route: words.route, doseUnit: words.doseUnit, reason: words.asNeededFor }) };
}

/**
 * A regimen as FHIR R4 dosages: phases side by side, or in sequence where they are numbered as steps. What R4 cannot say is
 * written as text alone and named, never bent into something near it.
 */
export function writeDosages(regimen: Regimen, words: DosageWords): WrittenDosages {
  const losses = new Set<WriteLoss>();
  const numbered = regimen.phases.every(({ step }) => step !== undefined);
  if (!numbered && regimen.phases.some(({ step }) => step !== undefined)) losses.add('steps-of-some');
  const dosages = regimen.phases.flatMap((phase): readonly Dosage[] => {
    const written = writePhase(phase, words);
    if (typeof written === 'string') losses.add(written);
    const some = typeof written === 'string' ? [asText(phase, regimen, words)] : written;
    return some.map((dosage) => ({
      ...(numbered ? { sequence: phase.step } : {}),
      ...dosage,
      ...(regimen.prn ? (words.asNeededFor === null ? { asNeededBoolean: true } : { asNeededCodeableConcept: { text: words.asNeededFor } }) : {}),
      route: { text: words.route },
      ...(regimen.most === undefined ? {} : { maxDosePerPeriod: { numerator: amount(regimen.most.dose, words.doseUnit), denominator: { value: regimen.most.hours, unit: 'hours', code: 'h' } } }),
    }));
  });
  const [only, ...more] = dosages;
  const spoken = words.text !== null && only !== undefined && more.length === 0 ? [{ ...only, text: words.text }] : dosages;
  return { dosages: spoken, losses: WRITE_LOSSES.filter((loss) => losses.has(loss)) };
}
