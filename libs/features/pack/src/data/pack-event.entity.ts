import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a pack. Append-only. */
@Entity({ name: 'pack_event' })
export class PackEventEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'from_state', type: 'text' })
  fromState: string;

  @Column({ name: 'to_state', type: 'text' })
  toState: string;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  @Column({ name: 'seal_number', type: 'integer' })
  sealNumber: number;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'input_version', type: 'bigint', nullable: true })
  inputVersion: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'params', type: 'jsonb' })
  params: JsonValue;

  @Column({ name: 'by_user', type: 'uuid', nullable: true })
  byUser: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
