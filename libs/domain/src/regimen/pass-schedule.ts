import { DISTANT_FUTURE, DISTANT_PAST, type Day, type LocalMinute, type MinuteOfDay, addDays, atMinute, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { type MedPassRow, PASS_LEVELS, levelOf } from './med-pass-row.js';
import { type PassTable, type TracedTime, ascending, shifted, tracePassTimes } from './pass-times.js';
import type { TimeSource } from './regimen.js';

/** Where a resident lives from a moment on. */
export interface WingStay {
  readonly wing: string;
  readonly from: LocalMinute;
}

/** A stretch in which one table holds. */
export interface PassSegment {
  readonly from: LocalMinute;
  readonly to: LocalMinute;
  readonly timesOf: (code: string) => readonly MinuteOfDay[] | null;
  /** The same times, each with the row it was read from. */
  readonly traceOf: (code: string) => readonly TracedTime[] | null;
  /** Whether any row has a window, so that who asks for windows need not trace where there are none. */
  readonly liberal: boolean;
}

/** Segments that tile all time, in order. */
export type PassSchedule = readonly PassSegment[];

/** The rows in force on a day for a wing: of each code the latest effective of the strongest level that has not withdrawn it (D40). */
function tableOn(rows: readonly MedPassRow[], wing: string | null, day: Day): PassTable {
  const levels = PASS_LEVELS.map(() => new Map<string, MedPassRow>());
  for (const row of rows) {
    if (row.effectiveFrom > day || (row.wing !== null && row.wing !== wing)) continue;
    const level = levels[PASS_LEVELS.indexOf(levelOf(row))];
    const held = level?.get(row.code);
    if (held === undefined || row.effectiveFrom > held.effectiveFrom) level?.set(row.code, row);
  }
  const best = new Map<string, MedPassRow>();
  for (const level of levels) for (const [code, row] of level) if (row.withdrawn !== true) best.set(code, row);
  return best;
}

/** Looks a code up once: a run asks for the same few codes a thousand times. */
function memoised<T>(look: (code: string) => T): (code: string) => T {
  const known = new Map<string, T>();
  return (code) => {
    let found = known.get(code);
    if (found === undefined) {
      found = look(code);
      known.set(code, found);
    }
    return found;
  };
}

/**
 * Times of the day on which a resident moves at `minute`, slot by slot: given before the move at the old time, else at the
 * new one. A slot whose old time is still to come and whose new time is past keeps the old: no dose is lost or doubled.
 */
function timesAcrossMove(before: readonly TracedTime[] | null, after: readonly TracedTime[] | null, minute: MinuteOfDay): readonly TracedTime[] | null {
  if (before === null || after === null) return null;
  const times: TracedTime[] = [];
  for (let slot = 0; slot < Math.max(before.length, after.length); slot += 1) {
    const [old, next, last] = [before[slot], after[slot], times.at(-1)?.minute ?? -1];
    if (old !== undefined && old.minute < minute) times.push(old);
    else if (next !== undefined && next.minute >= minute && next.minute > last) times.push(next);
    else if (old !== undefined && next !== undefined) times.push(old);
  }
  return times;
}

/**
 * The tables that hold for one resident, or for one order with rows of its own, over time (D40), in whole days: a new segment wherever a table row takes effect,
 * and a day of its own for each day on which the resident changes wing. Residents who never move can share one schedule. Before the first stay the first wing's table holds.
 */
export function buildPassSchedule(rows: readonly MedPassRow[], stays: readonly WingStay[]): PassSchedule {
  const ordered = stays.toSorted((a, b) => a.from - b.from);
  const moves = ordered.slice(1);
  const starts = new Set<number>([DISTANT_PAST]);
  for (const { from } of moves) starts.add(atMinute(dayOf(from))).add(atMinute(addDays(dayOf(from), minuteOf(from) === 0 ? 0 : 1)));
  for (const row of rows) if (row.effectiveFrom > -1e8) starts.add(atMinute(row.effectiveFrom));
  const liberal = rows.some(({ window }) => window !== undefined);
  const cuts = [...starts].toSorted((a, b) => a - b) as LocalMinute[];
  return cuts.map((from, index) => {
    const day = dayOf(from);
    const tableOf = (stay: WingStay | undefined): PassTable => tableOn(rows, stay?.wing ?? null, day);
    const morning = tableOf(ordered.findLast((stay) => stay.from <= from) ?? ordered[0]);
    const today = moves.filter((move) => move.from > from && dayOf(move.from) === day).map((move) => ({ minute: minuteOf(move.from), table: tableOf(move) }));
    const traceOf = memoised((code: string): readonly TracedTime[] | null =>
      today.reduce((times, { minute, table }) => timesAcrossMove(times, tracePassTimes(table, code), minute), tracePassTimes(morning, code)));
    const timesOf = memoised((code: string) => traceOf(code)?.map(({ minute }) => minute) ?? null);
    return { from, to: cuts[index + 1] ?? DISTANT_FUTURE, timesOf, traceOf, liberal };
  });
}

/** Times that follow a table, as they are in one stretch of it: of one pass, or of several that may be moved; null when one is not known. */
export function tracedIn(segment: PassSegment, times: Extract<TimeSource, { readonly kind: 'passes' | 'slots' }>): readonly TracedTime[] | null {
  if (times.kind === 'passes') return segment.traceOf(times.code);
  const found: TracedTime[] = [];
  for (const { code, shift } of times.slots) {
    const slot = segment.traceOf(code);
    if (slot === null) return null;
    found.push(...shifted(slot, shift));
  }
  return ascending(found);
}

/** The minutes of {@link tracedIn}; of a single pass, by far the most, they are looked up and not made. */
export function timesIn(segment: PassSegment, times: Extract<TimeSource, { readonly kind: 'passes' | 'slots' }>): readonly MinuteOfDay[] | null {
  return times.kind === 'passes' ? segment.timesOf(times.code) : (tracedIn(segment, times)?.map(({ minute }) => minute) ?? null);
}
