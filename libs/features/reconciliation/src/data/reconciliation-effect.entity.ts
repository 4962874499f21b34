import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed decision that was carried out, with the orders it touched. */
@Entity({ name: 'reconciliation_effect' })
export class ReconciliationEffectEntity {
  @PrimaryColumn({ name: 'decision_id', type: 'uuid' })
  decisionId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_ids', type: 'uuid', array: true })
  orderIds: readonly string[];

  @Column({ name: 'carried_out_at', type: 'timestamptz' })
  carriedOutAt: Date;
}
