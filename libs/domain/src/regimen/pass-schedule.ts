import { DISTANT_FUTURE, DISTANT_PAST, type Day, type LocalMinute, type MinuteOfDay, atMinute } from '@cyclefill/domain/kernel';
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
function memoised(table: PassTimes): PassSegment['timesOf'] {
  const known = new Map<string, readonly MinuteOfDay[] | null>();
  return (code) => {
    let times = known.get(code);
    if (times === undefined) {
      times = resolvePassTimes(table, code);
      known.set(code, times);
    }
    return times;
  };
}

/**
 * The tables that hold for one resident over time (D40): a new segment wherever the resident changes wing or a table row
 * takes effect. Residents who never move can share one schedule. Before the first stay the first wing's table holds.
 */
export function buildPassSchedule(rows: readonly MedPassRow[], stays: readonly WingStay[]): PassSchedule {
  const ordered = stays.toSorted((a, b) => a.from - b.from);
  const starts = new Set<number>([DISTANT_PAST]);
  for (const stay of ordered.slice(1)) starts.add(stay.from);
  for (const row of rows) if (row.effectiveFrom > -1e8) starts.add(atMinute(row.effectiveFrom));
  const cuts = [...starts].toSorted((a, b) => a - b) as LocalMinute[];
  return cuts.map((from, index) => {
    const stay = ordered.findLast((candidate) => candidate.from <= from) ?? ordered[0];
    const day = Math.floor(from / 1440) as Day;
    return { from, to: cuts[index + 1] ?? DISTANT_FUTURE, timesOf: memoised(tableOn(rows, stay?.wing ?? null, day)) };
  });
}
