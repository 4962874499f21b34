import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dose given out of the emergency kit of a facility (R124, R146). Append-only. */
@Entity({ name: 'ekit_use' })
export class EkitUseEntity {
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

  @Column({ name: 'drug', type: 'text' })
  drug: string;

  @Column({ name: 'strength', type: 'text' })
  strength: string;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'given_at', type: 'text' })
  givenAt: string;

  @Column({ name: 'emergency', type: 'text' })
  emergency: string;

  @Column({ name: 'given_by', type: 'text' })
  givenBy: string;

  @Column({ name: 'prescriber', type: 'text' })
  prescriber: string;

  /** The product of the kit; null = the facility kept no kit here. */
  @Column({ name: 'ndc11', type: 'text', nullable: true })
  ndc11: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
