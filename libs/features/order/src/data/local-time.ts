import { type Day, type EpochMinute, type LocalMinute, dayOf, formatClock, formatDay, minuteOf } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';

/** `YYYY-MM-DD HHMM`, as a `timestamp` column takes it. */
export function momentText(at: LocalMinute): string {
  const clock = formatClock(minuteOf(at));
  return `${formatDay(dayOf(at))} ${clock.slice(0, 2)}:${clock.slice(2)}`;
}

/** `YYYY-MM-DDTHH:MM`, as the API says it. */
export function wireMoment(at: LocalMinute): string {
  return momentText(at).replace(' ', 'T');
}

/** As {@link momentText}; an open end stays null. */
export function openMomentText(at: LocalMinute | null): string | null {
  return at === null ? null : momentText(at);
}

/** The calendar day of an instant in a zone. */
export function localDay(instant: Date, zone: string): Day {
  return dayOf(facilityZone(zone).toLocal(Math.floor(instant.getTime() / 60_000) as EpochMinute));
}
