import type { PackState } from '@cyclefill/domain/bench';
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
  state: PackState;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'is_current', type: 'boolean' })
  isCurrent: boolean;

  /** When a rebuild of its batch replaced it. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  /** Inputs of its facility at which its cells were last found due; null = those of its batch. */
  @Column({ name: 'true_version', type: 'bigint', nullable: true })
  trueVersion: string | null;

  /** When a dose in it was found not to be due any more. */
  @Column({ name: 'out_of_date_at', type: 'timestamptz', nullable: true })
  outOfDateAt: Date | null;

  @Column({ name: 'seal_number', type: 'integer' })
  sealNumber: number;

  @Column({ name: 'taken_by', type: 'uuid', nullable: true })
  takenBy: string | null;

  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt: Date | null;

  @Column({ name: 'packer_id', type: 'uuid', nullable: true })
  packerId: string | null;

  @Column({ name: 'sealed_at', type: 'timestamptz', nullable: true })
  sealedAt: Date | null;

  @Column({ name: 'use_by', type: 'date', nullable: true })
  useBy: string | null;

  @Column({ name: 'checker_id', type: 'uuid', nullable: true })
  checkerId: string | null;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt: Date | null;

  @Column({ name: 'held_at', type: 'timestamptz', nullable: true })
  heldAt: Date | null;

  @Column({ name: 'held_by', type: 'uuid', nullable: true })
  heldBy: string | null;

  @Column({ name: 'held_reason', type: 'text' })
  heldReason: string;

  /** The pack in whose place it was made (D78). */
  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;
}
