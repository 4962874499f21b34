import type { Day, DayRange } from '@cyclefill/domain/kernel';
import { type Cycle, windowOn } from './cycle.js';

/** The series of windows of one scope, a facility or a wing of it, one after the other: each holds from its `startsOn` until the next one's (R106). Never empty. */
export type CycleSeries = readonly Cycle[];

/** The window of a scope that holds `day`: as {@link windowOn}, and no window reaches over the beginning of the next series. */
export function seriesWindow(series: CycleSeries, day: Day): DayRange {
  const index = Math.max(0, series.findLastIndex(({ startsOn }) => startsOn === undefined || startsOn <= day));
  const { from, to } = windowOn(series[index] as Cycle, day);
  const next = series[index + 1]?.startsOn;
  return { from, to: next === undefined || next > to ? to : next };
}

/** First day of the first window that begins on `day` or after it. */
export function firstStart(series: CycleSeries, day: Day): Day {
  const { from, to } = seriesWindow(series, day);
  return from === day ? from : to;
}

/** Since when a scope has windows of its own; null = ever since. */
export function seriesBegin([first]: CycleSeries): Day | null {
  return first?.startsOn ?? null;
}
