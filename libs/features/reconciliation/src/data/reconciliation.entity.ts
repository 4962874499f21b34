import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A list that came, and when it was held against our orders. */
@Entity({ name: 'reconciliation' })
export class ReconciliationEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'received', type: 'text' })
  received: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'uuid', nullable: true })
  openedBy: string | null;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;

  @Column({ name: 'withdrawn', type: 'text' })
  withdrawn: string;
}
