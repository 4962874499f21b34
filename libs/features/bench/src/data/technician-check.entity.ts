import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One check of a pack by a technician, and what the pharmacist who looked at it again found (R241). */
@Entity({ name: 'technician_check' })
export class TechnicianCheckEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @Column({ name: 'seal_number', type: 'integer' })
  sealNumber: number;

  @Column({ name: 'technician_id', type: 'uuid' })
  technicianId: string;

  @Column({ name: 'passed', type: 'boolean' })
  passed: boolean;

  @Column({ name: 'qualified', type: 'boolean' })
  qualified: boolean;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;

  @Column({ name: 'auditor_id', type: 'uuid', nullable: true })
  auditorId: string | null;

  @Column({ name: 'audited_at', type: 'timestamptz', nullable: true })
  auditedAt: Date | null;

  @Column({ name: 'correct', type: 'boolean', nullable: true })
  correct: boolean | null;
}
