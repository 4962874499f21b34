import type { PackType } from '@cyclefill/domain/packing';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pack type of a pharmacy from a day on (D60). */
@Entity({ name: 'pack_type' })
export class PackTypeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'spec', type: 'jsonb' })
  spec: PackType;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', precision: 3, nullable: true })
  supersededAt: Date | null;
}
