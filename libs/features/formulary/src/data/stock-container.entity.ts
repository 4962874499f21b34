import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One bottle, box or card as it was received; what it holds comes by movements alone. */
@Entity({ name: 'stock_container' })
export class StockContainerEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'lot', type: 'text' })
  lot: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn: string;

  @Column({ name: 'serial', type: 'text' })
  serial: string;

  @Column({ name: 'dea_schedule', type: 'text', nullable: true })
  deaSchedule: 'CII' | 'CIII' | 'CIV' | 'CV' | null;

  @Column({ name: 'location', type: 'text' })
  location: string;

  @Column({ name: 'state', type: 'text' })
  state: 'in_stock' | 'opened' | 'empty' | 'quarantined' | 'recalled' | 'destroyed';

  @Column({ name: 'on_hand_milli', type: 'integer' })
  onHandMilli: number;

  @Column({ name: 'reserved_milli', type: 'integer' })
  reservedMilli: number;

  @Column({ name: 'movements', type: 'integer' })
  movements: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
