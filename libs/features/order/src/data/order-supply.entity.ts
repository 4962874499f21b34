import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last fill and the last count of what the resident has. */
@Entity({ name: 'order_supply' })
export class OrderSupplyEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'last_fill_on', type: 'date', nullable: true })
  lastFillOn: string | null;

  @Column({ name: 'last_fill_milli', type: 'integer', nullable: true })
  lastFillMilli: number | null;

  @Column({ name: 'on_hand_milli', type: 'integer', nullable: true })
  onHandMilli: number | null;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'counted_at', type: 'text', nullable: true })
  countedAt: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
