import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much of a product should lie in the pharmacy since a day. A newer row closes it. */
@Entity({ name: 'stock_par' })
export class StockParEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'par_milli', type: 'integer' })
  parMilli: number;

  @Column({ name: 'arithmetic', type: 'jsonb', nullable: true })
  arithmetic: JsonValue | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
