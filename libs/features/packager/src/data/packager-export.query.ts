import { type AccessScope, type PageQuery, facilitiesOf, instantSchema } from '@cyclefill/contracts';
import { PACKAGER_ADAPTER_NAMES } from '@cyclefill/interop/packager';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

export const EXPORT_STATES = ['sent', 'accepted', 'rejected'] as const;

/** A file of an export: its name bears the number of the export and no person's. */
export const exportedFileSchema = z.object({ name: z.string(), sha256: z.string(), bytes: z.int() });
export type ExportedFile = z.output<typeof exportedFileSchema>;

/** What was handed to a packaging machine and what it answered. */
export const packagerExportSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), batchId: z.uuid(), adapter: z.enum(PACKAGER_ADAPTER_NAMES), number: z.int().describe('counted by adapter, without a gap'), state: z.enum(EXPORT_STATES),
  files: z.array(exportedFileSchema), packs: z.int(), doses: z.int(), unitsMilli: z.int(), attempts: z.int(), sentAt: instantSchema, dueAt: instantSchema.describe('until when the machine has to answer'),
  answeredAt: instantSchema.nullable(), answer: z.string(), overdue: z.boolean().describe('nothing was answered in time'),
  outOfDate: z.boolean().describe('a pack of it was planned anew or begun since: it must not be packed'), version: z.int(),
}).meta({ id: 'PackagerExport' });
export type PackagerExport = z.output<typeof packagerExportSchema>;

export interface PackagerExportFilter extends PageQuery {
  readonly batchId?: string | undefined;
  readonly state?: (typeof EXPORT_STATES)[number] | undefined;
}

const SELECT = `
  select e.id, e.facility_id as "facilityId", e.batch_id as "batchId", e.adapter, e.number, e.state, e.files, cardinality(e.pack_ids) as packs, e.doses, e.units_milli::float8 as "unitsMilli",
    e.attempts, e.sent_at as "sentAt", e.due_at as "dueAt", e.answered_at as "answeredAt", e.answer, e.state = 'sent' and e.due_at < now() as overdue,
    exists (select from pack p where p.id = any(e.pack_ids) and (not p.is_current or p.state <> 'planned')) as "outOfDate", e.row_version as version
  from packager_export e where ($1::uuid[] is null or e.facility_id = any($1))`;

/** Exports of the scope, newest first, one more than the limit; or one of them. */
export class PackagerExportQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, batchId, state }: PackagerExportFilter): Promise<PackagerExport[]> {
    return this.tx.query(packagerExportSchema, `${SELECT} and ($2::uuid is null or e.id < $2) and ($3::uuid is null or e.batch_id = $3) and ($4::text is null or e.state = $4)
      order by e.id desc limit $5`, [facilitiesOf(scope), cursor ?? null, batchId ?? null, state ?? null, limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<PackagerExport | null> {
    const [found] = await this.tx.query(packagerExportSchema, `${SELECT} and e.id = $2`, [facilitiesOf(scope), id]);
    return found ?? null;
  }

  /** Residents whose doses are in an export. */
  async residentsOf(id: string): Promise<readonly string[]> {
    const rows = await this.tx.query(z.object({ id: z.uuid() }), 'select distinct p.resident_id as id from packager_export e join pack p on p.id = any(e.pack_ids) where e.id = $1', [id]);
    return rows.map((row) => row.id);
  }
}
