import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One part of a C-II prescription (R202–R204). Append-only. */
@Entity({ name: 'cii_part' })
export class CiiPartEntity {
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

  /** Wall clock of the facility, as text. */
  @Column({ name: 'at', type: 'text' })
  at: string;

  @Column({ name: 'quantity_milli', type: 'integer' })
  quantityMilli: number;

  @Column({ name: 'authorised_before_milli', type: 'integer' })
  authorisedBeforeMilli: number;

  @Column({ name: 'remaining_milli', type: 'integer' })
  remainingMilli: number;

  @Column({ name: 'basis', type: 'text' })
  basis: 'ltcf_patient' | 'terminally_ill' | 'short_stock' | 'requested';

  @Column({ name: 'requested_by', type: 'text', nullable: true })
  requestedBy: 'patient' | 'prescriber' | null;

  @Column({ name: 'requested_on', type: 'date', nullable: true })
  requestedOn: string | null;

  /** Name or initials. */
  @Column({ name: 'dispensed_by', type: 'text' })
  dispensedBy: string;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion: string;

  @Column({ name: 'rule_pack', type: 'text' })
  rulePack: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
