import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request of a facility for one order, with the answer it got. */
@Entity({ name: 'refill_request' })
export class RefillRequestEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'source', type: 'text' })
  source: 'scan' | 'click' | 'message';

  @Column({ name: 'status', type: 'text' })
  status: 'asked' | 'accepted' | 'refused' | 'in_batch' | 'filled' | 'sent' | 'received';

  @Column({ name: 'answer', type: 'text' })
  answer: 'accepted' | 'in_batch' | 'too_soon' | 'no_refills' | 'discontinued' | 'needs_pharmacist';

  @Column({ name: 'answer_params', type: 'jsonb' })
  answerParams: JsonValue;

  @Column({ name: 'early_reason', type: 'text', nullable: true })
  earlyReason: string | null;

  @Column({ name: 'by_pharmacist', type: 'boolean' })
  byPharmacist: boolean;

  @Column({ name: 'delivery_on', type: 'date', nullable: true })
  deliveryOn: string | null;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'asked_by', type: 'uuid', nullable: true })
  askedBy: string | null;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
