import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One rebuild of the changed lines of a batch (R119): from where it came. What it led to is in lines and findings. */
@Entity({ name: 'batch_rebuild' })
export class BatchRebuildEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  /** From 1, in order. */
  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'rebuilt_at', type: 'timestamptz' })
  rebuiltAt: Date;

  /** Knowledge of the batch before it. */
  @Column({ name: 'from_known_at', type: 'timestamptz' })
  fromKnownAt: Date;

  @Column({ name: 'from_seen_at', type: 'timestamptz' })
  fromSeenAt: Date;

  @Column({ name: 'from_rule_pack', type: 'text' })
  fromRulePack: string;

  /** Orders that were decided anew; null = all of them. */
  @Column({ name: 'order_ids', type: 'uuid', array: true, nullable: true })
  orderIds: string[] | null;

  /** Of what this rebuild read. */
  @Column({ name: 'input_hash', type: 'text' })
  inputHash: string;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion: string;

  @Column({ name: 'lines_replaced', type: 'integer' })
  linesReplaced: number;

  @Column({ name: 'lines_added', type: 'integer' })
  linesAdded: number;

  @Column({ name: 'lines_removed', type: 'integer' })
  linesRemoved: number;

  @Column({ name: 'findings_added', type: 'integer' })
  findingsAdded: number;

  @Column({ name: 'findings_removed', type: 'integer' })
  findingsRemoved: number;
}
