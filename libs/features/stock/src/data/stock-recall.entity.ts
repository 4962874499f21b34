import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lots of a product that are called back. */
@Entity({ name: 'stock_recall' })
export class StockRecallEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'lots', type: 'text', array: true })
  lots: readonly string[];

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'state', type: 'text' })
  state: 'open' | 'closed';

  @Column({ name: 'closure', type: 'text' })
  closure: string;

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
