import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time that checks were run, over whom and with which answer: silence can be proved (R412). */
@Entity({ name: 'clinical_run' })
export class ClinicalRunEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'occasion', type: 'text' })
  occasion: 'build' | 'rebuild' | 'order' | 'asked';

  /** null = it was no batch. */
  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'tables', type: 'text' })
  tables: string;

  @Column({ name: 'resident_ids', type: 'uuid', array: true })
  residentIds: string[];

  /** The check of each resident, in the same order. */
  @Column({ name: 'check_hashes', type: 'text', array: true })
  checkHashes: string[];

  @Column({ name: 'interrupts', type: 'integer' })
  interrupts: number;

  @Column({ name: 'warns', type: 'integer' })
  warns: number;

  @Column({ name: 'passives', type: 'integer' })
  passives: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
