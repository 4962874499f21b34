import type { JsonValue } from '@cyclefill/domain/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the checks over a resident's orders looked at and found; the same inputs with the same answer are stored once (R412). */
@Entity({ name: 'clinical_check' })
export class ClinicalCheckEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  /** SHA-256 over tables, inputs and answer. */
  @Column({ name: 'check_hash', type: 'text' })
  checkHash: string;

  /** Tables and versions, such as `interactions@1`. */
  @Column({ name: 'tables', type: 'text' })
  tables: string;

  @Column({ name: 'inputs', type: 'jsonb' })
  inputs: JsonValue;

  @Column({ name: 'alerts', type: 'jsonb' })
  alerts: JsonValue;

  @Column({ name: 'not_checked', type: 'jsonb' })
  notChecked: JsonValue;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
