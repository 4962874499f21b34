import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is billed of a supply outside a cycle, increment by increment. Append-only. */
@Entity({ name: 'supply_claim' })
export class SupplyClaimEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'supply_id', type: 'uuid' })
  supplyId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'part', type: 'smallint' })
  part: number;

  @Column({ name: 'parts', type: 'smallint' })
  parts: number;

  @Column({ name: 'service_on', type: 'date' })
  serviceOn: string;

  @Column({ name: 'days_supply', type: 'integer', nullable: true })
  daysSupply: number | null;

  @Column({ name: 'quantity_milli', type: 'integer' })
  quantityMilli: number;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'dose_unit', type: 'text' })
  doseUnit: string;

  @Column({ name: 'payer', type: 'text' })
  payer: string;

  @Column({ name: 'part_d', type: 'boolean' })
  partD: boolean;

  @Column({ name: 'residence_code', type: 'text' })
  residenceCode: string;

  @Column({ name: 'clarification', type: 'text' })
  clarification: string;
}
