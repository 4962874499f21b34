import { type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import type { DoseLimit, Phase, Regimen } from '@cyclefill/domain/regimen';
import { type TextDifference, compareFacts } from './compare-text.js';
import type { DosageContext } from './dosage-context.js';
import { type Dosage, type Repeat, conceptText, dosageShape } from './dosage.shape.js';
import { after, readMoment, wholeMinutes } from './fhir-time.js';
import { type NotPackable, inReportOrder } from './not-packable.js';
import { readDose, readLimit } from './read-dose.js';
import { readPattern } from './read-pattern.js';
import { readPlainFacts } from './read-plain-facts.js';
import { readSigFacts } from './read-sig-facts.js';
import { structureFacts } from './structure-facts.js';

/** What a dosage says beside when and how much; kept with the order, printed, and written back. */
export interface DosageDetail {
  readonly sequence: number | null;
  readonly text: string | null;
  readonly patientInstruction: string | null;
  readonly additional: readonly string[];
  readonly route: string | null;
  readonly site: string | null;
  readonly method: string | null;
  readonly asNeededFor: string | null;
  readonly doseUnit: string | null;
}

/** Elements of a dosage that no regimen holds; they stay in the source document. */
export const DOSAGE_LOSSES = ['rate', 'max-dose-per-period', 'max-dose-per-administration', 'max-dose-per-lifetime'] as const;
export type DosageLoss = (typeof DOSAGE_LOSSES)[number];

/** A dosage as a regimen: what could be told, why it is not packed, and where its text disagrees. */
export interface DosageReading {
  /** Null when nothing in it is structure. */
  readonly regimen: Regimen | null;
  /** Empty when the doses can be packed, as far as the dosage can say. */
  readonly reasons: readonly NotPackable[];
  readonly differences: readonly TextDifference[];
  readonly losses: readonly DosageLoss[];
  /** One for each dosage, in the order given. */
  readonly details: readonly DosageDetail[];
}

/** What became of one dosage. */
interface Part {
  readonly phases: readonly Phase[];
  readonly reasons: readonly NotPackable[];
  readonly differences: readonly TextDifference[];
  readonly end: LocalMinute | null;
  readonly prn: boolean;
  readonly limit: DoseLimit | null;
}

/** Start and stop of a dosage; null for what is malformed. A date-only end is the last day given (D48). */
function boundsOf(repeat: Repeat, start: LocalMinute, context: DosageContext): { readonly from: LocalMinute; readonly to: LocalMinute | null } | null {
  const { boundsPeriod: period, boundsDuration: duration } = repeat;
  const begin = period?.start === undefined ? start : readMoment(period.start, context.zone)?.from;
  if (begin === undefined) return null;
  if (duration !== undefined) {
    const to = after(begin, duration);
    return to === null ? null : { from: begin, to };
  }
  if (period?.end === undefined) return { from: begin, to: null };
  const end = readMoment(period.end, context.zone);
  return end === null ? null : { from: begin, to: end.to };
}

function lengthOf(repeat: Repeat): { readonly lasts?: number; readonly reasons: readonly NotPackable[] } {
  const { duration, durationMax, durationUnit: unit } = repeat;
  if (duration === undefined) return { reasons: durationMax === undefined ? [] : ['malformed'] };
  if (unit === undefined) return { reasons: ['malformed'] };
  if (durationMax !== undefined && durationMax !== duration) return { reasons: ['duration-range'] };
  const minutes = wholeMinutes(duration, unit);
  if (minutes === null) return { reasons: ['pattern-not-held'] };
  const period = repeat.period === undefined || repeat.periodUnit === undefined ? null : wholeMinutes(repeat.period, repeat.periodUnit);
  // An event that outlasts the time to the next is a course that was written as a length (D50, MISUSE).
  const tooLong = period !== null && minutes > period / (repeat.frequency ?? 1);
  return { lasts: minutes, reasons: tooLong ? ['event-too-long'] : [] };
}

function eventPhases(dosage: Dosage, context: DosageContext, rest: Omit<Phase, 'anchor' | 'from' | 'to' | 'days' | 'times'>): readonly Phase[] | null {
  const moments = (dosage.timing?.event ?? []).map((event) => (/T/.test(event) ? readMoment(event, context.zone) : null));
  return moments.some((moment) => moment === null) ? null : moments.filter((moment) => moment !== null).map(({ from, to }) => ({ ...rest, anchor: dayOf(from), from, to, days: { kind: 'daily' }, times: { kind: 'once' } }));
}

function textReasons(dosage: Dosage, context: DosageContext): { readonly reasons: readonly NotPackable[]; readonly differences: readonly TextDifference[] } {
  const { text } = dosage;
  if (text === undefined) return { reasons: [], differences: [] };
  const structure = structureFacts(dosage, context);
  const read = [readPlainFacts(text), (context.readText ?? readSigFacts)(text)].filter((facts) => facts !== null);
  const all = read.flatMap((facts) => compareFacts(facts, structure));
  const differences = all.filter((difference, index) => all.findIndex(({ field, kind }) => field === difference.field && kind === difference.kind) === index);
  return { differences, reasons: differences.map(({ kind }) => (kind === 'differs' ? 'text-differs' : 'text-adds')) };
}

function readOne(dosage: Dosage, start: LocalMinute, context: DosageContext, step: number | null): Part {
  const { reasons: textual, differences } = textReasons(dosage, context);
  const timing = dosage.timing ?? {};
  const repeat = timing.repeat ?? {};
  const amount = readDose(dosage, context.doseUnit);
  const length = lengthOf(repeat);
  const prn = dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined;
  const structured = timing.repeat !== undefined || timing.code !== undefined;
  const limit = readLimit(dosage, amount.unit ?? context.doseUnit);
  const reasons: NotPackable[] = [...textual, ...amount.reasons, ...length.reasons];
  if ((dosage.modifierExtension ?? []).length > 0) reasons.push('modifier');
  if (prn) reasons.push('as-needed');
  // Moments beside a pattern: whether they add to it or start it is not said.
  if (structured && (timing.event ?? []).length > 0) reasons.push('pattern-not-held');
  if (repeat.boundsRange !== undefined) reasons.push('bounds-range');
  if (repeat.countMax !== undefined && repeat.countMax !== repeat.count) reasons.push('count-range');
  const part = (phases: readonly Phase[], end: LocalMinute | null, more: readonly NotPackable[]): Part => ({ phases, reasons: [...reasons, ...more], differences, end, prn, limit });
  const bounds = boundsOf(repeat, start, context);
  if (bounds === null) return part([], null, ['malformed']);
  const rest = { dose: amount.dose, ...(length.lasts === undefined ? {} : { lasts: length.lasts }), ...(step === null ? {} : { step }) };
  if (!structured && (timing.event ?? []).length > 0) {
    const events = eventPhases(dosage, context, rest);
    return events === null ? part([], null, ['malformed']) : part(events, events.at(-1)?.to ?? null, []);
  }
  if (!structured) return part([], bounds.to, [dosage.text === undefined ? 'no-timing' : 'free-text-only']);
  const pattern = readPattern(timing, bounds.from, context.conventions);
  const once = pattern.parts.some(({ times }) => times.kind === 'once');
  const end = once ? ((bounds.from + 1) as LocalMinute) : bounds.to;
  const count = repeat.count === undefined || once ? {} : { count: repeat.count };
  const split = repeat.count !== undefined && pattern.parts.length > 1;
  const phases = pattern.parts.map(({ days, times, anchor }): Phase => ({ ...rest, ...count, anchor: anchor ?? dayOf(bounds.from), from: bounds.from, to: end, days, times }));
  return part(split ? [] : phases, end, split ? [...pattern.reasons, 'pattern-not-held'] : pattern.reasons);
}

function detailOf(dosage: Dosage): DosageDetail {
  return {
    sequence: dosage.sequence ?? null,
    text: dosage.text ?? null,
    patientInstruction: dosage.patientInstruction ?? null,
    additional: (dosage.additionalInstruction ?? []).map(conceptText).filter((text) => text !== null),
    route: conceptText(dosage.route),
    site: conceptText(dosage.site),
    method: conceptText(dosage.method),
    asNeededFor: conceptText(dosage.asNeededCodeableConcept),
    doseUnit: readDose(dosage, null).unit,
  };
}

function lossesOf(dosages: readonly Dosage[], limits: readonly (DoseLimit | null)[]): readonly DosageLoss[] {
  const has = (held: (dosage: Dosage) => boolean): boolean => dosages.some(held);
  const rates = has(({ doseAndRate = [] }) => doseAndRate.some((one) => one.rateQuantity !== undefined || one.rateRange !== undefined || one.rateRatio !== undefined));
  const shown = new Set(limits.map((limit) => JSON.stringify(limit)));
  return DOSAGE_LOSSES.filter((loss) =>
    ({
      rate: rates,
      'max-dose-per-period': (has((dosage) => dosage.maxDosePerPeriod !== undefined) && limits.every((limit) => limit === null)) || shown.size > 1,
      'max-dose-per-administration': has((dosage) => dosage.maxDosePerAdministration !== undefined),
      'max-dose-per-lifetime': has((dosage) => dosage.maxDosePerLifetime !== undefined),
    })[loss]);
}

/** Steps in their order; dosages without a sequence, or all with one, are given side by side. */
function inSteps(dosages: readonly Dosage[]): readonly (readonly Dosage[])[] {
  const numbers = [...new Set(dosages.map(({ sequence }) => sequence ?? 0))].toSorted((a, b) => a - b);
  return numbers.map((number) => dosages.filter(({ sequence }) => (sequence ?? 0) === number));
}

function readSteps(dosages: readonly Dosage[], context: DosageContext): readonly Part[] {
  const steps = inSteps(dosages);
  const parts: Part[] = [];
  let start: LocalMinute | null = context.start;
  for (const [index, step] of steps.entries()) {
    const from: LocalMinute = start ?? context.start;
    const unknown = start === null && step.some(({ timing }) => timing?.repeat?.boundsPeriod?.start === undefined);
    const read = step.map((dosage) => readOne(dosage, from, context, steps.length > 1 ? index + 1 : null));
    parts.push(...(unknown ? read.map((part) => ({ ...part, reasons: [...part.reasons, 'open-step' as const] })) : read));
    const ends = read.map(({ end }) => end);
    start = ends.includes(null) ? null : (Math.max(...ends.map((end) => end ?? 0)) as LocalMinute);
  }
  return parts;
}

/**
 * A FHIR R4 `Dosage[]`, such as `MedicationRequest.dosageInstruction`, as one regimen (D43, D57). Nothing is guessed: what
 * leaves days, times or amount open is kept as far as it goes and has a reason of the closed list for not being packed.
 */
export function readDosages(json: unknown, context: DosageContext): DosageReading {
  const parsed = dosageShape.array().min(1).safeParse(json);
  if (!parsed.success) return { regimen: null, reasons: ['malformed'], differences: [], losses: [], details: [] };
  const dosages = parsed.data;
  const parts = readSteps(dosages, context);
  const phases = parts.flatMap((part) => part.phases);
  const prn = parts.every((part) => part.prn);
  const reasons = parts.flatMap((part) => part.reasons);
  const limits = parts.map((part) => part.limit);
  const most = limits.find((limit) => limit !== null) ?? null;
  const mixed = !prn && parts.some((part) => part.prn);
  return {
    regimen: phases.length === 0 || mixed ? null : { prn, phases, ...(most === null ? {} : { most }) },
    reasons: inReportOrder(mixed ? [...reasons, 'part-as-needed'] : reasons),
    differences: parts.flatMap((part) => part.differences),
    losses: lossesOf(dosages, limits),
    details: dosages.map(detailOf),
  };
}
