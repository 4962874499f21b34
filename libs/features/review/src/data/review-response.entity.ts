import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the attending did about an irregularity. */
@Entity({ name: 'review_response' })
export class ReviewResponseEntity {
  @PrimaryColumn({ name: 'irregularity_id', type: 'uuid' })
  irregularityId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'outcome', type: 'text' })
  outcome: string;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'responder', type: 'text' })
  responder: string;

  @Column({ name: 'responded_on', type: 'date' })
  respondedOn: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy: string;
}
