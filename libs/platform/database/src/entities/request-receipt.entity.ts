import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request that was done, by the key its client gave it, with the answer it got. */
@Entity({ name: 'request_receipt' })
export class RequestReceiptEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId: string | null;

  @Column({ name: 'operation', type: 'text' })
  operation: string;

  @Column({ name: 'key', type: 'text' })
  key: string;

  @Column({ name: 'fingerprint', type: 'text' })
  fingerprint: string;

  @Column({ name: 'response', type: 'jsonb' })
  response: JsonValue;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
