import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { readOwnCode } from '@cyclefill/domain/identification';
import type { JsonValue, Milli } from '@cyclefill/domain/kernel';
import { PackLife } from '@cyclefill/features/bench';
import { momentSchema, reasonSchema } from '@cyclefill/features/order';
import { type ReturnedSupply, returnUnits, returnedSupplySchema } from '@cyclefill/features/refill';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** How a pack came back. */
export const takeBackSchema = z.strictObject({
  at: momentSchema, reason: reasonSchema, sealed: z.boolean().describe('tamper-evident seal and all doses intact'), inCustody: z.boolean().describe('never left the trained control of the facility or the pharmacy'),
  expiresOn: z.iso.date().optional(), unitPriceMills: z.int().min(0).max(100_000_000).optional().describe('price of a unit when it was dispensed, in thousandths of a dollar'),
}).meta({ id: 'TakeBackPack' });
export type TakeBackRequest = z.output<typeof takeBackSchema>;

/** A pack that came back, with the decision on each order in it. */
export const packTakenBackSchema = z.object({ packId: z.uuid(), code: z.string(), wasReceived: z.boolean(), returns: z.array(returnedSupplySchema) }).meta({ id: 'PackTakenBack' });
export type PackTakenBack = z.output<typeof packTakenBackSchema>;

const HeldRow = z.object({ orderId: z.string(), batchId: z.string().nullable(), demandFillId: z.string().nullable(), units: z.int() });
const ReceivedRow = z.object({ received: z.boolean() });

/** A pack comes back to the pharmacy: it is out of use, and the rules of returns decide on every order in it (R142–R145). */
@Injectable()
export class TakeBackPack {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal pack.not-found, pack.step-not-allowed, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, code: string, key: string, request: TakeBackRequest): Promise<PackTakenBack> {
    const body = JSON.parse(JSON.stringify({ code, ...request })) as JsonValue;
    return this.uow.run(actor, (tx) => once(tx, { operation: 'pack.take-back', key, body }, async () => {
      const read = readOwnCode(code.trim());
      const pack = read === null || !read.valid ? null : await tx.get(PackLife).find(scope, { code: read.code });
      if (pack === null) throw new Refusal('pack.not-found');
      const wasReceived = await isReceived(tx, pack.id);
      const outcome = await tx.get(PackLife).step(pack, 'returned', { reason: request.reason, params: { wasReceived } });
      if (outcome.kind === 'refused') throw new Refusal(outcome.code);
      const returns = await returnOrders(tx, scope, pack.id, request);
      for (const { returnId } of returns) {
        await tx.execute('insert into pack_return (id, tenant_id, pack_id, return_id, was_received) values ($1, $2, $3, $4, $5)', [tx.newId(), actor.tenantId, pack.id, returnId, wasReceived]);
      }
      await tx.audit({ action: 'pack.take-back', subjectKind: 'pack', subjectId: pack.id, residentIds: [pack.residentId], detail: { orders: returns.length } });
      return { packId: pack.id, code: pack.code, wasReceived, returns };
    }));
  }
}

/** What facilities keep no receipts of counts as received: nobody knows otherwise. */
async function isReceived(tx: Tx, packId: string): Promise<boolean> {
  const [row] = await tx.query(
    ReceivedRow,
    `select p.state = 'received' or not exists (select from receipt_setting s where s.facility_id = p.facility_id and s.superseded_at is null) as received from pack p where p.id = $1`, [packId],
  );
  return row?.received === true;
}

async function returnOrders(tx: Tx, scope: AccessScope, packId: string, { at, sealed, inCustody, expiresOn, unitPriceMills }: TakeBackRequest): Promise<ReturnedSupply[]> {
  const held = await tx.query(
    HeldRow,
    `select c.order_id as "orderId", p.batch_id as "batchId", (select d.id from demand_fill d where d.supply_id = p.supply_id and d.order_id = c.order_id) as "demandFillId", sum(c.dose_milli)::int as units
     from pack p join pack_cell c on c.pack_id = p.id where p.id = $1 group by p.id, c.order_id order by c.order_id`,
    [packId],
  );
  const returns: ReturnedSupply[] = [];
  for (const { orderId, batchId, demandFillId, units } of held) {
    const request = { at, sealed, inCustody, ...(expiresOn !== undefined && { expiresOn }), ...(unitPriceMills !== undefined && { unitPriceMills }) };
    returns.push(await returnUnits(tx, scope, { id: orderId }, request, { orderId, batchId, demandFillId, units: units as Milli }));
  }
  return returns;
}
