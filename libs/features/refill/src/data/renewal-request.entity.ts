import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A prescriber is asked for a new prescription of an order. */
@Entity({ name: 'renewal_request' })
export class RenewalRequestEntity {
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

  @Column({ name: 'prescriber_id', type: 'uuid', nullable: true })
  prescriberId: string | null;

  @Column({ name: 'status', type: 'text' })
  status: 'asked' | 'sent' | 'approved' | 'denied' | 'no_answer';

  @Column({ name: 'rule', type: 'text' })
  rule: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'asked_by', type: 'uuid', nullable: true })
  askedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  /** The last day that still goes well without it; null = asked for when nothing was left. */
  @Column({ name: 'needed_on', type: 'date', nullable: true })
  neededOn: string | null;

  @Column({ name: 'window_from', type: 'date', nullable: true })
  windowFrom: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;
}
