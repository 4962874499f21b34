import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who received a tote. Append-only. */
@Entity({ name: 'receipt' })
export class ReceiptEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'tote_id', type: 'uuid' })
  toteId: string;

  @Column({ name: 'signed_name', type: 'text' })
  signedName: string;

  @Column({ name: 'second_name', type: 'text', nullable: true })
  secondName: string | null;

  @Column({ name: 'signature_sha256', type: 'text', nullable: true })
  signatureSha256: string | null;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'received_by', type: 'uuid', nullable: true })
  receivedBy: string | null;
}
