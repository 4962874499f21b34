import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a state allows of returns, or a payer credits, with its source (R142, R145). */
@Entity({ name: 'return_rule' })
export class ReturnRuleEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'state' | 'payer';

  @Column({ name: 'scope', type: 'text' })
  scope: string;

  @Column({ name: 'reuse_allowed', type: 'boolean' })
  reuseAllowed: boolean;

  @Column({ name: 'controlled_allowed', type: 'boolean' })
  controlledAllowed: boolean;

  @Column({ name: 'within_days', type: 'smallint' })
  withinDays: number;

  @Column({ name: 'credit_allowed', type: 'boolean' })
  creditAllowed: boolean;

  @Column({ name: 'handling_fee_cents', type: 'integer' })
  handlingFeeCents: number;

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
