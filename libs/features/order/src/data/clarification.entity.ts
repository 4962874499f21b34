import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What has to be asked about an intake, of whom, and how far that is. */
@Entity({ name: 'clarification' })
export class ClarificationEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'intake_id', type: 'uuid' })
  intakeId: string;

  @Column({ name: 'reading_id', type: 'uuid' })
  readingId: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'addressee', type: 'text' })
  addressee: string;

  @Column({ name: 'addressee_npi', type: 'text' })
  addresseeNpi: string;

  @Column({ name: 'questions', type: 'jsonb' })
  questions: JsonValue;

  @Column({ name: 'status', type: 'text' })
  status: 'open' | 'sent' | 'answered' | 'cancelled';

  @Column({ name: 'answer', type: 'text' })
  answer: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'status_at', type: 'timestamptz' })
  statusAt: Date;

  @Column({ name: 'status_by', type: 'uuid', nullable: true })
  statusBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
