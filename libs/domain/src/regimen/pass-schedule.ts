import { DISTANT_FUTURE, DISTANT_PAST, type Day, type LocalMinute, type MinuteOfDay, addDays, atMinute, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { type PassTimes, resolvePassTimes } from './pass-times.js';

/** One effective-dated row of an hours-of-administration table; `wing` null = the facility's own. */
export interface MedPassRow {
  readonly wing: string | null;
  readonly code: string;
  readonly effectiveFrom: Day;
  readonly minutes: readonly MinuteOfDay[];
}

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
}

/** Segments that tile all time, in order. */
export type PassSchedule = readonly PassSegment[];

/** The rows in force on a day for a wing: the wing's row wins over the facility's, the latest effective row of each wins. */
function tableOn(rows: readonly MedPassRow[], wing: string | null, day: Day): PassTimes {
  const best = new Map<string, MedPassRow>();
  for (const row of rows) {
    if (row.effectiveFrom > day || (row.wing !== null && row.wing !== wing)) continue;
    const held = best.get(row.code);
    const wins = held === undefined || (held.wing === null && row.wing !== null) || (held.wing === row.wing && row.effectiveFrom > held.effectiveFrom);
    if (wins) best.set(row.code, row);
  }
  return new Map([...best].map(([code, row]) => [code, row.minutes]));
}

/** Looks a code up once: a run asks for the same few codes a thousand times. */
function memoised(timesOf: PassSegment['timesOf']): PassSegment['timesOf'] {
  const known = new Map<string, readonly MinuteOfDay[] | null>();
  return (code) => {
    let times = known.get(code);
    if (times === undefined) {
      times = timesOf(code);
      known.set(code, times);
    }
    return times;
  };
}

/**
 * Times of the day on which a resident moves at `minute`, slot by slot: given before the move at the old time, else at the
 * new one. A slot whose old time is still to come and whose new time is past keeps the old: no dose is lost or doubled.
 */
function timesAcrossMove(before: readonly MinuteOfDay[] | null, after: readonly MinuteOfDay[] | null, minute: MinuteOfDay): readonly MinuteOfDay[] | null {
  if (before === null || after === null) return null;
  const times: MinuteOfDay[] = [];
  for (let slot = 0; slot < Math.max(before.length, after.length); slot += 1) {
    const [old, next, last] = [before[slot], after[slot], times.at(-1) ?? -1];
    if (old !== undefined && old < minute) times.push(old);
    else if (next !== undefined && next >= minute && next > last) times.push(next);
    else if (old !== undefined && next !== undefined) times.push(old);
  }
  return times;
}

/**
 * The tables that hold for one resident over time (D40), in whole days: a new segment wherever a table row takes effect,
 * and a day of its own for each day on which the resident changes wing. Residents who never move can share one schedule. Before the first stay the first wing's table holds.
 */
export function buildPassSchedule(rows: readonly MedPassRow[], stays: readonly WingStay[]): PassSchedule {
  const ordered = stays.toSorted((a, b) => a.from - b.from);
  const moves = ordered.slice(1);
  const starts = new Set<number>([DISTANT_PAST]);
  for (const { from } of moves) starts.add(atMinute(dayOf(from))).add(atMinute(addDays(dayOf(from), minuteOf(from) === 0 ? 0 : 1)));
  for (const row of rows) if (row.effectiveFrom > -1e8) starts.add(atMinute(row.effectiveFrom));
  const cuts = [...starts].toSorted((a, b) => a - b) as LocalMinute[];
  return cuts.map((from, index) => {
    const day = dayOf(from);
    const tableOf = (stay: WingStay | undefined): PassTimes => tableOn(rows, stay?.wing ?? null, day);
    const morning = tableOf(ordered.findLast((stay) => stay.from <= from) ?? ordered[0]);
    const today = moves.filter((move) => move.from > from && dayOf(move.from) === day).map((move) => ({ minute: minuteOf(move.from), table: tableOf(move) }));
    const timesOf = (code: string): readonly MinuteOfDay[] | null =>
      today.reduce((times, { minute, table }) => timesAcrossMove(times, resolvePassTimes(table, code), minute), resolvePassTimes(morning, code));
    return { from, to: cuts[index + 1] ?? DISTANT_FUTURE, timesOf: memoised(timesOf) };
  });
}
