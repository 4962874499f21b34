/** What became of one resource of a Bundle. */
export interface FhirEntryReport {
  /** `Bundle.entry[3]`. */
  readonly place: string;
  readonly type: string;
  /** Of a resource that was taken: into what; of one that was not: why. */
  readonly outcome: 'taken' | 'not-taken';
  readonly says: string;
  /** Elements that are not kept, such as `Patient.telecom`. */
  readonly lost: readonly string[];
}

/** A person as a Bundle has one. */
export interface FhirPerson {
  /** Every number, the medical record number first; those of passports, taxes and licences are left out. */
  readonly numbers: readonly string[];
  readonly familyName: string;
  readonly givenName: string;
  /** `YYYY-MM-DD`; null = not said. */
  readonly bornOn: string | null;
  readonly sex: string;
  /** Active allergies as a profile keeps them; null = nothing is said; empty = there are none. */
  readonly allergies: readonly string[] | null;
  readonly diagnoses: readonly string[];
  /** Of managingOrganization, where that is a facility of ours. */
  readonly facilityId: string | null;
  /** Of the Encounter's last Location, where that is a bed of ours. */
  readonly bedId: string | null;
}

/** What a Bundle tells of one person; its medications are a list of their own. */
export interface FhirAdmission {
  readonly person: FhirPerson;
  readonly entries: readonly FhirEntryReport[];
  /** How many MedicationRequests and MedicationStatements it holds. */
  readonly medications: number;
}

/** Why a Bundle is not taken: each with its place and the fix. */
export class FhirRefusal extends Error {
  override readonly name = 'FhirRefusal';

  constructor(readonly problems: readonly { readonly place: string; readonly fix: string }[]) {
    super(problems.map(({ place, fix }) => `${place}: ${fix}`).join('\n'));
  }
}
