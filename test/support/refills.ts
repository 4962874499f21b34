import { AskRefill, type RefillAsk, type RefillReply } from '@cyclefill/features/refill';
import { z } from 'zod';
import type { SamplePharmacy } from './sample-pharmacy.js';

/** The morning on which the sample's facilities ask. */
export const MORNING = new Date('2026-12-01T12:00:00Z');

const OrderRow = z.object({ order_id: z.uuid(), rx: z.string(), resident_id: z.uuid(), facility_id: z.uuid(), mode: z.string(), prn: z.boolean(), schedule: z.string().nullable(), left: z.int() });
export type SampleOrder = z.output<typeof OrderRow>;

/** Orders of the sample by Rx number, with what their prescriptions still authorise. */
export function sampleOrders({ database, actor }: SamplePharmacy): Promise<SampleOrder[]> {
  return database.uow.run(actor, (tx) => tx.query(OrderRow, `
    select v.order_id, v.rx_number as rx, v.resident_id, v.facility_id, v.fill_mode as mode, v.prn, p.dea_schedule as schedule, p.authorised_left_milli as left
    from order_version v join prescription p on p.order_id = v.order_id and p.superseded_at is null where v.superseded_at is null order by v.rx_number`));
}

/** Asks as the pharmacy, by Rx number unless told otherwise. */
export function ask({ database, actor }: SamplePharmacy, rxNumber: string, changes: Partial<RefillAsk> = {}): Promise<RefillReply> {
  return new AskRefill(database.uow).execute(actor, 'pharmacy', { subject: { via: 'message', rxNumber }, earlyReason: null, asOf: MORNING, ...changes });
}

/** Asks for one order after another until one gets the answer that is wanted. */
export async function askUntil(pharmacy: SamplePharmacy, orders: readonly SampleOrder[], answer: RefillReply['answer'], changes: Partial<RefillAsk> = {}): Promise<{ order: SampleOrder; reply: RefillReply }> {
  for (const order of orders) {
    const reply = await ask(pharmacy, order.rx, changes);
    if (reply.answer === answer && !reply.attached) return { order, reply };
  }
  throw new Error(`no order of the sample is answered ${answer}`);
}
