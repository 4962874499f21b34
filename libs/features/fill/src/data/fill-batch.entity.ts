import type { BatchState } from '@cyclefill/domain/cycle-fill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One cycle of one facility over one window: the unit of work. */
@Entity({ name: 'fill_batch' })
export class FillBatchEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'run_id', type: 'uuid' })
  runId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'cycle_id', type: 'uuid' })
  cycleId: string;

  /** The wing whose cycle it is; null = the facility's own. */
  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: 'cycle';

  @Column({ name: 'window_from', type: 'date' })
  windowFrom: string;

  @Column({ name: 'window_to', type: 'date' })
  windowTo: string;

  @Column({ name: 'previous_from', type: 'date' })
  previousFrom: string;

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf: Date;

  @Column({ name: 'known_at', type: 'timestamptz' })
  knownAt: Date;

  @Column({ name: 'generation', type: 'integer' })
  generation: number;

  @Column({ name: 'is_current', type: 'boolean' })
  isCurrent: boolean;

  @Column({ name: 'state', type: 'text' })
  state: BatchState;

  @Column({ name: 'paused_from', type: 'text', nullable: true })
  pausedFrom: 'opened' | 'computed' | 'planned' | null;

  /** The facility as the batch saw it; null on batches older than the column. */
  @Column({ name: 'zone', type: 'text', nullable: true })
  zone: string | null;

  @Column({ name: 'packaging', type: 'text', nullable: true })
  packaging: 'card' | 'multi_dose' | null;

  /** The cut-off it was due at. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  /** When a newer build or a cancelling took it out of use. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;

  @Column({ name: 'input_version', type: 'bigint', nullable: true })
  inputVersion: string | null;

  @Column({ name: 'input_hash', type: 'text', nullable: true })
  inputHash: string | null;

  @Column({ name: 'engine_version', type: 'text', nullable: true })
  engineVersion: string | null;

  @Column({ name: 'rule_pack', type: 'text', nullable: true })
  rulePack: string | null;

  @Column({ name: 'eligible', type: 'integer', nullable: true })
  eligible: number | null;

  @Column({ name: 'filled', type: 'integer', nullable: true })
  filled: number | null;

  @Column({ name: 'excepted', type: 'integer', nullable: true })
  excepted: number | null;

  @Column({ name: 'skipped', type: 'integer', nullable: true })
  skipped: number | null;

  @Column({ name: 'reasons', type: 'jsonb', nullable: true })
  reasons: JsonValue;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'computed_at', type: 'timestamptz', nullable: true })
  computedAt: Date | null;

  /** When lines of it were last rebuilt; null = it is as it was computed. */
  @Column({ name: 'rebuilt_at', type: 'timestamptz', nullable: true })
  rebuiltAt: Date | null;

  @Column({ name: 'planned_at', type: 'timestamptz', nullable: true })
  plannedAt: Date | null;

  @Column({ name: 'documented_at', type: 'timestamptz', nullable: true })
  documentedAt: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
