import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { reasonSchema } from '@cyclefill/features/order';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { KeyedRow } from '../keyed-row.js';
import { type PurchaseView, readPurchases } from './purchase-view.js';

/** Packages to order of a supplier. */
export const orderStockSchema = z.strictObject({
  supplier: z.string().trim().min(1).max(120), reference: z.string().trim().max(80).default(''),
  lines: z.array(z.strictObject({ ndc11: z.string().regex(/^\d{11}$/u), packages: z.int().min(1).max(10_000) })).min(1).max(1000),
}).meta({ id: 'OrderStock' });
export type OrderStockRequest = z.output<typeof orderStockSchema>;
export const endOrderSchema = z.strictObject({ state: z.enum(['received', 'cancelled']), reason: reasonSchema }).meta({ id: 'EndStockOrder' });
export type EndOrderRequest = z.output<typeof endOrderSchema>;

const PackageRow = z.object({ ndc11: z.string(), milli: z.int() });

/** Orders of stock: placed, then received or cancelled. What is on order counts in the next order list. */
@Injectable()
export class OrderStock {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal request.key-reused; InvalidInput */
  place(actor: Actor, key: string, request: OrderStockRequest): Promise<PurchaseView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.order', key, body: { ...request, lines: request.lines.map((line) => ({ ...line })) } }, async () => {
      const sizes = await packageSizes(tx, request.lines.map(({ ndc11 }) => ndc11));
      const id = tx.newId();
      await tx.execute('insert into stock_purchase (id, tenant_id, supplier, reference, recorded_at, recorded_by) values ($1, $2, $3, $4, now(), $5)', [id, actor.tenantId, request.supplier, request.reference, actor.userId]);
      await tx.execute(
        `insert into stock_purchase_line (id, tenant_id, purchase_id, ndc11, packages, package_milli) select i.id, $1, $2, i.ndc11, i.packages, i.milli from unnest($3::uuid[], $4::text[], $5::integer[], $6::integer[]) i(id, ndc11, packages, milli)`,
        [actor.tenantId, id, request.lines.map(() => tx.newId()), request.lines.map(({ ndc11 }) => ndc11), request.lines.map(({ packages }) => packages), request.lines.map(({ ndc11 }) => sizes.get(ndc11) ?? 0)],
      );
      await tx.audit({ action: 'stock.order', subjectKind: 'stock_purchase', subjectId: id, detail: { lines: request.lines.length } });
      return one(tx, id);
    }));
  }

  /** The newest first. */
  list(actor: Actor): Promise<readonly PurchaseView[]> {
    return this.uow.run(actor, (tx) => readPurchases(tx, null));
  }

  /** All that will come has come, or nothing will. @throws Refusal purchase.not-found, purchase.state-forbids, row.stale, request.key-reused */
  end(actor: Actor, { key, id, version }: KeyedRow, { state, reason }: EndOrderRequest): Promise<PurchaseView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.order-end', key, body: { id, state, reason } }, async () => {
      const before = await one(tx, id);
      if (before.state !== 'placed') throw new Refusal('purchase.state-forbids');
      const moved = await tx.execute('update stock_purchase set state = $3, reason = $4, row_version = row_version + 1 where id = $1 and row_version = $2', [id, version, state, reason]);
      if (moved === 0) throw new Refusal('row.stale');
      await tx.audit({ action: `stock.order-${state}`, subjectKind: 'stock_purchase', subjectId: id });
      return one(tx, id);
    }));
  }
}

async function one(tx: Tx, id: string): Promise<PurchaseView> {
  const [found] = await readPurchases(tx, id);
  if (found === undefined) throw new Refusal('purchase.not-found');
  return found;
}

async function packageSizes(tx: Tx, ndc11s: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (new Set(ndc11s).size < ndc11s.length) throw new InvalidInput([{ pointer: '/lines', rule: 'names a product twice' }]);
  const rows = await tx.query(PackageRow, 'select ndc11, package_size_milli as milli from drug_product where tenant_id = $1 and ndc11 = any($2) and superseded_at is null and package_size_milli is not null', [tx.actor.tenantId, ndc11s]);
  const sizes = new Map(rows.map(({ ndc11, milli }) => [ndc11, milli]));
  const unknown = ndc11s.filter((ndc11) => !sizes.has(ndc11));
  if (unknown.length > 0) throw new InvalidInput(unknown.map((ndc11) => ({ pointer: '/lines', rule: `the catalogue has no package of ${ndc11}` })));
  return sizes;
}
