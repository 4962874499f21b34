import { type LocalMinute, type Zone, dayOf, formatClock, formatDay, minuteOf } from '@cyclefill/domain/kernel';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a FHIR `dateTime` with its offset; null where the clocks skip it. */
export function momentText(at: LocalMinute, zone: Zone): string | null {
  return zone.toLocal(zone.instantOf(at)) === at ? writtenAt(at, zone) : null;
}

/** As {@link momentText}; what the clocks skip is the first minute after it, as for a dose (D47). */
export function nearestMomentText(at: LocalMinute, zone: Zone): string {
  return writtenAt(zone.toLocal(zone.instantOf(at)), zone);
}

function writtenAt(at: LocalMinute, zone: Zone): string {
  const offset = zone.offsetAt(zone.instantOf(at));
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const clock = formatClock(minuteOf(at));
  return `${formatDay(dayOf(at))}T${clock.slice(0, 2)}:${clock.slice(2)}:00${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}
