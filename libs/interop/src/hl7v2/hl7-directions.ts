import { type LocalMinute, MINUTES_PER_DAY, type Milli, type MinuteOfDay, type Zone, addMonths, atMinute, dayOf, minuteOf, parseClock, parseMilli } from '@cyclefill/domain/kernel';
import { readFrequency } from '@cyclefill/domain/regimen';
import type { Hl7Timing, OrderNews } from './hl7-event.js';
import { wallClock } from './hl7-time.js';

/** Why the directions of a message become none of ours: each goes to a person, with what was sent; nothing is guessed. */
export const HL7_DIRECTION_PROBLEMS = ['no-timing', 'several-timings', 'once', 'no-start', 'unknown-frequency', 'frequency-needs-detail', 'unreadable-time', 'unreadable-dose', 'unreadable-duration'] as const;
export type Hl7DirectionProblem = (typeof HL7_DIRECTION_PROBLEMS)[number];

/** What a partner and its facility add to the words of a message. */
export interface Hl7DirectionContext {
  readonly zone: Zone;
  /** The partner's frequency codes to ours; a code that is not in it has to be one of ours. */
  readonly frequencies: Readonly<Record<string, string>>;
}

/** Directions by one of our codes. */
export interface Hl7CodedDirections {
  readonly frequencyCode: string;
  /** Times of its own; empty = the facility's table. */
  readonly times: readonly MinuteOfDay[];
  readonly dose: Milli;
  readonly prn: boolean;
  readonly prnReason: string;
}

/** How an order is given and for how long; where it cannot be read, why, with what of its course can. */
export interface Hl7Directions {
  readonly coded: Hl7CodedDirections | { readonly problem: Hl7DirectionProblem };
  readonly from: LocalMinute | null;
  readonly to: LocalMinute | null;
}

class Unreadable extends Error {
  readonly problem: Hl7DirectionProblem;

  constructor(problem: Hl7DirectionProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The directions of an order. Several timings are a taper or two orders, which only a person can tell apart. */
export function readHl7Directions({ timings, giveMin }: Pick<OrderNews, 'timings' | 'giveMin'>, context: Hl7DirectionContext): Hl7Directions {
  const [timing, ...more] = timings;
  const from = timing === undefined || timing.from === null ? null : wallClock(timing.from, context.zone);
  try {
    if (timing === undefined) throw new Unreadable('no-timing');
    if (more.length > 0) throw new Unreadable('several-timings');
    if (from === null) throw new Unreadable('no-start');
    const to = endOf(timing, from, context.zone);
    return { coded: readTiming(timing, giveMin, context, { from, to }), from, to };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { coded: { problem: error.problem }, from, to: null };
  }
}

function readTiming(timing: Hl7Timing, giveMin: string, { frequencies }: Hl7DirectionContext, { from, to }: { readonly from: LocalMinute; readonly to: LocalMinute | null }): Hl7CodedDirections {
  const { code, prn } = frequencyOf(timing, frequencies);
  const dose = parseMilli(timing.amount || giveMin);
  if (dose === null || dose <= 0) throw new Unreadable('unreadable-dose');
  if (code === 'ONCE') throw new Unreadable('once');
  const times = timing.times.map(clockOf);
  const reading = readFrequency({ code, prn, detail: '', ownTimes: times, dose, anchor: dayOf(from), from, to });
  if ('problem' in reading) throw new Unreadable(reading.problem === 'unknown-code' ? 'unknown-frequency' : 'frequency-needs-detail');
  return { frequencyCode: code, times, dose, prn, prnReason: /\bPRN\b[\s,;:]*(?:for\b)?(?<reason>.*)$/iu.exec(timing.text)?.groups?.['reason']?.trim() ?? '' };
}

/** The partner's map first; then `PRNxxx` and `QJn` of the standard (HL7 4.3.2), else one of our codes as it stands. */
function frequencyOf({ frequency, text }: Hl7Timing, frequencies: Hl7DirectionContext['frequencies']): { readonly code: string; readonly prn: boolean } {
  const sent = ((Object.hasOwn(frequencies, frequency) ? frequencies[frequency] : null) ?? frequency).toUpperCase();
  const asNeeded = /^PRN(.+)$/.exec(sent)?.[1];
  const code = asNeeded ?? sent;
  const weekday = /^QJ([1-7])$/.exec(code)?.[1];
  return { code: weekday === undefined ? code : `Q1J${weekday}`, prn: asNeeded !== undefined || /^(?:.*; )?PRN\b/i.test(text) };
}

function clockOf(text: string): MinuteOfDay {
  const minute = /^\d{4}(?:\d{2})?$/.test(text) ? parseClock(`${text.slice(0, 2)}:${text.slice(2, 4)}`) : null;
  if (minute === null) throw new Unreadable('unreadable-time');
  return minute;
}

/** A last day counts whole; with a duration and an end, the earlier one. */
function endOf(timing: Hl7Timing, from: LocalMinute, zone: Zone): LocalMinute | null {
  const { until } = timing;
  const said = until === null ? null : ((wallClock(until, zone) + (until.precise === 'day' ? MINUTES_PER_DAY : 0)) as LocalMinute);
  const lasted = timing.duration === '' || timing.duration === 'INDEF' ? null : after(from, timing.duration);
  return said !== null && lasted !== null ? (Math.min(said, lasted) as LocalMinute) : (said ?? lasted);
}

const MINUTES: ReadonlyMap<string, number> = new Map([['M', 1], ['MIN', 1], ['H', 60], ['HR', 60], ['D', MINUTES_PER_DAY], ['DAYS', MINUTES_PER_DAY], ['W', 7 * MINUTES_PER_DAY], ['WK', 7 * MINUTES_PER_DAY]]);

/** `D7` of a quantity-timing, where `L` is a month, or `7 d` of a TQ1, where `mo` is. */
function after(from: LocalMinute, duration: string): LocalMinute {
  const [, before = '', number = '', behind = ''] = /^([A-Z]?)(\d{1,4}) ?([A-Z]{0,4})$/.exec(duration.toUpperCase()) ?? [];
  const unit = before || behind;
  const count = Number(number);
  if (number === '' || count === 0 || (before !== '') === (behind !== '')) throw new Unreadable('unreadable-duration');
  if (unit === 'L' || unit === 'MO') return atMinute(addMonths(dayOf(from), count), minuteOf(from));
  const minutes = MINUTES.get(unit);
  if (minutes === undefined) throw new Unreadable('unreadable-duration');
  return (from + count * minutes) as LocalMinute;
}
