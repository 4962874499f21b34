import type { Location } from 'fhir/r4.js';
import { facilityAddress } from './organization.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS, TIMEZONE_EXTENSION } from './systems.js';

export const LOCATION_KINDS = ['facility', 'wing', 'room', 'bed'] as const;

/** A place of a facility; the one that it is a part of is the next larger one. */
export interface LocationFacts extends Stamp {
  readonly kind: (typeof LOCATION_KINDS)[number];
  readonly name: string;
  readonly facilityId: string;
  readonly facilityCode: string;
  /** null of a facility. */
  readonly partOf: string | null;
  readonly city: string;
  readonly state: string;
  readonly zone: string;
}

const PHYSICAL = {
  facility: { code: 'si', display: 'Site' }, wing: { code: 'wi', display: 'Wing' }, room: { code: 'ro', display: 'Room' }, bed: { code: 'bd', display: 'Bed' },
} as const;

/** A facility, wing, room or bed. The time zone of the facility is an extension: R4 has no element for it. */
export function locationResource(place: LocationFacts): Location {
  const { kind, name, facilityId, facilityCode, partOf, zone } = place;
  const address = kind === 'facility' ? facilityAddress(place) : undefined;
  return {
    resourceType: 'Location', ...stamped(place),
    ...(kind === 'facility' && { extension: [{ url: TIMEZONE_EXTENSION, valueCode: zone }], identifier: [{ system: SYSTEMS.facility, value: facilityCode }] }),
    status: 'active',
    name,
    mode: 'instance',
    ...(address !== undefined && { address }),
    physicalType: { coding: [{ system: SYSTEMS.locationType, ...PHYSICAL[kind] }] },
    managingOrganization: { reference: `Organization/${facilityId}` },
    ...(partOf !== null && { partOf: { reference: `Location/${partOf}` } }),
  };
}
