import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something irregular that a review found. */
@Entity({ name: 'review_irregularity' })
export class ReviewIrregularityEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'review_id', type: 'uuid' })
  reviewId: string;

  @Column({ name: 'number', type: 'smallint' })
  number: number;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'class', type: 'text' })
  class: string;

  @Column({ name: 'finding', type: 'text' })
  finding: string;

  @Column({ name: 'urgent', type: 'boolean' })
  urgent: boolean;

  @Column({ name: 'respond_by', type: 'date' })
  respondBy: string;
}
