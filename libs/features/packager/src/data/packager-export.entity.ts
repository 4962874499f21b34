import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportedFile } from './packager-export.query.js';

/** Files of a batch's packs that were handed to a packaging machine. */
@Entity({ name: 'packager_export' })
export class PackagerExportEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @Column({ name: 'adapter', type: 'text' })
  adapter: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'state', type: 'text' })
  state: 'sent' | 'accepted' | 'rejected';

  @Column({ name: 'files', type: 'jsonb' })
  files: ExportedFile[];

  @Column({ name: 'pack_ids', type: 'uuid', array: true })
  packIds: string[];

  @Column({ name: 'doses', type: 'integer' })
  doses: number;

  @Column({ name: 'units_milli', type: 'bigint' })
  unitsMilli: string;

  @Column({ name: 'attempts', type: 'integer' })
  attempts: number;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt: Date;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ name: 'answer', type: 'text' })
  answer: string;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
