import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order as an id within a resident; its content is in its versions. */
@Entity({ name: 'med_order' })
export class MedOrderEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'rx_number', type: 'text' })
  rxNumber: string;

  /** The order that this one renews. */
  @Column({ name: 'replaces_order_id', type: 'uuid', nullable: true })
  replacesOrderId: string | null;

  @Column({ name: 'intake_id', type: 'uuid', nullable: true })
  intakeId: string | null;

  @Column({ name: 'reading_id', type: 'uuid', nullable: true })
  readingId: string | null;

  /** Always true where there is a reading: the key it refers to holds no other. */
  @Column({ name: 'reading_complete', type: 'boolean', nullable: true })
  readingComplete: boolean | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  /** The version of its facility's inputs at which it, or what it alone stands on, last moved. */
  @Column({ name: 'changed_version', type: 'bigint' })
  changedVersion: string;
}
