import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A resident as an id within a facility. */
@Entity({ name: 'resident' })
export class ResidentEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
