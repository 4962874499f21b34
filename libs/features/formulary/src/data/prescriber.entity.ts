import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may write an order. */
@Entity({ name: 'prescriber' })
export class PrescriberEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'npi', type: 'text' })
  npi: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'active', type: 'boolean' })
  active: boolean;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
