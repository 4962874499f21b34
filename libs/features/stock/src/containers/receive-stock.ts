import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Milli, formatMilli, timesMilli } from '@cyclefill/domain/kernel';
import type { Movement } from '@cyclefill/domain/stock';
import { type NewContainer, makeContainers } from '@cyclefill/features/formulary';
import { InputReading, amountSchema } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { StockLedger } from '../ledger/stock-ledger.js';
import { containerSchema, containerView } from './container-view.js';
import { type Container, Containers } from './containers.js';
import { type ReceivedProduct, readReceipt } from './read-receipt.js';
import { readOpenRecalls } from '../recalls/recalled-lots.query.js';
import { receiptWarningSchema, receiptWarnings } from './receipt-warnings.js';

/** What came in: by the maker's code, which fills product, lot, expiry and serial, or typed. Each container gets a code of its own. */
export const receiveStockSchema = z.strictObject({
  scan: z.string().min(1).max(400).optional().describe('what the reader sent'), ndc11: z.string().max(20).optional(), lot: z.string().trim().min(1).max(40).optional(), expiresOn: z.iso.date().optional(),
  serial: z.string().trim().max(40).optional(),
  units: amountSchema.optional().describe('in each container; absent = the package of the catalogue'), containers: z.int().min(1).max(200).default(1), location: z.string().trim().max(64),
  purchaseId: z.uuid().optional(),
  quarantine: z.boolean().default(false).describe('set aside at once; what has expired comes in no other way'),
}).meta({ id: 'ReceiveStock' });
export type ReceiveStockRequest = z.output<typeof receiveStockSchema>;

export const receivedStockSchema = z.object({
  containers: z.array(containerSchema), warnings: z.array(receiptWarningSchema).describe('what is against the lot: expired, called back, short-dated, set aside'),
}).meta({ id: 'ReceivedStock' });
export type ReceivedStock = z.output<typeof receivedStockSchema>;

const ProductRow = z.object({ package_milli: z.int().nullable() });
const FoundRow = z.object({ id: z.string() });

/** Takes containers of one lot into stock. */
@Injectable()
export class ReceiveStock {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal container.serial-known, purchase.not-found, request.key-reused; InvalidInput */
  execute(actor: Actor, key: string, request: ReceiveStockRequest): Promise<ReceivedStock> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.receive', key, body: { ...request } }, async () => {
      const { units, ...product } = await checked(tx, request);
      if (request.purchaseId !== undefined) await checkPurchase(tx, request.purchaseId, product.ndc11);
      const [recall] = await readOpenRecalls(tx, [product]);
      const warnings = await receiptWarnings(tx, { expiresOn: product.expiresOn, recalled: recall !== undefined, quarantine: request.quarantine });
      if (recall === undefined && !request.quarantine && warnings.some(({ code }) => code === 'expired')) {
        throw new InvalidInput([{ pointer: request.expiresOn === undefined ? '/scan' : '/expiresOn', rule: 'has passed: say "quarantine": true to take it in set aside, and send it back or destroy it' }]);
      }
      const container: NewContainer = { ...product, location: request.location };
      const made = await makeContainers(tx, Array.from({ length: request.containers }, () => container));
      const locked = await tx.get(Containers).lockAll(made.map(({ id }) => id));
      const received = await tx.get(StockLedger).moveAll(locked.map((one) => ({ container: one, movement: { kind: 'receive', units }, note: { purchaseId: request.purchaseId ?? null } })));
      const kept = recall === undefined && !request.quarantine ? received : await setAside(tx, received, recall?.recallId ?? null);
      await tx.audit({ action: 'stock.receive', subjectKind: 'stock_container', subjectId: received[0]?.id ?? null, detail: { containers: received.length, units: formatMilli(timesMilli(units, received.length)) } });
      return { containers: kept.map(containerView).toSorted((a, b) => (a.code < b.code ? -1 : 1)), warnings: [...warnings] } satisfies ReceivedStock;
    }));
  }
}

async function checked(tx: Tx, request: ReceiveStockRequest): Promise<ReceivedProduct & { readonly units: Milli }> {
  const received = await readReceipt(tx, request);
  const input = new InputReading();
  const typed = request.units === undefined ? null : input.amount('/units', request.units);
  if (received.serial !== '' && request.containers > 1) input.problem('/containers', 'is one where a serial number is given');
  input.check();
  const [product] = await tx.query(ProductRow, 'select package_size_milli as package_milli from drug_product where tenant_id = $1 and ndc11 = $2 and superseded_at is null', [tx.actor.tenantId, received.ndc11]);
  if (product === undefined) throw new InvalidInput([{ pointer: '/ndc11', rule: 'is no product of the catalogue: import it first' }]);
  const units = typed ?? product.package_milli;
  if (units === null) throw new InvalidInput([{ pointer: '/units', rule: 'is needed: the catalogue has no package size of this product' }]);
  if (received.serial !== '') {
    const [known] = await tx.query(FoundRow, 'select id from stock_container where tenant_id = $1 and ndc11 = $2 and serial = $3', [tx.actor.tenantId, received.ndc11, received.serial]);
    if (known !== undefined) throw new Refusal('container.serial-known');
  }
  return { ...received, units: units as Milli };
}

/** A lot that is called back comes in, or one that is asked to be set aside, and is set aside at once. */
async function setAside(tx: Tx, received: readonly Container[], recallId: string | null): Promise<readonly Container[]> {
  const locked = await tx.get(Containers).lockAll(received.map(({ id }) => id));
  const movement: Movement = { kind: recallId === null ? 'quarantine' : 'recall' };
  return tx.get(StockLedger).moveAll(locked.map((container) => ({ container, movement, note: { recallId, reason: recallId === null ? 'set aside as it came in' : 'the lot is recalled' } })));
}

async function checkPurchase(tx: Tx, purchaseId: string, ndc11: string): Promise<void> {
  const [line] = await tx.query(FoundRow, 'select l.id from stock_purchase_line l where l.purchase_id = $1 and l.ndc11 = $2', [purchaseId, ndc11]);
  if (line === undefined) throw new Refusal('purchase.not-found');
}
