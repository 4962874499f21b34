import { type Day, type LocalMinute, MINUTES_PER_DAY, type Milli, type MinuteOfDay, type Zone, addMonths, atMinute, dayOf, minuteOf, parseClock, parseMilli } from '@cyclefill/domain/kernel';
import { type Phase, type Regimen, readFrequency } from '@cyclefill/domain/regimen';
import type { Hl7Timing, OrderNews } from './hl7-event.js';
import { wallClock } from './hl7-time.js';

/** Why the directions of a message become no regimen: each goes to a person, with what was sent; nothing is guessed. */
export const HL7_DIRECTION_PROBLEMS = ['no-timing', 'no-start', 'unknown-frequency', 'frequency-needs-detail', 'unreadable-time', 'unreadable-dose', 'unreadable-duration'] as const;
export type Hl7DirectionProblem = (typeof HL7_DIRECTION_PROBLEMS)[number];

/** What a partner and its facility add to the words of a message. */
export interface Hl7DirectionContext {
  readonly zone: Zone;
  /** The partner's frequency codes to ours; a code that is not in it has to be one of ours. */
  readonly frequencies: ReadonlyMap<string, string>;
}

export type Hl7Directions = { readonly regimen: Regimen } | { readonly problem: Hl7DirectionProblem; readonly timing: number };

class Unreadable extends Error {
  readonly problem: Hl7DirectionProblem;

  constructor(problem: Hl7DirectionProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The regimen of an order, one phase a timing; `timing` counts from 0 which of them could not be read. */
export function readHl7Directions({ timings, giveMin }: Pick<OrderNews, 'timings' | 'giveMin'>, context: Hl7DirectionContext): Hl7Directions {
  const phases: Phase[] = [];
  const prn: boolean[] = [];
  if (timings.length === 0) return { problem: 'no-timing', timing: 0 };
  for (const [index, timing] of timings.entries()) {
    try {
      const read = readTiming(timing, giveMin, context);
      phases.push(read.phase);
      prn.push(read.prn);
    } catch (error) {
      if (error instanceof Unreadable) return { problem: error.problem, timing: index };
      throw error;
    }
  }
  // One order is as needed or it is not: a mixture is two orders, which only a person can part.
  return new Set(prn).size > 1 ? { problem: 'unknown-frequency', timing: prn.indexOf(true) } : { regimen: { prn: prn[0] === true, phases } };
}

function readTiming(timing: Hl7Timing, giveMin: string, { zone, frequencies }: Hl7DirectionContext): { readonly phase: Phase; readonly prn: boolean } {
  if (timing.from === null) throw new Unreadable('no-start');
  const from = wallClock(timing.from, zone);
  const { code, prn } = frequencyOf(timing, frequencies);
  const dose = parseMilli(timing.amount || giveMin);
  if (dose === null || dose <= 0) throw new Unreadable('unreadable-dose');
  const to = endOf(timing, from, zone);
  if (code === 'ONCE') return { prn, phase: once(dose, from) };
  const reading = readFrequency({ code, prn, detail: '', ownTimes: timing.times.map(clockOf), dose, anchor: dayOf(from), from, to });
  if ('problem' in reading) throw new Unreadable(reading.problem === 'unknown-code' ? 'unknown-frequency' : 'frequency-needs-detail');
  return { phase: reading.phase, prn };
}

function once(dose: Milli, from: LocalMinute): Phase {
  const anchor: Day = dayOf(from);
  return { anchor, from, to: null, days: { kind: 'daily' }, times: { kind: 'once' }, dose: { kind: 'fixed', dose } };
}

/** The partner's map first; then `PRNxxx`, `QJn` and `Once` of the standard (HL7 4.3.2), else one of our codes as it stands. */
function frequencyOf({ frequency, text }: Hl7Timing, frequencies: ReadonlyMap<string, string>): { readonly code: string; readonly prn: boolean } {
  const sent = (frequencies.get(frequency) ?? frequency).toUpperCase();
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
