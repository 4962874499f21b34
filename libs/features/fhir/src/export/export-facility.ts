import { Refusal, inScope, permits } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type AskedPair } from '../read/asked-pair.js';
import { requireId } from '../read/read-resource.js';
import type { ReadRow, ResourceSource } from '../read/resource-source.js';
import { RESOURCES, referencesOf, sourceOf } from '../read/resource-table.js';
import type { SearchValues } from '../read/search-condition.js';
import { type Asker, readRows } from '../read/source-rows.js';
import { type ExportJob, readExport } from './export-job.js';

/** Rows that are in memory at a time. */
const ROWS_AT_ONCE = 250;
/** What was begun so long ago is recorded by now: what is told as the time of an export lies so far back, and the next one since then misses nothing. */
const LONGEST_WRITE_MS = 60_000;

const Id = z.object({ id: z.string() });

/** A facility's data, type by type, for who sees all of it. */
@Injectable()
export class ExportFacility {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** What an export is of. @throws Refusal `fhir.not-found` for a facility that the caller does not see as a whole; InvalidInput */
  begin(actor: Actor, asker: Asker, facilityId: string, pairs: readonly AskedPair[]): Promise<ExportJob> {
    requireId('Group', facilityId);
    return this.uow.run(actor, async (tx) => {
      const [facility] = z.uuid().safeParse(facilityId).success ? await tx.query(Id, 'select id from facility where id = $1', [facilityId]) : [];
      if (facility === undefined || !inScope(asker.scope, facilityId, null)) throw notFound();
      return readExport(facilityId, pairs, new Date((await tx.now()).getTime() - LONGEST_WRITE_MS));
    });
  }

  /** The types of an export that hold anything. @throws Refusal `fhir.not-found` */
  async types(actor: Actor, asker: Asker, job: ExportJob): Promise<readonly string[]> {
    const within = facilityAsker(asker, job);
    const filled: string[] = [];
    for (const source of exported(within, job)) if ((await this.page(actor, within, source, job, null, 1)).length > 0) filled.push(source.type);
    return filled;
  }

  /** Residents of an export, for the audit. */
  async residents(actor: Actor, job: ExportJob): Promise<readonly string[]> {
    return (await this.uow.run(actor, (tx) => tx.query(Id, 'select id from resident where facility_id = $1', [job.facility]))).map(({ id }) => id);
  }

  /** One type of an export, a line a resource; a page is read when the one before is sent. @throws Refusal `fhir.not-found` */
  lines(actor: Actor, asker: Asker, job: ExportJob, type: string): AsyncIterable<string> {
    const within = facilityAsker(asker, job);
    const source = exported(within, job).find((one) => one.type === type);
    if (source === undefined) throw new Refusal('fhir.not-found', { problems: [{ pointer: 'the address', rule: 'names no file of this export; its manifest lists them' }] });
    return this.read(actor, within, source, job);
  }

  private async *read(actor: Actor, asker: Asker, source: ResourceSource, job: ExportJob): AsyncGenerator<string> {
    for (let after: string | null = null; ;) {
      const rows: readonly ReadRow[] = await this.page(actor, asker, source, job, after, ROWS_AT_ONCE);
      if (rows.length > 0) yield rows.map(({ resource }) => `${JSON.stringify(resource)}\n`).join('');
      after = rows.at(-1)?.id ?? null;
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  private page(actor: Actor, asker: Asker, source: ResourceSource, { since }: ExportJob, after: string | null, limit: number): Promise<readonly ReadRow[]> {
    const where = (values: SearchValues): string => ofFacility(source) + (since === null ? '' : ` and x.updated_at > ${values.bind(since)}::timestamptz`);
    return this.uow.run(actor, (tx) => readRows(tx, asker, source, { where, after, limit }));
  }
}

const notFound = (): Refusal => new Refusal('fhir.not-found', { problems: [{ pointer: 'Group.id', rule: 'names no facility that is there for you as a whole: the group of a facility has its id' }] });

/** The asker as one who sees that facility and no other. @throws Refusal `fhir.not-found` */
function facilityAsker(asker: Asker, { facility }: ExportJob): Asker {
  if (!inScope(asker.scope, facility, null)) throw notFound();
  return { ...asker, scope: [{ facilityId: facility, wingId: null }] };
}

/** Types of an export; the audit is the pharmacy's and no facility's. */
function exported({ role }: Asker, { types }: ExportJob): readonly ResourceSource[] {
  return RESOURCES.filter(({ type, permission }) => type !== 'AuditEvent' && permits(role, permission) && (types === null || types.includes(type)));
}

/** Of prescribers and products, which are of no facility, those that its orders name. */
function ofFacility({ type }: ResourceSource): string {
  const orders = sourceOf('MedicationRequest');
  const named = orders === undefined || !['Practitioner', 'Medication'].includes(type) ? undefined : referencesOf(orders).find(({ target }) => target === type);
  return orders === undefined || named === undefined ? '' : ` and exists (select from (${orders.sql}) y where y.${named.column} = x.id)`;
}
