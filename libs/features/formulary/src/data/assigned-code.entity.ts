import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A maker's code of which a pharmacist said the product. */
@Entity({ name: 'assigned_code' })
export class AssignedCodeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  /** GTIN of 14 digits, or HIBC. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  /** Null = what was said of it before is taken back. */
  @Column({ name: 'ndc11', type: 'text', nullable: true })
  ndc11: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
