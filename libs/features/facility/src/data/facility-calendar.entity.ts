import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The days on which a facility gets deliveries, and those on which nobody builds or delivers for it. */
@Entity({ name: 'facility_calendar' })
export class FacilityCalendarEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  /** Sunday = 0. */
  @Column({ name: 'delivery_weekdays', type: 'smallint', array: true })
  deliveryWeekdays: number[];

  @Column({ name: 'holidays', type: 'date', array: true })
  holidays: string[];

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
