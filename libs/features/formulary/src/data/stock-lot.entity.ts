import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Units of one lot at one place. */
@Entity({ name: 'stock_lot' })
export class StockLotEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'lot', type: 'text' })
  lot: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn: string;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'location', type: 'text' })
  location: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
