import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Units that came back, accepted or refused. Append-only. */
@Entity({ name: 'supply_return' })
export class SupplyReturnEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'demand_fill_id', type: 'uuid', nullable: true })
  demandFillId: string | null;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'returned_at', type: 'text' })
  returnedAt: string;

  @Column({ name: 'dispensed_on', type: 'date', nullable: true })
  dispensedOn: string | null;

  @Column({ name: 'sealed', type: 'boolean' })
  sealed: boolean;

  @Column({ name: 'in_custody', type: 'boolean' })
  inCustody: boolean;

  @Column({ name: 'expires_on', type: 'date', nullable: true })
  expiresOn: string | null;

  @Column({ name: 'accepted', type: 'boolean' })
  accepted: boolean;

  @Column({ name: 'refusals', type: 'text', array: true })
  refusals: string[];

  @Column({ name: 'payer', type: 'text' })
  payer: string;

  @Column({ name: 'unit_price_mills', type: 'integer', nullable: true })
  unitPriceMills: number | null;

  @Column({ name: 'handling_fee_cents', type: 'integer' })
  handlingFeeCents: number;

  @Column({ name: 'credit_cents', type: 'integer' })
  creditCents: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
