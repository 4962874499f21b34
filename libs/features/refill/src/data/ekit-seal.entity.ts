import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A seal put on an emergency kit (R147). Append-only. */
@Entity({ name: 'ekit_seal' })
export class EkitSealEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'number', type: 'text' })
  number: string;

  @Column({ name: 'done_by', type: 'text' })
  doneBy: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
