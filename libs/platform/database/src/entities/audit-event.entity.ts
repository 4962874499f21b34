import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who did what to which row, and whose data it touched; append-only. */
@Entity({ name: 'audit_event' })
export class AuditEventEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ name: 'request_id', type: 'text' })
  requestId: string;

  @Column({ name: 'action', type: 'text' })
  action: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  subjectId: string | null;

  @Column({ name: 'resident_ids', type: 'uuid', array: true })
  residentIds: string[];

  @Column({ name: 'outcome', type: 'text' })
  outcome: 'done' | 'refused' | 'failed';

  @Column({ name: 'detail', type: 'jsonb' })
  detail: JsonValue;
}
