import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The number by which a sender knows an order, and what it means here. */
@Entity({ name: 'hl7_order' })
export class Hl7OrderEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'sender', type: 'text' })
  sender: string;

  @Column({ name: 'placer', type: 'text' })
  placer: string;

  @Column({ name: 'intake_id', type: 'uuid', nullable: true })
  intakeId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
