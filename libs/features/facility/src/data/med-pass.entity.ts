import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a facility, or one wing of it, gives what is due at a pass code; minutes of the day. */
@Entity({ name: 'med_pass' })
export class MedPassEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'minutes', type: 'smallint', array: true })
  minutes: number[];

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

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
