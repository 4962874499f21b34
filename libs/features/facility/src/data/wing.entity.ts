import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of a facility with its own medication cart. */
@Entity({ name: 'wing' })
export class WingEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
