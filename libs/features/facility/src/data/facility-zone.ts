import { Refusal } from '@cyclefill/contracts';
import { type Day, type EpochMinute, Zone, dayOf } from '@cyclefill/domain/kernel';

/** The zone that a facility's row names. A name that the zone database lacks, or has lost, is data to correct. @throws Refusal `facility.zone-unknown` */
export function facilityZone(name: string): Zone {
  const zone = Zone.find(name);
  if (zone === null) throw new Refusal('facility.zone-unknown');
  return zone;
}

/** The zone of a paper: one that nobody knows, of which the import has told, counts as UTC. */
export const zoneOrUtc = (name: string): Zone => Zone.find(name) ?? Zone.of('UTC');

/** The day of a facility's own calendar at an instant. */
export function dayIn(zone: string, at: Date): Day {
  return dayOf(zoneOrUtc(zone).toLocal(Math.floor(at.getTime() / 60_000) as EpochMinute));
}
