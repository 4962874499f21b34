import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer of the rules about an order or a resident, for a person to act on. */
@Entity({ name: 'finding' })
export class FindingEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  /** null = it is about the whole facility. */
  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'severity', type: 'text' })
  severity: 'block' | 'warn' | 'info';

  @Column({ name: 'rule', type: 'text' })
  rule: string;

  @Column({ name: 'params', type: 'jsonb' })
  params: JsonValue;

  @Column({ name: 'state', type: 'text' })
  state: 'open' | 'resolved' | 'overridden' | 'carried';

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId: string | null;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'owner_role', type: 'text' })
  ownerRole: 'technician' | 'pharmacist' | 'manager';

  /** Roles that may set it aside; empty = nobody. */
  @Column({ name: 'overridable_by', type: 'text', array: true })
  overridableBy: string[];

  @Column({ name: 'input_hash', type: 'text' })
  inputHash: string;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'is_current', type: 'boolean' })
  isCurrent: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  /** When a rebuild replaced it. */
  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
