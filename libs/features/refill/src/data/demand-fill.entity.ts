import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was filled for one request. Append-only. */
@Entity({ name: 'demand_fill' })
export class DemandFillEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'refill_id', type: 'uuid' })
  refillId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'order_version_id', type: 'uuid' })
  orderVersionId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'quantity_milli', type: 'integer' })
  quantityMilli: number;

  @Column({ name: 'authorised_before_milli', type: 'integer' })
  authorisedBeforeMilli: number;

  @Column({ name: 'days_supply', type: 'integer', nullable: true })
  daysSupply: number | null;

  @Column({ name: 'used_from', type: 'date' })
  usedFrom: string;

  @Column({ name: 'claim_code', type: 'text', nullable: true })
  claimCode: string | null;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion: string;

  @Column({ name: 'rule_pack', type: 'text' })
  rulePack: string;

  @Column({ name: 'filled_at', type: 'timestamptz' })
  filledAt: Date;

  /** null = filled before fills had packs of their own. */
  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  /** What of it is in no cell. */
  @Column({ name: 'container_milli', type: 'integer', nullable: true })
  containerMilli: number | null;
}
