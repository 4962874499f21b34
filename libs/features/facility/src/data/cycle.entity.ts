import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a facility, or one wing of it, is filled: window, lead days and cut-off. */
@Entity({ name: 'cycle' })
export class CycleEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'timing', type: 'text' })
  timing: 'period' | 'month_days' | 'month';

  @Column({ name: 'period_days', type: 'smallint', nullable: true })
  periodDays: number | null;

  @Column({ name: 'month_days', type: 'smallint', array: true, nullable: true })
  monthDays: number[] | null;

  @Column({ name: 'anchor', type: 'date' })
  anchor: string;

  @Column({ name: 'lead_days', type: 'smallint' })
  leadDays: number;

  @Column({ name: 'cut_off_minute', type: 'smallint' })
  cutOffMinute: number;

  /** Sunday = 0; null = the facility's days of delivery. */
  @Column({ name: 'delivery_weekdays', type: 'smallint', array: true, nullable: true })
  deliveryWeekdays: number[] | null;

  /** First day of a series whose first window is cut short (R106). */
  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn: string | null;

  /** By a command and not by a census folder, which from then on leaves it as it is. */
  @Column({ name: 'set_here', type: 'boolean', default: false })
  setHere: boolean;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
