import { formatDay } from './day.js';
import { type LocalMinute, dayOf, formatClock, minuteOf } from './local-minute.js';
import type { EpochMinute } from './zone.js';

/** RFC 3339 text of an instant in UTC, `2026-12-07T14:00:00Z`. */
export function formatInstant(at: EpochMinute): string {
  const wall = at as unknown as LocalMinute;
  const clock = formatClock(minuteOf(wall));
  return `${formatDay(dayOf(wall))}T${clock.slice(0, 2)}:${clock.slice(2)}:00Z`;
}
