import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one order gets in one batch. A bulk table: it carries no foreign keys. */
@Entity({ name: 'fill_line' })
export class FillLineEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'order_version_id', type: 'uuid' })
  orderVersionId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'window_from', type: 'date' })
  windowFrom: string;

  @Column({ name: 'status', type: 'text' })
  status: 'filled' | 'partial' | 'on_demand' | 'excepted' | 'held' | 'away' | 'covered';

  @Column({ name: 'packaging', type: 'text' })
  packaging: 'card' | 'multi_dose' | 'bulk';

  @Column({ name: 'scheduled_milli', type: 'integer' })
  scheduledMilli: number;

  @Column({ name: 'after_holds_milli', type: 'integer' })
  afterHoldsMilli: number;

  @Column({ name: 'due_milli', type: 'integer' })
  dueMilli: number;

  @Column({ name: 'carry_in_milli', type: 'integer' })
  carryInMilli: number;

  @Column({ name: 'covered_milli', type: 'integer' })
  coveredMilli: number;

  @Column({ name: 'dispensed_milli', type: 'integer' })
  dispensedMilli: number;

  @Column({ name: 'short_milli', type: 'integer' })
  shortMilli: number;

  /** The STAT dose that nothing there covered (D46). */
  @Column({ name: 'stat_milli', type: 'integer' })
  statMilli: number;

  @Column({ name: 'carry_out_milli', type: 'integer' })
  carryOutMilli: number;

  @Column({ name: 'pulled', type: 'integer' })
  pulled: number;

  @Column({ name: 'admin_days', type: 'smallint' })
  adminDays: number;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'pack_from', type: 'text', nullable: true })
  packFrom: string | null;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'pack_to', type: 'text', nullable: true })
  packTo: string | null;

  /** First day that another cycle fills (R106); null = it is for the window to its end. */
  @Column({ name: 'fills_to', type: 'date', nullable: true })
  fillsTo: string | null;

  @Column({ name: 'is_current', type: 'boolean' })
  isCurrent: boolean;

  /** When a rebuild decided it; null = its batch was computed with it. */
  @Column({ name: 'rebuilt_at', type: 'timestamptz', nullable: true })
  rebuiltAt: Date | null;

  /** When a rebuild replaced it. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
