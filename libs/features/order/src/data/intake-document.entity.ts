import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The paper of an intake: its bytes lie in the document storage. */
@Entity({ name: 'intake_document' })
export class IntakeDocumentEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'intake_id', type: 'uuid' })
  intakeId: string;

  @Column({ name: 'sha256', type: 'text' })
  sha256: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';

  @Column({ name: 'bytes', type: 'integer' })
  bytes: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
