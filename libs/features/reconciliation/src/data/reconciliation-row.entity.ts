import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One drug of a reconciliation. */
@Entity({ name: 'reconciliation_row' })
export class ReconciliationRowEntity {
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

  @Column({ name: 'ours', type: 'jsonb' })
  ours: unknown;

  @Column({ name: 'theirs', type: 'jsonb' })
  theirs: unknown;

  @Column({ name: 'level', type: 'text', nullable: true })
  level: string | null;

  @Column({ name: 'basis', type: 'text', array: true })
  basis: readonly string[];

  @Column({ name: 'types', type: 'text', array: true })
  types: readonly string[];

  @Column({ name: 'proposed', type: 'text' })
  proposed: string;

  @Column({ name: 'high_alert', type: 'text', nullable: true })
  highAlert: string | null;

  @Column({ name: 'status', type: 'text' })
  status: string;
}
