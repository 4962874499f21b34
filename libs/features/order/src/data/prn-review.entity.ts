import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a prescriber documented about a PRN order on a day (R215). */
@Entity({ name: 'prn_review' })
export class PrnReviewEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'reviewed_on', type: 'date' })
  reviewedOn: string;

  @Column({ name: 'rationale', type: 'text' })
  rationale: string;

  /** As the prescriber stated it. */
  @Column({ name: 'continues_until', type: 'date', nullable: true })
  continuesUntil: string | null;

  @Column({ name: 'evaluated', type: 'boolean' })
  evaluated: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
