import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody's name under the decisions of a reconciliation, for one side. */
@Entity({ name: 'reconciliation_signature' })
export class ReconciliationSignatureEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'reconciliation_id', type: 'uuid' })
  reconciliationId: string;

  @Column({ name: 'side', type: 'text' })
  side: string;

  @Column({ name: 'digest', type: 'text' })
  digest: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;

  @Column({ name: 'signed_by', type: 'uuid' })
  signedBy: string;
}
