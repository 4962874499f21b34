import { type Milli, type Weekday, assertNever, formatClock } from '@cyclefill/domain/kernel';
import type { DayPattern, DosePattern, Often, PassSlot, Phase, Regimen, TimeSource } from '@cyclefill/domain/regimen';
import { doseText } from './dose-units.js';
import { figureText } from './figures.js';

/** What a sentence is made of when an order has structure and no text. */
export interface DirectionsInput {
  readonly regimen: Regimen;
  /** `ORAL`, `SUBCUTANEOUS` … as in the catalogue. */
  readonly route: string;
  readonly doseUnit: string;
  readonly reason: string | null;
}

const ROUTES: ReadonlyMap<string, readonly [verb: string, where: string]> = new Map([
  ['ORAL', ['Give', 'by mouth']],
  ['SUBLINGUAL', ['Give', 'under the tongue']],
  ['BUCCAL', ['Give', 'in the cheek']],
  ['RECTAL', ['Insert', 'rectally']],
  ['TOPICAL', ['Apply', 'to affected area']],
  ['TRANSDERMAL', ['Apply', 'to clean, dry skin']],
  ['OPHTHALMIC', ['Instill', 'into the eye as ordered']],
  ['OTIC', ['Instill', 'into the ear as ordered']],
  ['NASAL', ['Spray', 'into the nose']],
  ['SUBCUTANEOUS', ['Inject', 'subcutaneously']],
  ['INTRAMUSCULAR', ['Inject', 'intramuscularly']],
  ['RESPIRATORY (INHALATION)', ['Inhale', 'by mouth']],
]);

const SLOTS: ReadonlyMap<string, string> = new Map([
  ['QD', 'once a day'], ['QAM', 'in the morning'], ['QPM', 'in the evening'], ['QHS', 'at bedtime'], ['EARLY', 'early in the morning'],
  ['BID', 'in the morning and in the evening'], ['TID', 'in the morning, at noon and in the evening'],
  ['QID', 'in the morning, at noon, in the evening and at bedtime'], ['AC', 'before meals'], ['PC', 'after meals'], ['ACHS', 'before meals and at bedtime'],
  ['BIDAC', 'before lunch and dinner'], ['MEALS', 'with meals'], ['QSHIFT', 'every shift'], ['QNOON', 'at noon'], ['QAFT', 'in the afternoon'], ['QNIGHT', 'at night'],
  ['CM', 'with breakfast'], ['CD', 'with lunch'], ['CV', 'with dinner'], ['ACM', 'before breakfast'], ['ACD', 'before lunch'], ['ACV', 'before dinner'],
  ['PCM', 'after breakfast'], ['PCD', 'after lunch'], ['PCV', 'after dinner'],
]);

/** What a moved pass is counted from: `10 minutes before meals`. */
const EVENTS: ReadonlyMap<string, string> = new Map([['MEALS', 'meals'], ['CM', 'breakfast'], ['CD', 'lunch'], ['CV', 'dinner'], ['QHS', 'bedtime'], ['EARLY', 'waking']]);

const WEEKDAYS: readonly string[] = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `A, B and C`. */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `Monday, Wednesday and Friday`, the week beginning on Monday. */
export function weekdayText(days: readonly Weekday[]): string {
  return listText(days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => WEEKDAYS[day] ?? ''));
}

/** The days of a pattern in words; empty for every day. */
export function dayPatternText(pattern: DayPattern): string {
  switch (pattern.kind) {
    case 'daily':
      return '';
    case 'every-n-days':
      return pattern.every === 2 ? 'every other day' : `every ${pattern.every} days`;
    case 'weekdays':
      return pattern.days.length === 1 ? `once a week on ${weekdayText(pattern.days)}` : `on ${weekdayText(pattern.days)}`;
    case 'month-days':
      return `${pattern.every === undefined || pattern.every === 1 ? 'once a month' : `every ${pattern.every} months`} on ${pattern.days.length === 1 ? 'day' : 'days'} ${listText(pattern.days.map(String))}`;
    case 'cycle':
      return `for ${pattern.on} days, then none for ${pattern.off} days, in turn`;
    default:
      return assertNever(pattern);
  }
}

function slotText({ code, shift }: PassSlot): string {
  if (shift === 0) return SLOTS.get(code) ?? '';
  return `${Math.abs(shift)} minutes ${shift < 0 ? 'before' : 'after'} ${EVENTS.get(code) ?? 'the usual time'}`;
}

/** `3 to 4 times in 1 week`, `every 4 to 6 hours`. */
function oftenText({ times, timesMax, period, periodMax, unit }: Often): string {
  const span = period === periodMax ? String(period) : `${period} to ${periodMax}`;
  const units = period === 1 && periodMax === 1 ? unit.slice(0, -1) : unit;
  return times === 1 && timesMax === 1 ? `every ${span} ${units}` : `${times === timesMax ? times : `${times} to ${timesMax}`} times in ${span} ${units}`;
}

function timeText(times: TimeSource, daily: boolean): string {
  switch (times.kind) {
    case 'passes': {
      const hours = /^Q(\d+)H$/.exec(times.code)?.[1];
      if (hours !== undefined) return `every ${Number(hours)} hours`;
      return times.code === 'QD' && !daily ? '' : (SLOTS.get(times.code) ?? '');
    }
    case 'clock':
      return `at ${listText(times.minutes.map(formatClock))}`;
    case 'slots':
      return listText(times.slots.map(slotText));
    case 'every-hours':
      return `every ${times.hours} hours`;
    case 'every-minutes':
      return `every ${times.minutes} minutes`;
    case 'once':
      return 'once';
    case 'unplaced':
      return oftenText(times.often);
    default:
      return assertNever(times);
  }
}

function amountText(dose: DosePattern, unit: string): string {
  const text = (milli: Milli): string => doseText(milli, unit);
  switch (dose.kind) {
    case 'fixed':
      return text(dose.dose);
    case 'by-time':
      return `${listText(dose.doses.map(text))} in turn over the day`;
    case 'alternating':
      return `${dose.doses.map(text).join(', alternating with ')}`;
    case 'range':
      return `${figureText(dose.low)} to ${text(dose.high)}`;
    case 'unstated':
      return '';
    default:
      return assertNever(dose);
  }
}

function phaseText(phase: Phase, verb: string, where: string, unit: string): string {
  const words = [verb, amountText(phase.dose, unit), where, dayPatternText(phase.days), timeText(phase.times, phase.days.kind === 'daily')];
  return words.filter(Boolean).join(' ');
}

/**
 * Directions from structure, for an order without a text of its own (D51, D52): verb by route, dose in figures, days, times;
 * phases joined by `, then`. Where a prescriber's text exists it is printed instead, since it may say more.
 */
export function renderDirections(input: DirectionsInput): string {
  const [verb, where] = ROUTES.get(input.route.toUpperCase()) ?? ['Give', ''];
  const phases = input.regimen.phases.map((phase) => phaseText(phase, verb, where, input.doseUnit));
  const joined = [...new Set(phases)].map((text, index) => (index === 0 ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`)).join(', then ');
  const need = input.regimen.prn ? ` as needed${input.reason === null ? '' : ` for ${input.reason}`}` : '';
  return `${joined}${need}.`;
}
