import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Units of a lot put into an emergency kit, or taken out without being given (R146). Append-only. */
@Entity({ name: 'ekit_stock' })
export class EkitStockEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'added' | 'removed';

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'lot', type: 'text' })
  lot: string;

  @Column({ name: 'expires_on', type: 'date', nullable: true })
  expiresOn: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'done_by', type: 'text' })
  doneBy: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
