import type { ToteEventKind } from '@cyclefill/domain/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step of a tote. Append-only. */
@Entity({ name: 'tote_event' })
export class ToteEventEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'tote_id', type: 'uuid' })
  toteId: string;

  @Column({ name: 'item_id', type: 'uuid', nullable: true })
  itemId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: ToteEventKind;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy: string | null;

  @Column({ name: 'params', type: 'jsonb' })
  params: Readonly<Record<string, unknown>>;
}
