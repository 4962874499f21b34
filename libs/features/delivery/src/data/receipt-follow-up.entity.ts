import type { FollowUpDecision } from '@cyclefill/domain/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the question of an item that did not arrive as it should was closed. Append-only. */
@Entity({ name: 'receipt_follow_up' })
export class ReceiptFollowUpEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'tote_item_id', type: 'uuid' })
  toteItemId: string;

  @Column({ name: 'decision', type: 'text' })
  decision: FollowUpDecision;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt: Date;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;
}
