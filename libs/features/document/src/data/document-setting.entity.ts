import type { DocumentSettingName } from '@cyclefill/domain/documents';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a facility chooses of its papers from a day on; with a resident, of that one's labels alone. */
@Entity({ name: 'document_setting' })
export class DocumentSettingEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'name', type: 'text' })
  name: DocumentSettingName;

  /** null = takes back what this place said before. */
  @Column({ name: 'value', type: 'text', nullable: true })
  value: string | null;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', precision: 3, nullable: true })
  supersededAt: Date | null;
}
