import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody decided of one row; the newest of a row holds. */
@Entity({ name: 'reconciliation_decision' })
export class ReconciliationDecisionEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'reconciliation_id', type: 'uuid' })
  reconciliationId: string;

  @Column({ name: 'position', type: 'smallint' })
  position: number;

  @Column({ name: 'number', type: 'smallint' })
  number: number;

  @Column({ name: 'decision', type: 'text' })
  decision: string;

  @Column({ name: 'intent', type: 'text', nullable: true })
  intent: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'command', type: 'jsonb' })
  command: unknown;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy: string;
}
