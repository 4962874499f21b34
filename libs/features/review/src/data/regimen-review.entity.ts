import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One review of a resident's regimen and chart by a pharmacist. */
@Entity({ name: 'regimen_review' })
export class RegimenReviewEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'reviewed_on', type: 'date' })
  reviewedOn: string;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'reviewed_by', type: 'uuid' })
  reviewedBy: string;
}
