import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A prescription or order as it arrived. */
@Entity({ name: 'intake' })
export class IntakeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'source', type: 'text' })
  source: 'electronic' | 'fax' | 'phone' | 'written';

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
