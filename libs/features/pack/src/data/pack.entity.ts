import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A card or sheet that is to be made up. */
@Entity({ name: 'pack' })
export class PackEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  /** What it is of when it is of no batch. */
  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'pack_type', type: 'text' })
  packType: string;

  @Column({ name: 'passes', type: 'smallint', array: true })
  passes: number[];

  @Column({ name: 'days_from', type: 'date' })
  daysFrom: string;

  @Column({ name: 'days_to', type: 'date' })
  daysTo: string;

  @Column({ name: 'number', type: 'smallint' })
  number: number;

  @Column({ name: 'count', type: 'smallint' })
  count: number;

  @Column({ name: 'state', type: 'text' })
  state: 'planned';

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'is_current', type: 'boolean' })
  isCurrent: boolean;

  /** When a rebuild of its batch replaced it. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
