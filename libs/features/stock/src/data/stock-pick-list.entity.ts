import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a batch takes of which container, as of planning. */
@Entity({ name: 'stock_pick_list' })
export class StockPickListEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'picks', type: 'jsonb' })
  picks: readonly unknown[];

  @Column({ name: 'shortages', type: 'jsonb' })
  shortages: readonly unknown[];

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
