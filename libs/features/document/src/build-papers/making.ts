import { type DateStyle, dateText } from '@cyclefill/domain/documents';
import { type EpochMinute, Zone, dayOf, formatClock, formatInstant, minuteOf } from '@cyclefill/domain/kernel';
import type { Making } from '../print-context/print-context.js';

/** Revision of a paper: the one it replaces, if any. */
export interface Revision {
  readonly revision: number;
  readonly replaces: number | null;
}

/** When a paper was made, in facility time with its offset (D3); a minute is enough, and is the same on every re-render. */
export function makingOf(at: Date, zoneName: string, revision: Revision, dates: DateStyle): Making {
  const zone = Zone.of(zoneName);
  const minute = Math.floor(at.getTime() / 60_000) as EpochMinute;
  const local = zone.toLocal(minute);
  const offset = zone.offsetAt(minute);
  const sign = offset < 0 ? '-' : '+';
  const clock = formatClock(Math.abs(offset));
  return {
    ...revision,
    // Left out where it is the usual one: papers stay the same to the byte.
    ...(dates !== 'us' && { dates }),
    generatedAt: `${dateText(dayOf(local), dates)} ${formatClock(minuteOf(local))} UTC${sign}${clock.slice(0, 2)}:${clock.slice(2)}`,
    createdAt: formatInstant(minute),
  };
}
