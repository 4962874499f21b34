import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time in which an order is not given; two holds of an order never overlap. */
@Entity({ name: 'order_hold' })
export class OrderHoldEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'from_at', type: 'text' })
  fromAt: string;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'to_at', type: 'text', nullable: true })
  toAt: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  /** Who says so: a folder or a person. */
  @Column({ name: 'source', type: 'text' })
  source: 'import' | 'person';

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
