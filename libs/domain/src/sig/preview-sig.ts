import { addDays, atMinute, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type PassSchedule, buildPassSchedule, expandRegimen, isComputable } from '@cyclefill/domain/regimen';
import { errorProneTerms } from './error-prone.js';
import { type SigNextDose, type SigPreviewSettings, beginsStat, figure, hourText, nextDoses, weeklyUnits } from './preview-doses.js';
import { regimenOfSig } from './regimen-of-sig.js';
import { sigSentences } from './render-sig.js';
import { sigPattern, sigScheduleDetail } from './sig-pattern.js';
import type { SigPart, SigReading, SigRoute, SigStructure, SigWarning } from './sig-structure.js';

/** One part in figures: what a program needs of it. Quantities are numbers of `unit`. */
export interface SigDoseRecord {
  readonly dose: number;
  readonly doseHigh: number | null;
  readonly unit: string | null;
  readonly route: SigRoute | null;
  readonly site: string | null;
  /** `HH:MM`, where the day has times: those of the text, else of the hours of administration. */
  readonly times: readonly string[];
  readonly timesFrom: 'text' | 'table' | null;
  readonly timesPerDay: number | null;
  readonly pattern: string;
  readonly scheduleDetail: string;
  readonly step: number;
  readonly alternateDose: number | null;
  readonly food: string | null;
  readonly prn: boolean;
  readonly prnReason: string | null;
  readonly durationDays: number | null;
  readonly count: number | null;
  readonly removeAfterHours: number | null;
  /** The most the text allows in 24 hours, in the unit of the dose; null = it says none, or in another unit. */
  readonly maxPerDay: number | null;
}

/** Everything a person or a program is shown of a text or of a structure before it becomes an order. */
export interface SigPreview {
  readonly text: string;
  readonly parsed: boolean;
  readonly doses: readonly SigDoseRecord[];
  /** Units of the first seven days, dose by dose (R133); null = not known without asking. */
  readonly weeklyUnits: number | null;
  readonly sentence: string | null;
  readonly residentSentence: string | null;
  readonly nextDoses: readonly SigNextDose[];
  readonly limit: { readonly amount: number; readonly unit: string; readonly hours: number } | null;
  readonly holds: readonly string[];
  readonly start: string | null;
  readonly until: string | null;
  readonly indication: string | null;
  readonly slidingScale: string | null;
  readonly instructions: readonly string[];
  readonly warnings: readonly SigWarning[];
  readonly asWritten: string | null;
}

/** The product's own table of hours of administration. */
export const DEFAULT_PASSES: PassSchedule = buildPassSchedule([], []);

function wholeOf(part: SigPart): SigStructure {
  return { parts: [{ ...part, step: 0, durationDays: null }], limit: null, holds: [], start: null, until: null, indication: null, scale: null, instructions: [] };
}

/** The times of a day on which the part is given. */
function timesOf(part: SigPart, settings: SigPreviewSettings): Pick<SigDoseRecord, 'times' | 'timesFrom' | 'timesPerDay'> {
  if (part.times.kind === 'clock') return { times: part.times.minutes.map(hourText), timesFrom: 'text', timesPerDay: part.times.minutes.length };
  const midnight = atMinute(dayOf(settings.start));
  const daily: SigPart = { ...part, prn: false, days: { kind: 'daily' }, amount: { ...part.amount, high: null }, count: null };
  const regimen = regimenOfSig(wholeOf(daily), midnight);
  const spread = part.times.kind === 'every-hours' && part.times.hours > 24;
  if (regimen === null || part.times.kind === 'once' || spread || !isComputable(regimen, settings.passes)) return { times: [], timesFrom: null, timesPerDay: part.times.kind === 'count' && part.times.high === null ? part.times.low : null };
  const minutes = expandRegimen(regimen, settings.passes, { from: dayOf(midnight), to: addDays(dayOf(midnight), 1) }).map(({ minute }) => minute);
  return { times: part.prn ? [] : minutes.map(hourText), timesFrom: part.prn ? null : 'table', timesPerDay: minutes.length };
}

function doseRecord(part: SigPart, sig: SigStructure, settings: SigPreviewSettings): SigDoseRecord {
  const { limit } = sig;
  return {
    dose: figure(part.amount.low), doseHigh: part.amount.high === null ? null : figure(part.amount.high), unit: part.amount.unit, route: part.route, site: part.site, ...timesOf(part, settings),
    pattern: sigPattern(part), scheduleDetail: sigScheduleDetail(part), step: part.step, alternateDose: part.alternate === null ? null : figure(part.alternate.low), food: part.food,
    prn: part.prn, prnReason: part.prnReason, durationDays: part.durationDays, count: part.count, removeAfterHours: part.removeAfterMinutes === null ? null : part.removeAfterMinutes / 60,
    maxPerDay: limit !== null && limit.hours === 24 && limit.unit === part.amount.unit ? figure(limit.amount) : null,
  };
}

/** What a sentence says of a STAT dose (D46). */
const STAT_SENTENCE = 'STAT: first dose at once.';
const NOTHING = { doses: [], weeklyUnits: null, sentence: null, residentSentence: null, nextDoses: [], limit: null, holds: [], start: null, until: null, indication: null, slidingScale: null, instructions: [] } as const;

/** A sentence that is fit for paper; else none, and the text stands as written (D53, D56). */
const fit = (sentence: string): string | null => (errorProneTerms(sentence).length === 0 ? sentence : null);

/** What a reading comes to: doses in figures, sentences for staff and resident, the next doses and the units of a week. */
export function previewSig(reading: SigReading, settings: SigPreviewSettings): SigPreview {
  const { text, parsed, warnings } = reading;
  if (reading.structure === null) return { text, parsed, ...NOTHING, warnings, asWritten: text };
  const sig = reading.structure;
  const sentences = sigSentences(sig);
  const [staff, resident] = beginsStat(reading, settings) ? [`${STAT_SENTENCE} ${sentences.staff}`, `${STAT_SENTENCE} ${sentences.resident}`] : [sentences.staff, sentences.resident];
  const { limit } = sig;
  return {
    text, parsed, doses: sig.parts.map((part) => doseRecord(part, sig, settings)), weeklyUnits: weeklyUnits(sig, settings), sentence: fit(staff), residentSentence: fit(resident), nextDoses: nextDoses(sig, settings),
    limit: limit === null ? null : { amount: figure(limit.amount), unit: limit.unit, hours: limit.hours }, holds: sig.holds, start: sig.start === null ? null : formatDay(sig.start), until: sig.until === null ? null : formatDay(sig.until),
    indication: sig.indication, slidingScale: sig.scale, instructions: sig.instructions, warnings, asWritten: fit(staff) === null ? text : null,
  };
}

