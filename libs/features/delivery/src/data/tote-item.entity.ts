import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pack, or a container of what is in no pack, in a tote. */
@Entity({ name: 'tote_item' })
export class ToteItemEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'tote_id', type: 'uuid' })
  toteId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'pack_id', type: 'uuid', nullable: true })
  packId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  @Column({ name: 'part_id', type: 'uuid', nullable: true })
  partId: string | null;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'controlled', type: 'boolean' })
  controlled: boolean;

  @Column({ name: 'refrigerated', type: 'boolean' })
  refrigerated: boolean;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;

  @Column({ name: 'added_by', type: 'uuid', nullable: true })
  addedBy: string | null;

  @Column({ name: 'pulled_at', type: 'timestamptz', nullable: true })
  pulledAt: Date | null;

  @Column({ name: 'pulled_by', type: 'uuid', nullable: true })
  pulledBy: string | null;

  @Column({ name: 'pulled_reason', type: 'text', nullable: true })
  pulledReason: string | null;
}
