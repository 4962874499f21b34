import type { SettingKind } from '@cyclefill/domain/packing';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an order, a resident or a facility is packed from a day on; with none of them every facility of the pharmacy. */
@Entity({ name: 'packing_setting' })
export class PackingSettingEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid', nullable: true })
  facilityId: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: SettingKind;

  /** null = takes back what this place said before. */
  @Column({ name: 'value', type: 'text', nullable: true })
  value: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', precision: 3, nullable: true })
  supersededAt: Date | null;
}
