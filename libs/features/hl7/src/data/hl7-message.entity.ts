import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message as it came, and what became of it. */
@Entity({ name: 'hl7_message' })
export class Hl7MessageEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid', nullable: true })
  facilityId: string | null;

  @Column({ name: 'sender', type: 'text' })
  sender: string;

  @Column({ name: 'control_id', type: 'text' })
  controlId: string;

  @Column({ name: 'digest', type: 'text' })
  digest: string;

  @Column({ name: 'raw', type: 'bytea' })
  raw: Buffer;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'event_at', type: 'text', nullable: true })
  eventAt: string | null;

  @Column({ name: 'reply', type: 'text', nullable: true })
  reply: string | null;

  /** PID-3, by which a message of somebody unknown finds the resident later. */
  @Column({ name: 'patient_numbers', type: 'text', array: true })
  patientNumbers: string[];

  /** When a message that waits was last tried. */
  @Column({ name: 'tried_at', type: 'timestamptz', nullable: true })
  triedAt: Date | null;
}
