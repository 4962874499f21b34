import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A count sheet: what lies there is counted without being told what should. */
@Entity({ name: 'stock_count' })
export class StockCountEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'location', type: 'text', nullable: true })
  location: string | null;

  @Column({ name: 'ndc11', type: 'text', nullable: true })
  ndc11: string | null;

  @Column({ name: 'controlled', type: 'boolean' })
  controlled: boolean;

  @Column({ name: 'state', type: 'text' })
  state: 'open' | 'closed';

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
