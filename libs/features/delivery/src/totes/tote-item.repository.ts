import type { Tx } from '@cyclefill/platform/database';

/** What goes into a tote: a pack, or the container of an order with what it is of. */
export interface NewItem {
  readonly packId: string | null;
  readonly orderId: string | null;
  readonly batchId: string | null;
  readonly supplyId: string | null;
  readonly partId: string | null;
  readonly residentId: string;
  readonly units: number;
  readonly controlled: boolean;
  readonly refrigerated: boolean;
}

/** What lies in totes. */
export class ToteItemRepository {
  constructor(private readonly tx: Tx) {}

  async add(toteId: string, item: NewItem): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into tote_item (id, tenant_id, tote_id, resident_id, pack_id, order_id, batch_id, supply_id, part_id, units_milli, controlled, refrigerated, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now(), $13)`,
      [
        id, this.tx.actor.tenantId, toteId, item.residentId, item.packId, item.orderId, item.batchId, item.supplyId, item.partId, item.units, item.controlled, item.refrigerated,
        this.tx.actor.userId,
      ],
    );
    return id;
  }

  async pull(id: string, reason: string): Promise<void> {
    await this.tx.execute('update tote_item set pulled_at = now(), pulled_by = $2, pulled_reason = $3 where id = $1 and pulled_at is null', [id, this.tx.actor.userId, reason]);
  }
}
