import type { Organization } from 'fhir/r4.js';
import { SYSTEMS } from './systems.js';
import { type Stamp, stamped } from './stamp.js';

/** A facility as an organization. */
export interface FacilityFacts extends Stamp {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
}

/** The address of a facility as far as it is kept; undefined where nothing is. */
export function facilityAddress({ city, state }: Pick<FacilityFacts, 'city' | 'state'>): { city?: string; state?: string } | undefined {
  return city === '' && state === '' ? undefined : { ...(city !== '' && { city }), ...(state !== '' && { state }) };
}

/** A facility, which its residents are in the care of. */
export function organizationResource(facility: FacilityFacts): Organization {
  const address = facilityAddress(facility);
  return {
    resourceType: 'Organization', ...stamped(facility),
    identifier: [{ system: SYSTEMS.facility, value: facility.code }],
    name: facility.name,
    ...(address !== undefined && { address: [address] }),
  };
}
