import { MINUTES_PER_DAY, type MinuteOfDay } from '@cyclefill/domain/kernel';
import type { MedPassRow } from './med-pass-row.js';

/** Rows of one table in force, by pass code. */
export type PassTable = ReadonlyMap<string, MedPassRow>;

/** A time with what it was read from: a row of a table, or the product's default (null), and by how much it was moved. */
export interface TracedTime {
  readonly minute: MinuteOfDay;
  readonly row: MedPassRow | null;
  /** Code of the row or default that was read; not the order's where that is derived from another. */
  readonly code: string;
  readonly shift: number;
}

const clock = (...hhmm: readonly number[]): readonly MinuteOfDay[] => hhmm.map((time) => Math.floor(time / 100) * 60 + (time % 100));

/** Product defaults, used where no table says otherwise: the last step of D40's precedence. */
export const DEFAULT_PASS_TIMES: ReadonlyMap<string, readonly MinuteOfDay[]> = new Map([
  ['QD', clock(800)],
  ['QAM', clock(800)],
  ['QNOON', clock(1200)],
  ['QAFT', clock(1500)],
  ['QPM', clock(1700)],
  ['QHS', clock(2000)],
  ['QNIGHT', clock(2200)],
  ['BID', clock(800, 1700)],
  ['TID', clock(800, 1200, 1700)],
  ['QID', clock(800, 1200, 1700, 2000)],
  ['Q12H', clock(800, 2000)],
  ['Q8H', clock(600, 1400, 2200)],
  ['Q6H', clock(0, 600, 1200, 1800)],
  ['Q4H', clock(0, 400, 800, 1200, 1600, 2000)],
  ['EARLY', clock(600)],
  ['MEALS', clock(800, 1200, 1700)],
  ['QSHIFT', clock(700, 1500, 2300)],
]);

/** A code that is read from another row of the table: the same times, some of them, or the meals shifted. */
interface Derivation {
  readonly from: string;
  /** Which of the times read; negative counts from the last. */
  readonly pick?: readonly number[];
  /** Minutes before (negative) or after the times read. */
  readonly shift?: number;
  /** Further codes whose times are added. */
  readonly and?: string;
}

const DERIVED: ReadonlyMap<string, Derivation> = new Map<string, Derivation>([
  ['CM', { from: 'MEALS', pick: [0] }],
  ['CD', { from: 'MEALS', pick: [1] }],
  ['CV', { from: 'MEALS', pick: [2] }],
  ['AC', { from: 'MEALS', shift: -30 }],
  ['PC', { from: 'MEALS', shift: 30 }],
  ['ACM', { from: 'AC', pick: [0] }],
  ['ACD', { from: 'AC', pick: [1] }],
  ['ACV', { from: 'AC', pick: [2] }],
  ['PCM', { from: 'PC', pick: [0] }],
  ['PCD', { from: 'PC', pick: [1] }],
  ['PCV', { from: 'PC', pick: [2] }],
  ['ACHS', { from: 'AC', and: 'QHS' }],
  ['BIDAC', { from: 'AC', pick: [-2, -1] }],
]);

/** Ascending, each minute once; of two readings of one minute the first stays. */
export function ascending(times: readonly TracedTime[]): readonly TracedTime[] {
  const byMinute = new Map<MinuteOfDay, TracedTime>();
  for (const time of times) if (!byMinute.has(time.minute)) byMinute.set(time.minute, time);
  return [...byMinute.values()].toSorted((a, b) => a.minute - b.minute);
}

/** Times moved by some minutes around the clock of their day. */
export function shifted(times: readonly TracedTime[], shift: number): readonly TracedTime[] {
  if (shift === 0) return times;
  const around = (minute: number): MinuteOfDay => ((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return times.map((time) => ({ ...time, minute: around(time.minute + shift), shift: time.shift + shift }));
}

/**
 * Times of a pass code from one table: its own row, else derived from other rows (meals ± 30 min), else the product
 * default; each with what it was read from. Ascending, without repeats. `null` when nothing knows the code; such an order
 * is not guessed (E16).
 */
export function tracePassTimes(table: PassTable, code: string): readonly TracedTime[] | null {
  const row = table.get(code);
  if (row !== undefined) return ascending(row.minutes.map((minute) => ({ minute, row, code, shift: 0 })));
  const rule = DERIVED.get(code);
  if (rule === undefined) return DEFAULT_PASS_TIMES.get(code)?.map((minute) => ({ minute, row: null, code, shift: 0 })) ?? null;
  const base = tracePassTimes(table, rule.from);
  const added = rule.and === undefined ? [] : tracePassTimes(table, rule.and);
  if (base === null || added === null) return null;
  const picked = rule.pick === undefined ? base : rule.pick.map((index) => base.at(index)).filter((time) => time !== undefined);
  return ascending([...shifted(picked, rule.shift ?? 0), ...added]);
}
