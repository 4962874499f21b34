import { type DayRange, type LocalMinute, type MinuteOfDay, atMinute, overlaps } from '@cyclefill/domain/kernel';
import type { PassWindow } from './med-pass-row.js';
import { type PassSchedule, tracedIn } from './pass-schedule.js';
import type { Regimen } from './regimen.js';

/** The times that a table gives a phase from a moment on, each with the window it may be given in; null = the table has none. */
export interface TableTimes {
  /** Number of the phase, from 1. */
  readonly phase: number;
  readonly from: LocalMinute;
  readonly times: readonly (readonly [MinuteOfDay, PassWindow | null])[] | null;
}

/** What the tables make of a regimen on the days of a range (D40): nothing for phases with times of their own. A table that says the same again is no change. */
export function tableTimes({ phases }: Regimen, passes: PassSchedule, days: DayRange): readonly TableTimes[] {
  const range = { from: atMinute(days.from), to: atMinute(days.to) };
  return phases.flatMap((phase, index) => {
    const { times } = phase;
    if ((times.kind !== 'passes' && times.kind !== 'slots') || !overlaps(phase, range)) return [];
    let said: string | null = null;
    return passes.flatMap((segment): readonly TableTimes[] => {
      if (!overlaps(segment, range)) return [];
      const found = tracedIn(segment, times)?.map(({ minute, row }) => [minute, row?.window ?? null] as const) ?? null;
      const [before, now] = [said, JSON.stringify(found)];
      said = now;
      return before === now ? [] : [{ phase: index + 1, from: Math.max(segment.from, range.from) as LocalMinute, times: found }];
    });
  });
}
