import type { ReceiptCondition } from '@cyclefill/domain/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How one item arrived; the newest line of an item holds. Append-only. */
@Entity({ name: 'receipt_line' })
export class ReceiptLineEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'receipt_id', type: 'uuid' })
  receiptId: string;

  @Column({ name: 'tote_item_id', type: 'uuid', nullable: true })
  toteItemId: string | null;

  @Column({ name: 'condition', type: 'text' })
  condition: ReceiptCondition;

  @Column({ name: 'expected_milli', type: 'integer' })
  expectedMilli: number;

  @Column({ name: 'received_milli', type: 'integer' })
  receivedMilli: number;

  @Column({ name: 'code', type: 'text', nullable: true })
  code: string | null;

  @Column({ name: 'note', type: 'text' })
  note: string;
}
