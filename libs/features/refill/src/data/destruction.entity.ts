import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was destroyed of a resident's supply, before whom (R145). Append-only. */
@Entity({ name: 'destruction' })
export class DestructionEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'drug', type: 'text' })
  drug: string;

  @Column({ name: 'strength', type: 'text' })
  strength: string;

  @Column({ name: 'dea_schedule', type: 'text', nullable: true })
  deaSchedule: string | null;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'destroyed_at', type: 'text' })
  destroyedAt: string;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'method', type: 'text' })
  method: string;

  @Column({ name: 'witness_one', type: 'text' })
  witnessOne: string;

  @Column({ name: 'witness_two', type: 'text' })
  witnessTwo: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
