import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What may lie in the emergency kit of a facility (R146). A newer row closes it. */
@Entity({ name: 'ekit' })
export class EkitEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'schedules', type: 'text', array: true })
  schedules: readonly ('CII' | 'CIII' | 'CIV' | 'CV')[];

  @Column({ name: 'controlled_drugs', type: 'integer', nullable: true })
  controlledDrugs: number | null;

  @Column({ name: 'controlled_milli', type: 'integer', nullable: true })
  controlledMilli: number | null;

  @Column({ name: 'replace_hours', type: 'integer', nullable: true })
  replaceHours: number | null;

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
