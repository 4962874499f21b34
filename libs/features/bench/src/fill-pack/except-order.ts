import { PACK_EXCEPTIONS } from '@cyclefill/domain/bench';
import { PackRepository } from '@cyclefill/features/pack';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';
import { PackOrderRepository } from './pack-order.repository.js';

export const exceptOrderSchema = z.strictObject({ reason: z.enum(PACK_EXCEPTIONS), note: z.string().trim().max(500).default('') }).meta({ id: 'ExceptPackOrder' });
export type ExceptOrderRequest = z.output<typeof exceptOrderSchema>;

/** Says that nothing of an order can be put into its pack, and why; the others go on. */
@Injectable()
export class ExceptOrder {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.step-not-allowed, pack.order-state */
  execute(caller: PackCaller, request: PackRequest & { readonly orderId: string }, { reason, note }: ExceptOrderRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, pack }) => {
      const orders = tx.get(PackOrderRepository);
      const order = await orders.one(pack.id, request.orderId);
      if (order === null) return 'pack.order-not-found';
      if (pack.state !== 'filling') return 'pack.step-not-allowed';
      if (order.state !== 'open') return 'pack.order-state';
      await orders.move(pack.id, order.order_id, 'excepted', { reason, note, otherMaker: false });
      await tx.get(PackRepository).step(pack, { kind: 'excepted', orderId: order.order_id, reason });
      return null;
    });
  }
}
