import { createHash } from 'node:crypto';
import { type AccessScope, Refusal, inScope } from '@cyclefill/contracts';
import { type Profile, admitResident, changeProfile } from '@cyclefill/features/resident';
import { findResident, localNow, wireMoment } from '@cyclefill/features/order';
import { openReconciliation } from '@cyclefill/features/reconciliation';
import { type CsvIssue, IssueList, WHOLE_LINE } from '@cyclefill/interop/csv';
import { type FhirAdmission, type FhirEntryReport, type FhirPerson, FhirRefusal, readFhirAdmission } from '@cyclefill/interop/fhir-admission';
import { readReceivedList } from '@cyclefill/interop/medication-list';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** Where somebody new comes to live. */
export interface FhirPlace {
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
}

export interface FhirImport {
  /** Code of the facility; null = the Patient's managingOrganization says it. */
  readonly facility: string | null;
  /** null = the Bundle is of a resident who is known, or its Encounter says in which bed. */
  readonly place: FhirPlace | null;
  /** Of whom and where the sender may tell. */
  readonly scope: AccessScope;
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

const Where = z.object({ facilityId: z.string(), wingId: z.string().nullable(), room: z.string().nullable(), bed: z.string().nullable() });
type Where = z.output<typeof Where>;
const Known = z.object({ id: z.string(), code: z.string(), bornOn: z.string() });
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
@Injectable()
export class ImportFhir {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

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

/** Facility and place, as they are named or as the Bundle refers to them. */
const WHERE = `
select f.id as "facilityId", coalesce(w.id, b.wing_id) as "wingId", coalesce($5, b.room) as room, coalesce($6, b.bed) as bed from facility f left join wing w on w.facility_id = f.id and w.name = $4
left join (bed b join wing h on h.id = b.wing_id) on b.id = $7 and h.facility_id = f.id and $4::text is null where f.tenant_id = $1 and (f.code = $2 or ($2::text is null and f.id = $3))`;

async function importInto(tx: Tx, { facility, place, scope, file }: FhirImport, { person, entries, medications }: FhirAdmission): Promise<FhirImportReport> {
  if (facility === null && person.facilityId === null) throw new FhirRefusal([{ place: 'Patient.managingOrganization', fix: 'is missing: refer to the facility, Organization/ID' }]);
  const [where] = await tx.query(Where, WHERE, [tx.actor.tenantId, facility, person.facilityId, place?.wing ?? null, place?.room ?? null, place?.bed ?? null, person.bedId]);
  if (where === undefined || (scope !== 'pharmacy' && !scope.some(({ facilityId }) => facilityId === where.facilityId))) throw new Refusal('facility.not-found');
  // Two imports of one person, one after the other.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('fhir import ' || $1::text, 0))`, [where.facilityId]);
  const known = await findPerson(tx, where.facilityId, person);
  const made = known === null ? await admit(tx, scope, { ...where, isSaid: place !== null }, person) : await complete(tx, scope, known, person);
  const { reconciliationId, notices } = medications === 0 ? { reconciliationId: null, notices: [] } : await keepList(tx, scope, { residentId: made.residentId, file, kind: known === null ? 'admission' : 'readmission' });
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
    `select r.id, r.code, v.born_on::text as "bornOn" from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null
     where r.facility_id = $1 and r.code = any($2) order by r.code`,
    [facilityId, numbers],
  );
  const [known, another] = found;
  if (another !== undefined) throw new FhirRefusal([{ place: 'Patient.identifier', fix: `its numbers are of different residents (${found.map(({ code }) => code).join(', ')}): ask who it is` }]);
  if (known !== undefined && bornOn === null) throw new FhirRefusal([{ place: 'Patient.birthDate', fix: `is missing: by it we make sure that it is resident ${known.code}` }]);
  if (known !== undefined && bornOn !== known.bornOn) throw new FhirRefusal([{ place: 'Patient.birthDate', fix: `is not that of resident ${known.code}: it may be of somebody else` }]);
  return known ?? null;
}

type Made = Pick<FhirImportReport, 'residentId' | 'resident' | 'changed'>;

async function admit(tx: Tx, scope: AccessScope, { facilityId, wingId, room, bed, isSaid }: Where & { readonly isSaid: boolean }, person: FhirPerson): Promise<Made> {
  const { numbers: [code], familyName, givenName, bornOn, sex, allergies, diagnoses } = person;
  const missing = [
    ...(code === undefined ? [{ place: 'Patient.identifier', fix: 'somebody new needs a number: a medical record number (type MR), or another that is no number of a passport, licence or tax' }] : []),
    ...(familyName === '' ? [{ place: 'Patient.name.family', fix: 'somebody new needs a family name' }] : []), ...(bornOn === null ? [{ place: 'Patient.birthDate', fix: 'somebody new needs a birth day' }] : []),
    ...(room === null || bed === null ? [{ place: 'Patient', fix: 'nobody here has one of its numbers: say where somebody new lives, by an Encounter at a Location that is a bed, or with --wing, --room and --bed' }] : []),
  ];
  if (missing.length > 0 || code === undefined || bornOn === null || room === null || bed === null) throw new FhirRefusal(missing);
  if (wingId === null || !inScope(scope, facilityId, wingId)) throw new Refusal(isSaid ? 'wing.not-found' : 'facility.not-found');
  const [clock] = await tx.query(z.object({ zone: z.string(), now: z.date() }), 'select zone, now() as now from facility where id = $1', [facilityId]);
  if (clock === undefined) throw new Refusal('facility.not-found');
  const at = wireMoment(localNow(clock.now, clock.zone));
  const residentId = await admitResident(tx, facilityId, { code, familyName, givenName, bornOn, sex, allergies, diagnoses, at, wingId, room, bed });
  return { residentId, resident: 'admitted', changed: [] };
}

/** Adds what is not known. A name may be spelled otherwise elsewhere: ours stays. */
async function complete(tx: Tx, scope: AccessScope, known: z.output<typeof Known>, { allergies, diagnoses }: FhirPerson): Promise<Made> {
  const { now, zone } = await findResident(tx, scope, known.id);
  const union = (ours: readonly string[], theirs: readonly string[]): readonly string[] => [...ours, ...theirs.filter((text) => !ours.includes(text))];
  const changed = await changeProfile(tx, known.id, wireMoment(localNow(now, zone)).slice(0, 10), (ours): Partial<Profile> => ({
    diagnoses: union(ours.diagnoses, diagnoses), ...(allergies !== null && { allergies: union(ours.allergies ?? [], allergies) }),
  }));
  return { residentId: known.id, resident: changed.length === 0 ? 'known' : 'changed', changed };
}

interface KeptList {
  readonly residentId: string;
  readonly file: FhirImport['file'];
  readonly kind: 'admission' | 'readmission';
}

/** Opens the list as it came, once. */
async function keepList(tx: Tx, scope: AccessScope, { residentId, file, kind }: KeptList): Promise<{ readonly reconciliationId: string | null; readonly notices: readonly CsvIssue[] }> {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const list = readReceivedList(file, findings);
  const [error] = findings.errors.list();
  if (error !== undefined) throw new FhirRefusal([{ place: 'Bundle', fix: error.reason }]);
  // What the list says of the Bundle as a whole, the entries of the report say better.
  const notices = findings.notices.list().filter(({ column }) => column !== WHOLE_LINE);
  const [before] = await tx.query(Id, 'select id from reconciliation where resident_id = $1 and received = $2 limit 1', [residentId, list.text]);
  if (before !== undefined) return { reconciliationId: null, notices };
  const { id } = await openReconciliation(tx, scope, { residentId, kind, source: 'hospital', list });
  return { reconciliationId: id, notices };
}
