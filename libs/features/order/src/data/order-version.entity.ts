import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an order says from a moment on; the database refuses every edit. */
@Entity({ name: 'order_version' })
export class OrderVersionEntity {
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

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'rx_number', type: 'text' })
  rxNumber: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'drug', type: 'text' })
  drug: string;

  @Column({ name: 'prescriber_id', type: 'uuid', nullable: true })
  prescriberId: string | null;

  @Column({ name: 'frequency_code', type: 'text' })
  frequencyCode: string;

  @Column({ name: 'regimen', type: 'json', nullable: true })
  regimen: JsonValue;

  @Column({ name: 'prn', type: 'boolean' })
  prn: boolean;

  @Column({ name: 'prn_reason', type: 'text' })
  prnReason: string;

  @Column({ name: 'dose_milli', type: 'integer' })
  doseMilli: number;

  @Column({ name: 'dose_unit', type: 'text' })
  doseUnit: string;

  @Column({ name: 'route', type: 'text' })
  route: string;

  @Column({ name: 'sig_text', type: 'text' })
  sigText: string;

  @Column({ name: 'indication', type: 'text' })
  indication: string;

  @Column({ name: 'category', type: 'text' })
  category: string;

  @Column({ name: 'fill_mode', type: 'text' })
  fillMode: 'cycle' | 'on_demand' | 'anniversary';

  @Column({ name: 'order_group', type: 'text', nullable: true })
  orderGroup: string | null;

  @Column({ name: 'step_no', type: 'smallint', nullable: true })
  stepNo: number | null;

  @Column({ name: 'daw', type: 'text' })
  daw: string;

  @Column({ name: 'source_document', type: 'text' })
  sourceDocument: string;

  /** Why the order as received cannot be trusted; null = nothing against it. */
  @Column({ name: 'data_problem', type: 'text', nullable: true })
  dataProblem: string | null;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'from_at', type: 'text' })
  fromAt: string;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'to_at', type: 'text', nullable: true })
  toAt: string | null;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  /** What made this version; `import` has no person and no reason. */
  @Column({ name: 'change_kind', type: 'text' })
  changeKind: 'import' | 'new' | 'change' | 'hold' | 'resume' | 'discontinue' | 'renew';

  @Column({ name: 'change_reason', type: 'text' })
  changeReason: string;

  /** From when the change bites, wall clock of the facility, as text. */
  @Column({ name: 'effective_at', type: 'text', nullable: true })
  effectiveAt: string | null;

  /** First order of a line that was renewed; its orders never overlap. */
  @Column({ name: 'line_order_id', type: 'uuid', nullable: true })
  lineOrderId: string | null;

  /** A stop that a policy proposes and nobody has decided, wall clock of the facility, as text. */
  @Column({ name: 'proposed_stop_at', type: 'text', nullable: true })
  proposedStopAt: string | null;

  @Column({ name: 'proposed_stop_rule', type: 'text', nullable: true })
  proposedStopRule: string | null;

  /** Given at the hour itself, whatever window a pass has (D44). */
  @Column({ name: 'time_critical', type: 'boolean' })
  timeCritical: boolean;
  /** Why it ends although its prescriber stated no end; '' = the end is the prescriber's, or there is none. */
  @Column({ name: 'stop_reason', type: 'text' })
  stopReason: string;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
