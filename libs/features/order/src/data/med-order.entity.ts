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

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
