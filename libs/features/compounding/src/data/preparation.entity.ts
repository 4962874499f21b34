import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One making of an order by a version of a formula. */
@Entity({ name: 'preparation' })
export class PreparationEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'order_version_id', type: 'uuid' })
  orderVersionId: string;

  @Column({ name: 'formula_id', type: 'uuid' })
  formulaId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'count', type: 'integer' })
  count: number;

  @Column({ name: 'state', type: 'text' })
  state: 'prepared' | 'checked' | 'rejected';

  @Column({ name: 'prepared_at', type: 'timestamptz' })
  preparedAt: Date;

  @Column({ name: 'prepared_by', type: 'uuid' })
  preparedBy: string;

  @Column({ name: 'beyond_use_at', type: 'timestamptz' })
  beyondUseAt: Date;

  @Column({ name: 'beyond_use_hours', type: 'integer' })
  beyondUseHours: number;

  @Column({ name: 'beyond_use_source', type: 'text' })
  beyondUseSource: string;

  @Column({ name: 'rule_pack', type: 'text' })
  rulePack: string;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt: Date | null;

  @Column({ name: 'checked_by', type: 'uuid', nullable: true })
  checkedBy: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
