import { Refusal } from '@cyclefill/contracts';
import { Zone } from '@cyclefill/domain/kernel';

/** The zone that a facility's row names. A name that the zone database lacks, or has lost, is data to correct. @throws Refusal `facility.zone-unknown` */
export function facilityZone(name: string): Zone {
  const zone = Zone.find(name);
  if (zone === null) throw new Refusal('facility.zone-unknown');
  return zone;
}
