import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A census folder that was taken in. */
@Entity({ name: 'census_import' })
export class CensusImportEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'counts', type: 'jsonb' })
  counts: JsonValue;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
