import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a state lets technicians check packs, and after how much (R241). */
@Entity({ name: 'check_programme' })
export class CheckProgrammeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'allowed', type: 'boolean' })
  allowed: boolean;

  @Column({ name: 'min_checks', type: 'integer' })
  minChecks: number;

  @Column({ name: 'min_days', type: 'integer' })
  minDays: number;

  @Column({ name: 'min_accuracy_per_mille', type: 'integer' })
  minAccuracyPerMille: number;

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
