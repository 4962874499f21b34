import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was ordered of a supplier. */
@Entity({ name: 'stock_purchase' })
export class StockPurchaseEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'supplier', type: 'text' })
  supplier: string;

  @Column({ name: 'reference', type: 'text' })
  reference: string;

  @Column({ name: 'state', type: 'text' })
  state: 'placed' | 'received' | 'cancelled';

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
