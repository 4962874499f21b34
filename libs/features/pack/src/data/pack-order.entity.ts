import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order in a pack that is being filled. */
@Entity({ name: 'pack_order' })
export class PackOrderEntity {
  @PrimaryColumn({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_version_id', type: 'uuid' })
  orderVersionId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'schedule', type: 'text', nullable: true })
  schedule: string | null;

  @Column({ name: 'expected_milli', type: 'integer' })
  expectedMilli: number;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'other_maker', type: 'boolean' })
  otherMaker: boolean;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
