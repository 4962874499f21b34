import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One fill on demand, or what a resident takes along on one leave or goes home with: its packs, papers and claims hang on it. */
@Entity({ name: 'outside_supply' })
export class OutsideSupplyEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'demand' | 'leave' | 'discharge';

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf: Date;

  @Column({ name: 'leave_from', type: 'text', nullable: true })
  leaveFrom: string | null;

  @Column({ name: 'leave_to', type: 'text', nullable: true })
  leaveTo: string | null;

  @Column({ name: 'left_out', type: 'jsonb' })
  leftOut: readonly unknown[];

  @Column({ name: 'released_by', type: 'text', nullable: true })
  releasedBy: string | null;

  @Column({ name: 'state', type: 'text' })
  state: 'filled' | 'documented' | 'needs_attention';

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'attempt', type: 'integer' })
  attempt: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'documented_at', type: 'timestamptz', nullable: true })
  documentedAt: Date | null;
}
