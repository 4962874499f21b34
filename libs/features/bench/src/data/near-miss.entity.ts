import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An error that was caught before it reached a resident. Append-only. */
@Entity({ name: 'near_miss' })
export class NearMissEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'pack_id', type: 'uuid', nullable: true })
  packId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'class', type: 'text' })
  class: string;

  @Column({ name: 'station', type: 'text' })
  station: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'params', type: 'jsonb' })
  params: JsonValue;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'caught_by', type: 'uuid', nullable: true })
  caughtBy: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
