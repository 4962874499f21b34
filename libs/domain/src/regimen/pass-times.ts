import type { MinuteOfDay } from '@cyclefill/domain/kernel';

/** Times of one table by pass code. */
export type PassTimes = ReadonlyMap<string, readonly MinuteOfDay[]>;

const clock = (...hhmm: readonly number[]): readonly MinuteOfDay[] => hhmm.map((time) => Math.floor(time / 100) * 60 + (time % 100));

/** Product defaults, used where neither wing nor facility says otherwise: the last step of D40's precedence. */
export const DEFAULT_PASS_TIMES: PassTimes = new Map([
  ['QD', clock(800)],
  ['QAM', clock(800)],
  ['QPM', clock(1700)],
  ['QHS', clock(2000)],
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

const ascending = (minutes: readonly MinuteOfDay[]): readonly MinuteOfDay[] => [...new Set(minutes)].toSorted((a, b) => a - b);

/**
 * Times of a pass code from one table: its own row, else derived from other rows (meals ± 30 min), else the product
 * default. Ascending, without repeats. `null` when nothing knows the code; such an order is not guessed (E16).
 */
export function resolvePassTimes(table: PassTimes, code: string): readonly MinuteOfDay[] | null {
  const own = table.get(code);
  if (own !== undefined) return ascending(own);
  const rule = DERIVED.get(code);
  if (rule === undefined) return DEFAULT_PASS_TIMES.get(code) ?? null;
  const base = resolvePassTimes(table, rule.from);
  const added = rule.and === undefined ? [] : resolvePassTimes(table, rule.and);
  if (base === null || added === null) return null;
  const picked = rule.pick === undefined ? base : rule.pick.map((index) => base.at(index)).filter((minute) => minute !== undefined);
  const shifted = picked.map((minute) => (minute + (rule.shift ?? 0) + 1440) % 1440);
  return ascending([...shifted, ...added]);
}
