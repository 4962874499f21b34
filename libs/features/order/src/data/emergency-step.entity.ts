import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of an emergency oral order: its signed prescription, DEA told. Append-only. */
@Entity({ name: 'emergency_step' })
export class EmergencyStepEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'signed' | 'agency_told';

  @Column({ name: 'happened_on', type: 'date' })
  happenedOn: string;

  /** "Authorization for Emergency Dispensing" stands on it. */
  @Column({ name: 'marked_emergency', type: 'boolean' })
  markedEmergency: boolean;

  @Column({ name: 'names_oral_date', type: 'boolean' })
  namesOralDate: boolean;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
