import type { Practitioner } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** A prescriber as kept: a name in one piece. */
export interface PrescriberFacts extends Stamp {
  readonly npi: string;
  readonly name: string;
  readonly active: boolean;
}

/** A prescriber. The name stays in one piece: which part of it is the family's nobody has said. */
export function practitionerResource(prescriber: PrescriberFacts): Practitioner {
  const { npi, name, active } = prescriber;
  return {
    resourceType: 'Practitioner', ...stamped(prescriber),
    identifier: [{ system: SYSTEMS.npi, value: npi }],
    active,
    name: [{ text: name }],
  };
}
