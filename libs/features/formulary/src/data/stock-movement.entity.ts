import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of the perpetual ledger. Append-only. */
@Entity({ name: 'stock_movement' })
export class StockMovementEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'container_id', type: 'uuid' })
  containerId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'milli', type: 'integer' })
  milli: number;

  @Column({ name: 'reserved_milli', type: 'integer' })
  reservedMilli: number;

  @Column({ name: 'balance_milli', type: 'integer' })
  balanceMilli: number;

  @Column({ name: 'state', type: 'text' })
  state: 'in_stock' | 'opened' | 'empty' | 'quarantined' | 'recalled' | 'destroyed';

  @Column({ name: 'location', type: 'text' })
  location: string;

  @Column({ name: 'from_location', type: 'text', nullable: true })
  fromLocation: string | null;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'lot', type: 'text' })
  lot: string;

  @Column({ name: 'dea_schedule', type: 'text', nullable: true })
  deaSchedule: string | null;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'pack_id', type: 'uuid', nullable: true })
  packId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'count_id', type: 'uuid', nullable: true })
  countId: string | null;

  @Column({ name: 'recall_id', type: 'uuid', nullable: true })
  recallId: string | null;

  @Column({ name: 'purchase_id', type: 'uuid', nullable: true })
  purchaseId: string | null;

  @Column({ name: 'preparation_id', type: 'uuid', nullable: true })
  preparationId: string | null;

  @Column({ name: 'ingredient', type: 'smallint', nullable: true })
  ingredient: number | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'below_zero', type: 'boolean' })
  belowZero: boolean;

  @Column({ name: 'source', type: 'text' })
  source: 'person' | 'import';

  @Column({ name: 'witness_id', type: 'uuid', nullable: true })
  witnessId: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
