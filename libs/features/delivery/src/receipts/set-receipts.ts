import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { InputReading, daySchema } from '@cyclefill/features/order';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

export const receiptSettingSchema = z.strictObject({ kept: z.boolean(), effectiveFrom: daySchema.describe('what is filled for this day or later counts when it is received') }).meta({ id: 'ReceiptSetting' });
export type ReceiptSettingRequest = z.output<typeof receiptSettingSchema>;
const Id = z.object({ id: z.string() });

/** Says from which day on a facility keeps receipts; what was filled for earlier days counts as it did. */
@Injectable()
export class SetReceipts {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found; InvalidInput */
  execute(actor: Actor, scope: AccessScope, facilityCode: string, { kept, effectiveFrom }: ReceiptSettingRequest): Promise<void> {
    const input = new InputReading();
    input.day('/effectiveFrom', effectiveFrom);
    input.check();
    return this.uow.run(actor, async (tx) => {
      const [facility] = await tx.query(Id, 'select id from facility where code = $1 and ($2::uuid[] is null or id = any($2)) for update', [facilityCode, facilitiesOf(scope)]);
      if (facility === undefined) throw new Refusal('facility.not-found');
      await tx.execute('update receipt_setting set superseded_at = now() where facility_id = $1 and effective_from = $2 and superseded_at is null', [facility.id, effectiveFrom]);
      await tx.execute(
        'insert into receipt_setting (id, tenant_id, facility_id, kept, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)', [tx.newId(), actor.tenantId, facility.id, kept, effectiveFrom, actor.userId],
      );
      await tx.audit({ action: 'receipt-setting.set', subjectKind: 'facility', subjectId: facility.id, detail: { kept, effectiveFrom } });
    });
  }
}
