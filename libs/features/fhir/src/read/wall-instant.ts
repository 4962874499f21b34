import type { LocalMinute } from '@cyclefill/domain/kernel';
import { zoneOrUtc } from '@cyclefill/features/facility';

/** The instant of a moment on a facility's wall clock. */
export function wallInstant(moment: LocalMinute, zone: string): Date {
  return new Date(zoneOrUtc(zone).instantOf(moment) * 60_000);
}
