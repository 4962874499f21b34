import { PackRepository } from '@cyclefill/features/pack';
import { StockLedger } from '@cyclefill/features/stock';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';
import { PackOrderRepository } from './pack-order.repository.js';

export const undoOrderSchema = z.strictObject({ orderId: z.uuid().optional().describe('an order of a pack that was reopened; the last one that was confirmed or excepted when left out') }).meta({ id: 'UndoPackOrder' });
export type UndoOrderRequest = z.output<typeof undoOrderSchema>;

const LastRow = z.object({ order_id: z.string() });

/** Takes back the last thing that was confirmed or excepted, until the seal: units go back into their containers. Of a reopened pack any order may be named, since its cells were sent back. */
@Injectable()
export class UndoOrder {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.step-not-allowed, pack.order-state when there is nothing to take back */
  execute(caller: PackCaller, request: PackRequest, body: UndoOrderRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, pack }) => {
      if (pack.state !== 'filling') return 'pack.step-not-allowed';
      const [last] = await tx.query(
        LastRow, `select e.order_id from pack_event e join pack_order o on o.pack_id = e.pack_id and o.order_id = e.order_id and o.state <> 'open'
          where e.pack_id = $1 and e.kind in ('confirmed', 'excepted') order by e.row_version desc limit 1`, [pack.id],
      );
      if (body.orderId !== undefined && body.orderId !== last?.order_id && pack.sealNumber === 1) return 'pack.order-state';
      const orders = tx.get(PackOrderRepository);
      const order = await orders.one(pack.id, body.orderId ?? last?.order_id ?? pack.id);
      if (order === null || order.state === 'open') return 'pack.order-state';
      const fills = (await orders.fills(pack.id)).filter(({ order_id: id }) => id === order.order_id);
      for (const { container_id: containerId, units_milli: milli } of fills) {
        if (containerId !== null) await tx.get(StockLedger).returnUnits({ containerId, packId: pack.id, orderId: order.order_id, milli, reason: 'taken out of the pack before it was sealed' });
      }
      await orders.takeBack(fills.map(({ id }) => id));
      await orders.move(pack.id, order.order_id, 'open', { reason: null, note: '', otherMaker: false });
      await tx.get(PackRepository).step(pack, { kind: 'undone', orderId: order.order_id });
      return null;
    });
  }
}
