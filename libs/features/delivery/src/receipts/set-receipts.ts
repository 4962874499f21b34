import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { InputReading, daySchema } from '@cyclefill/features/order';
import { type Actor, type AddedRows, type NamedChange, type Tx, UnitOfWork, addedVersion, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

export const receiptSettingSchema = z.strictObject({ kept: z.boolean(), effectiveFrom: daySchema.describe('what is filled for this day or later counts when it is received') }).meta({ id: 'ReceiptSetting' });
export type ReceiptSettingRequest = z.output<typeof receiptSettingSchema>;
/** What a facility says of receipts, with the version to say when it is changed. */
export const receiptSettingsSchema = z.object({ version: z.int().describe('for If-Match; 0 = nothing was ever said'), items: z.array(receiptSettingSchema).describe('by day; none = it keeps no receipts') }).meta({ id: 'ReceiptSettings' });
export type ReceiptSettings = z.output<typeof receiptSettingsSchema>;
const Id = z.object({ id: z.string() });
const rowsOf = (facilityId: string): AddedRows => ({ tables: ['receipt_setting'], of: { facility_id: facilityId } });

/** Says from which day on a facility keeps receipts; what was filled for earlier days counts as it did. */
@Injectable()
export class SetReceipts {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  read(actor: Actor, scope: AccessScope, facilityCode: string): Promise<ReceiptSettings> {
    return this.uow.run(actor, async (tx) => settingsOf(tx, await facilityOf(tx, scope, facilityCode)), { isolation: 'REPEATABLE READ' });
  }

  /** @throws Refusal facility.not-found, row.stale, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, facilityCode: string, { key, readVersion }: NamedChange, { kept, effectiveFrom }: ReceiptSettingRequest): Promise<ReceiptSettings> {
    const input = new InputReading();
    input.day('/effectiveFrom', effectiveFrom);
    input.check();
    return this.uow.run(actor, (tx) => once(tx, { operation: 'receipt-setting.set', key, body: { facilityCode, kept, effectiveFrom } }, async () => {
      const id = await facilityOf(tx, scope, facilityCode);
      await holdAdded(tx, rowsOf(id), readVersion);
      await tx.execute('update receipt_setting set superseded_at = now() where facility_id = $1 and effective_from = $2 and superseded_at is null', [id, effectiveFrom]);
      await tx.execute(
        'insert into receipt_setting (id, tenant_id, facility_id, kept, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)', [tx.newId(), actor.tenantId, id, kept, effectiveFrom, actor.userId],
      );
      await tx.audit({ action: 'receipt-setting.set', subjectKind: 'facility', subjectId: id, detail: { kept, effectiveFrom } });
      return settingsOf(tx, id);
    }));
  }
}

async function facilityOf(tx: Tx, scope: AccessScope, code: string): Promise<string> {
  const [facility] = await tx.query(Id, 'select id from facility where code = $1 and ($2::uuid[] is null or id = any($2))', [code, facilitiesOf(scope)]);
  if (facility === undefined) throw new Refusal('facility.not-found');
  return facility.id;
}

async function settingsOf(tx: Tx, facilityId: string): Promise<ReceiptSettings> {
  const items = await tx.query(receiptSettingSchema, 'select kept, effective_from::text as "effectiveFrom" from receipt_setting where facility_id = $1 and superseded_at is null order by effective_from', [facilityId]);
  return { version: await addedVersion(tx, rowsOf(facilityId)), items };
}
