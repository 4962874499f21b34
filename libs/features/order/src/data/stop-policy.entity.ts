import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long an order of a class runs in a facility when it states no end (R221). */
@Entity({ name: 'stop_policy' })
export class StopPolicyEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'drug_class', type: 'text' })
  drugClass: string;

  /** null = no automatic stop. */
  @Column({ name: 'days', type: 'smallint', nullable: true })
  days: number | null;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
