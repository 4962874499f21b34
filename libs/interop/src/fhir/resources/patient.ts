import type { Patient } from 'fhir/r4.js';
import { SYSTEMS } from './systems.js';
import { type Stamp, stamped } from './stamp.js';

/** A resident as far as a Patient tells of one. */
export interface ResidentFacts extends Stamp {
  readonly code: string;
  readonly facilityId: string;
  readonly familyName: string;
  readonly givenName: string;
  /** `YYYY-MM-DD` */
  readonly bornOn: string;
  /** As recorded: `M`, `F`, anything else, or empty. */
  readonly sex: string;
}

const GENDERS: Readonly<Record<string, NonNullable<Patient['gender']>>> = { M: 'male', F: 'female', O: 'other' };

/** A resident, without extensions (D1): known by the facility's number and by ours. */
export function patientResource(resident: ResidentFacts): Patient {
  const { id, code, facilityId, familyName, givenName, bornOn, sex } = resident;
  const facility = { reference: `Organization/${facilityId}` };
  return {
    resourceType: 'Patient', ...stamped(resident),
    identifier: [
      { use: 'usual', type: { coding: [{ system: SYSTEMS.identifierType, code: 'MR', display: 'Medical record number' }] }, system: SYSTEMS.resident, value: code, assigner: facility },
      { system: SYSTEMS.uri, value: `urn:uuid:${id}` },
    ],
    name: [{ use: 'official', ...(familyName !== '' && { family: familyName }), ...(givenName !== '' && { given: [givenName] }) }],
    gender: GENDERS[sex.toUpperCase().slice(0, 1)] ?? 'unknown',
    birthDate: bornOn,
    managingOrganization: facility,
  };
}
