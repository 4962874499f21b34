import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Doses taken along on a leave, out of what was there or filled for it (R122). Append-only. */
@Entity({ name: 'leave_supply' })
export class LeaveSupplyEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'order_version_id', type: 'uuid' })
  orderVersionId: string;

  @Column({ name: 'leave_from', type: 'text' })
  leaveFrom: string;

  @Column({ name: 'leave_to', type: 'text' })
  leaveTo: string;

  @Column({ name: 'doses', type: 'smallint' })
  doses: number;

  @Column({ name: 'from_supply_milli', type: 'integer' })
  fromSupplyMilli: number;

  @Column({ name: 'filled_milli', type: 'integer' })
  filledMilli: number;

  @Column({ name: 'authorised_before_milli', type: 'integer' })
  authorisedBeforeMilli: number;

  @Column({ name: 'claim_code', type: 'text', nullable: true })
  claimCode: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  @Column({ name: 'bag_reason', type: 'text', nullable: true })
  bagReason: string | null;
}
