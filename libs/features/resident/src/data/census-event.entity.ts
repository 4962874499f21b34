import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Placement, leave, hospital stay, transfer or discharge; wall-clock times of the facility. */
@Entity({ name: 'census_event' })
export class CensusEventEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'placed' | 'leave' | 'hospital' | 'transfer' | 'discharge';

  /** Wall clock of the facility, as text. */
  @Column({ name: 'from_at', type: 'text' })
  fromAt: string;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'to_at', type: 'text', nullable: true })
  toAt: string | null;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'bed_id', type: 'uuid', nullable: true })
  bedId: string | null;

  /** First day on which its wing's cycle can follow it (R106): windows before were delivered without knowing it; null = any. */
  @Column({ name: 'held_until', type: 'date', nullable: true })
  heldUntil: string | null;

  @Column({ name: 'detail', type: 'text' })
  detail: string;

  /** Who says so: a folder or a person. */
  @Column({ name: 'source', type: 'text' })
  source: 'import' | 'person';

  /** What people called it, such as a death, which is kept as a discharge; empty = imported. */
  @Column({ name: 'told_as', type: 'text' })
  toldAs: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
