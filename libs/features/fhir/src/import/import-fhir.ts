import { createHash } from 'node:crypto';
import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type Profile, admitResident, changeProfile } from '@cyclefill/features/resident';
import { findResident, localNow, wireMoment } from '@cyclefill/features/order';
import { openReconciliation } from '@cyclefill/features/reconciliation';
import { type CsvIssue, IssueList } from '@cyclefill/interop/csv';
import { type FhirAdmission, type FhirEntryReport, type FhirPerson, FhirRefusal, readFhirAdmission } from '@cyclefill/interop/fhir-admission';
import { readReceivedList } from '@cyclefill/interop/medication-list';
import type { Actor, Tx, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Where somebody new comes to live. */
export interface FhirPlace {
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
}

export interface FhirImport {
  /** Code of the facility. */
  readonly facility: string;
  /** null = the Bundle is of a resident who is known. */
  readonly place: FhirPlace | null;
  readonly file: { readonly name: string; readonly content: Uint8Array };
}

/** What an import came to, entry by entry. */
export interface FhirImportReport {
  readonly residentId: string;
  readonly resident: 'admitted' | 'changed' | 'known';
  /** What of the profile is new. */
  readonly changed: readonly string[];
  /** The list of medications, held against our orders; null = the Bundle has none, or the very same came before. */
  readonly reconciliationId: string | null;
  readonly entries: readonly FhirEntryReport[];
  /** What of the medications was not understood. */
  readonly notices: readonly CsvIssue[];
}

const EVERYTHING: AccessScope = 'pharmacy';
const Place = z.object({ facilityId: z.string(), wingId: z.string().nullable() });
const Known = z.object({ id: z.string(), code: z.string(), bornOn: z.string(), familyName: z.string(), allergies: z.array(z.string()).nullable(), diagnoses: z.array(z.string()) });
const Id = z.object({ id: z.string() });

/** Ends a transaction without keeping anything of it. */
class TakenBack extends Error {
  constructor(readonly report: FhirImportReport) {
    super('a trial of an import is never kept');
  }
}

/**
 * Takes a Bundle that came with a resident: all of it or nothing. Somebody unknown is admitted; of a resident allergies and diagnoses are added, never taken away. Medications become no
 * orders: they are a list that people decide and sign (R302). The same Bundle again changes nothing.
 */
export class ImportFhir {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws FhirRefusal with places and fixes; Refusal facility.not-found, wing.not-found */
  execute(actor: Actor, request: FhirImport): Promise<FhirImportReport> {
    const admission = readFhirAdmission(request.file.content);
    return this.uow.run(actor, (tx) => importInto(tx, request, admission));
  }

  /** What {@link execute} would answer: the very same work, and then all of it is taken back. */
  async preview(actor: Actor, request: FhirImport): Promise<FhirImportReport> {
    const admission = readFhirAdmission(request.file.content);
    try {
      return await this.uow.run<never>(actor, async (tx) => {
        throw new TakenBack(await importInto(tx, request, admission));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.report;
      throw error;
    }
  }
}

async function importInto(tx: Tx, { facility, place, file }: FhirImport, { person, entries, medications }: FhirAdmission): Promise<FhirImportReport> {
  const [where] = await tx.query(Place, 'select f.id as "facilityId", w.id as "wingId" from facility f left join wing w on w.facility_id = f.id and w.name = $3 where f.tenant_id = $1 and f.code = $2', [tx.actor.tenantId, facility, place?.wing ?? null]);
  if (where === undefined) throw new Refusal('facility.not-found');
  // Two imports of one person, one after the other.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('fhir import ' || $1::text, 0))`, [where.facilityId]);
  const known = await findPerson(tx, where.facilityId, person);
  const made = known === null ? await admit(tx, { ...where, place }, person) : await complete(tx, known, person);
  const { reconciliationId, notices } = medications === 0 ? { reconciliationId: null, notices: [] } : await keepList(tx, made.residentId, file, known === null ? 'admission' : 'readmission');
  await tx.audit({
    action: 'fhir.import', subjectKind: 'resident', subjectId: made.residentId, residentIds: [made.residentId],
    detail: { sha256: createHash('sha256').update(file.content).digest('hex'), entries: entries.length, resident: made.resident },
  });
  return { ...made, reconciliationId, entries, notices };
}

/** The resident whom one of the numbers is of. @throws FhirRefusal where the numbers are of several, or the birth day is another */
async function findPerson(tx: Tx, facilityId: string, { numbers, bornOn }: FhirPerson): Promise<z.output<typeof Known> | null> {
  const found = await tx.query(
    Known,
    `select r.id, r.code, v.born_on::text as "bornOn", v.family_name as "familyName", v.allergies, v.diagnoses from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null
     where r.facility_id = $1 and r.code = any($2) order by r.code`,
    [facilityId, numbers],
  );
  const [known, another] = found;
  if (another !== undefined) throw new FhirRefusal([{ place: 'Patient.identifier', fix: `its numbers are of different residents (${found.map(({ code }) => code).join(', ')}): ask who it is` }]);
  if (known !== undefined && bornOn !== null && bornOn !== known.bornOn) throw new FhirRefusal([{ place: 'Patient.birthDate', fix: `is not that of resident ${known.code}: it may be of somebody else` }]);
  return known ?? null;
}

type Made = Pick<FhirImportReport, 'residentId' | 'resident' | 'changed'>;

async function admit(tx: Tx, { facilityId, wingId, place }: z.output<typeof Place> & { readonly place: FhirPlace | null }, person: FhirPerson): Promise<Made> {
  const { numbers: [code], familyName, givenName, bornOn, sex, allergies, diagnoses } = person;
  const missing = [
    ...(code === undefined ? [{ place: 'Patient.identifier', fix: 'somebody new needs a number: a medical record number (type MR), or another that is no number of a passport, licence or tax' }] : []),
    ...(familyName === '' ? [{ place: 'Patient.name.family', fix: 'somebody new needs a family name' }] : []), ...(bornOn === null ? [{ place: 'Patient.birthDate', fix: 'somebody new needs a birth day' }] : []),
    ...(place === null ? [{ place: 'Patient', fix: 'nobody here has one of its numbers: say where somebody new lives, with --wing, --room and --bed' }] : []),
  ];
  if (missing.length > 0 || code === undefined || bornOn === null || place === null) throw new FhirRefusal(missing);
  if (wingId === null) throw new Refusal('wing.not-found');
  const [clock] = await tx.query(z.object({ zone: z.string(), now: z.date() }), 'select zone, now() as now from facility where id = $1', [facilityId]);
  if (clock === undefined) throw new Refusal('facility.not-found');
  const at = wireMoment(localNow(clock.now, clock.zone));
  const residentId = await admitResident(tx, facilityId, { code, familyName, givenName, bornOn, sex, allergies, diagnoses, at, wingId, room: place.room, bed: place.bed });
  return { residentId, resident: 'admitted', changed: [] };
}

/** Adds what is not known. A name may be spelled otherwise elsewhere: ours stays. */
async function complete(tx: Tx, known: z.output<typeof Known>, { allergies, diagnoses }: FhirPerson): Promise<Made> {
  const { now, zone } = await findResident(tx, EVERYTHING, known.id);
  const union = (ours: readonly string[], theirs: readonly string[]): readonly string[] => [...ours, ...theirs.filter((text) => !ours.includes(text))];
  const next: Partial<Profile> = { diagnoses: union(known.diagnoses, diagnoses), ...(allergies !== null && { allergies: union(known.allergies ?? [], allergies) }) };
  const changed = await changeProfile(tx, known.id, wireMoment(localNow(now, zone)).slice(0, 10), next);
  return { residentId: known.id, resident: changed.length === 0 ? 'known' : 'changed', changed };
}

/** Opens the list as it came, once. */
async function keepList(tx: Tx, residentId: string, file: FhirImport['file'], kind: 'admission' | 'readmission'): Promise<{ readonly reconciliationId: string | null; readonly notices: readonly CsvIssue[] }> {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const list = readReceivedList(file, findings);
  const [error] = findings.errors.list();
  if (error !== undefined) throw new FhirRefusal([{ place: 'Bundle', fix: error.reason }]);
  const notices = findings.notices.list();
  const [before] = await tx.query(Id, 'select id from reconciliation where resident_id = $1 and received = $2 limit 1', [residentId, list.text]);
  if (before !== undefined) return { reconciliationId: null, notices };
  const { id } = await openReconciliation(tx, EVERYTHING, { residentId, kind, source: 'hospital', list });
  return { reconciliationId: id, notices };
}
