import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that goes out, and what became of it. */
@Entity({ name: 'hl7_outbox' })
export class Hl7OutboxEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'van_run_id', type: 'uuid' })
  vanRunId: string;

  @Column({ name: 'receiver', type: 'text' })
  receiver: string;

  @Column({ name: 'control_id', type: 'text' })
  controlId: string;

  @Column({ name: 'message', type: 'text' })
  message: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  @Column({ name: 'state', type: 'text' })
  state: 'waiting' | 'delivered' | 'refused' | 'failed';

  @Column({ name: 'tries', type: 'integer' })
  tries: number;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}
