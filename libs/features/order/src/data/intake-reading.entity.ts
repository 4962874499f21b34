import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was read from an intake and what it lacks; never edited, only superseded. */
@Entity({ name: 'intake_reading' })
export class IntakeReadingEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'intake_id', type: 'uuid' })
  intakeId: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'content', type: 'jsonb' })
  content: JsonValue;

  @Column({ name: 'missing', type: 'jsonb' })
  missing: JsonValue;

  @Column({ name: 'complete', type: 'boolean' })
  complete: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
