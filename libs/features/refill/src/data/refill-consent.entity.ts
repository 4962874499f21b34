import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Consent to refills that go out unasked, a request for those of one window (R129), or consent to several drugs in one pack (R231). */
@Entity({ name: 'refill_consent' })
export class RefillConsentEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  /** null = every resident of the facility. */
  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: 'standing' | 'window' | 'med-pak';

  /** From when it holds; of a window its first day. */
  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'granted', type: 'boolean' })
  granted: boolean;

  @Column({ name: 'given_by', type: 'text' })
  givenBy: string;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
