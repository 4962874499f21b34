import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One print of a document on a printer. */
@Entity({ name: 'print_job' })
export class PrintJobEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'printer', type: 'text' })
  printer: string;

  @Column({ name: 'place', type: 'integer' })
  place: number;

  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @Column({ name: 'pack_code', type: 'text' })
  packCode: string;

  @Column({ name: 'reprint', type: 'integer' })
  reprint: number;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'reprint_of', type: 'uuid', nullable: true })
  reprintOf: string | null;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'waits_for', type: 'text', array: true })
  waitsFor: string[];

  @Column({ name: 'tries', type: 'integer' })
  tries: number;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt: Date | null;

  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'remote_job', type: 'integer', nullable: true })
  remoteJob: number | null;

  @Column({ name: 'content_sha256', type: 'text', nullable: true })
  contentSha256: string | null;

  @Column({ name: 'error_code', type: 'text' })
  errorCode: string;

  @Column({ name: 'queued_at', type: 'timestamptz', precision: 3 })
  queuedAt: Date;

  @Column({ name: 'queued_by', type: 'uuid', nullable: true })
  queuedBy: string | null;

  @Column({ name: 'give_up_at', type: 'timestamptz', precision: 3 })
  giveUpAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'finished_by', type: 'uuid', nullable: true })
  finishedBy: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
