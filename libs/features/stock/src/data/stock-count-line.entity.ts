import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One container of a count sheet. */
@Entity({ name: 'stock_count_line' })
export class StockCountLineEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'count_id', type: 'uuid' })
  countId: string;

  @Column({ name: 'container_id', type: 'uuid' })
  containerId: string;

  @Column({ name: 'position', type: 'integer' })
  position: number;

  @Column({ name: 'expected_milli', type: 'integer', nullable: true })
  expectedMilli: number | null;

  @Column({ name: 'counted_milli', type: 'integer', nullable: true })
  countedMilli: number | null;

  @Column({ name: 'counted_at', type: 'timestamptz', nullable: true })
  countedAt: Date | null;

  @Column({ name: 'counted_by', type: 'uuid', nullable: true })
  countedBy: string | null;
}
