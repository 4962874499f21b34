import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a prescription still authorises: a quantity, and beside it a count of refills. */
@Entity({ name: 'prescription' })
export class PrescriptionEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'written_on', type: 'date' })
  writtenOn: string;

  /** On a C-II of a series (R201). */
  @Column({ name: 'earliest_fill_on', type: 'date', nullable: true })
  earliestFillOn: string | null;

  @Column({ name: 'dea_schedule', type: 'text', nullable: true })
  deaSchedule: 'CII' | 'CIII' | 'CIV' | 'CV' | null;

  @Column({ name: 'quantity_written_milli', type: 'integer' })
  quantityWrittenMilli: number;

  @Column({ name: 'refills_authorised', type: 'smallint' })
  refillsAuthorised: number;

  @Column({ name: 'refills_used', type: 'smallint' })
  refillsUsed: number;

  @Column({ name: 'authorised_left_milli', type: 'integer' })
  authorisedLeftMilli: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
