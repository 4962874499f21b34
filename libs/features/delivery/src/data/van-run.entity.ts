import type { VanRunState } from '@cyclefill/domain/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One departure of one van. */
@Entity({ name: 'van_run' })
export class VanRunEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'route_id', type: 'uuid' })
  routeId: string;

  @Column({ name: 'run_on', type: 'date' })
  runOn: string;

  @Column({ name: 'departure', type: 'smallint' })
  departure: number;

  @Column({ name: 'planned_at', type: 'timestamptz' })
  plannedAt: Date;

  @Column({ name: 'van', type: 'text' })
  van: string;

  @Column({ name: 'driver', type: 'text' })
  driver: string;

  @Column({ name: 'state', type: 'text' })
  state: VanRunState;

  @Column({ name: 'departed_at', type: 'timestamptz', nullable: true })
  departedAt: Date | null;

  @Column({ name: 'departed_by', type: 'uuid', nullable: true })
  departedBy: string | null;

  /** Why it left before the day it was planned for; '' = it did not. */
  @Column({ name: 'early_reason', type: 'text' })
  earlyReason: string;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
