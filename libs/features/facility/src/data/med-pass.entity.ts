import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When what is due at a pass code is given: in a facility, in a wing, to a resident, of an order (D40); minutes of the day. */
@Entity({ name: 'med_pass' })
export class MedPassEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'order_id', type: 'uuid', nullable: true })
  orderId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  /** None = withdrawn: the next weaker table holds. */
  @Column({ name: 'minutes', type: 'smallint', array: true })
  minutes: number[];

  /** How many minutes before its time a pass may be given (D44); with the other null = at its time. */
  @Column({ name: 'early_minutes', type: 'smallint', nullable: true })
  earlyMinutes: number | null;

  @Column({ name: 'late_minutes', type: 'smallint', nullable: true })
  lateMinutes: number | null;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  /** Who says so: a folder or a person. */
  @Column({ name: 'source', type: 'text' })
  source: 'import' | 'person';

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
