import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the next window of a cycle is to be built; readable across tenants. */
@Entity({ name: 'cycle_clock' })
export class CycleClockEntity {
  @PrimaryColumn({ name: 'cycle_id', type: 'uuid' })
  cycleId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'next_window_from', type: 'date' })
  nextWindowFrom: string;

  @Column({ name: 'build_at', type: 'timestamptz' })
  buildAt: Date;
}
