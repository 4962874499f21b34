import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { PACKAGER_ADAPTERS, PACKAGER_ADAPTER_NAMES, PACKAGER_REASONS, type PackagerFile } from '@cyclefill/interop/packager';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { DocumentStorage, type StoredDocument } from '@cyclefill/platform/storage';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackagerExportQuery, packagerExportSchema } from '../data/packager-export.query.js';
import { type PlannedExport, readPackagerPlan } from '../read-plan/read-packager-plan.js';
import { claimPacks } from './handed-over.query.js';

/** Which batch goes to which kind of machine. */
export const exportPacksSchema = z.strictObject({
  batchId: z.uuid(), adapter: z.enum(PACKAGER_ADAPTER_NAMES), answerWithinMinutes: z.int().min(1).max(1440).default(30).describe('until then the machine has to answer'),
  again: z.string().trim().min(3).max(500).optional().describe('why packs that a machine was already given are handed over again; it must not make them any more'),
}).meta({ id: 'ExportPacks' });
export type ExportPacksRequest = z.output<typeof exportPacksSchema>;

const reasonSchema = z.object({ code: z.enum(PACKAGER_REASONS), rxNumber: z.string().nullable(), sentence: z.string() });

/** The export; or null, with everything that keeps the machine from taking the packs. */
export const exportedPacksSchema = z.object({ export: packagerExportSchema.nullable(), reasons: z.array(reasonSchema) }).meta({ id: 'ExportedPacks' });
export type ExportedPacks = z.output<typeof exportedPacksSchema>;

interface StoredFile extends StoredDocument {
  readonly extension: PackagerFile['extension'];
}

const CountRow = z.object({ count: z.int() });
const NumberRow = z.object({ next: z.int() });
const ReceiptSchema = z.object({ exportId: z.uuid() });

/** Hands the packs of a batch to a packaging machine (experience D4): files with the next number, and until when it has to answer. */
@Injectable()
export class ExportPacks {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentStorage) private readonly storage: DocumentStorage) {}

  /** @throws Refusal batch.not-found, batch.not-finished, packager-export.out-of-date, packager-export.handed-over, request.key-reused */
  async execute(actor: Actor, scope: AccessScope, key: string, request: ExportPacksRequest): Promise<ExportedPacks> {
    const adapter = PACKAGER_ADAPTERS[request.adapter];
    const planned = await this.uow.run(actor, (tx) => readPackagerPlan(tx, scope, request.batchId), { isolation: 'REPEATABLE READ' });
    const reasons = adapter.validate(planned.plan);
    if (reasons.length > 0) return { export: null, reasons: [...reasons] };
    const files: StoredFile[] = [];
    for (const { extension, content } of adapter.render(planned.plan)) files.push({ extension, ...(await this.storage.put(Buffer.from(content, 'utf8'))) });
    return this.uow.run(actor, async (tx) => {
      const { exportId } = ReceiptSchema.parse(await once(tx, { operation: 'packager-export.make', key, body: request }, async () => ({ exportId: await record(tx, request, planned, files) })));
      return { export: await tx.get(PackagerExportQuery).one(scope, exportId), reasons: [] };
    });
  }
}

async function record(tx: Tx, { batchId, adapter, answerWithinMinutes, again }: ExportPacksRequest, { plan, facilityId, packIds, residentIds }: PlannedExport, files: readonly StoredFile[]): Promise<string> {
  // Between reading and writing a rebuild may have taken packs out of use, or somebody begun them by hand: their rows are held until this is written.
  const [current] = await tx.query(CountRow, `select count(*)::int as count from (select from pack where id = any($1) and is_current and state = 'planned' for share) p`, [packIds]);
  if (current?.count !== packIds.length) throw new Refusal('packager-export.out-of-date');
  await claimPacks(tx, { batchId, again }, packIds);
  const id = tx.newId();
  const number = await nextNumber(tx, adapter);
  const named = files.map(({ extension, sha256, bytes }) => ({ name: `${adapter}-${String(number).padStart(6, '0')}.${extension}`, sha256, bytes }));
  await tx.execute(
    `insert into packager_export (id, tenant_id, facility_id, batch_id, adapter, number, files, pack_ids, doses, units_milli, sent_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now() + make_interval(mins => $11))`,
    [id, tx.actor.tenantId, facilityId, batchId, adapter, number, JSON.stringify(named), packIds, plan.doses.length, plan.doses.reduce((sum, { dose }) => sum + dose, 0), answerWithinMinutes],
  );
  await tx.audit({ action: 'packager-export.make', subjectKind: 'packager_export', subjectId: id, residentIds, ...(again !== undefined && { detail: { again } }) });
  return id;
}

/** The next number of an adapter; two exports at once wait for each other, so that none is left out. */
async function nextNumber(tx: Tx, adapter: string): Promise<number> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['packager-export', tx.actor.tenantId, adapter])]);
  const [row] = await tx.query(NumberRow, 'select coalesce(max(number), 0) + 1 as next from packager_export where adapter = $1', [adapter]);
  return row?.next ?? 1;
}
