import type { TaskKind } from '@cyclefill/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The next step of a batch: outbox, receipt and lease in one row; readable across tenants. */
@Entity({ name: 'task' })
export class TaskEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: TaskKind;

  @Column({ name: 'subject', type: 'uuid' })
  subject: string;

  @Column({ name: 'generation', type: 'integer' })
  generation: number;

  @Column({ name: 'status', type: 'text' })
  status: 'open' | 'sent' | 'done' | 'needs_attention';

  @Column({ name: 'attempt', type: 'integer' })
  attempt: number;

  @Column({ name: 'lease_token', type: 'uuid', nullable: true })
  leaseToken: string | null;

  @Column({ name: 'leased_until', type: 'timestamptz', nullable: true })
  leasedUntil: Date | null;

  @Column({ name: 'available_at', type: 'timestamptz' })
  availableAt: Date;

  /** What is due first is done first; null = when it was made. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;
}
