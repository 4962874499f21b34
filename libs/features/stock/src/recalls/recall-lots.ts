import { Refusal } from '@cyclefill/contracts';
import { invariant } from '@cyclefill/domain/kernel';
import { reasonSchema } from '@cyclefill/features/order';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Containers } from '../containers/containers.js';
import { StockLedger } from '../ledger/stock-ledger.js';
import type { KeyedRow } from '../keyed-row.js';
import { type RecallReach, readRecallReach, recallReachSchema } from './recall-reach.query.js';
import { type RecallView, readRecalls, recallSchema } from './recall-view.js';

/** What is called back, by whom. */
export const openRecallSchema = z.strictObject({
  ndc11: z.string().regex(/^\d{11}$/u), lots: z.array(z.string().trim().min(1).max(40)).min(1).max(200), source: z.string().trim().min(1).max(200).describe('who says so, under which number'),
  reason: z.string().trim().max(500).default(''),
}).meta({ id: 'OpenRecall' });
export type OpenRecallRequest = z.output<typeof openRecallSchema>;
export const closeRecallSchema = z.strictObject({ closure: reasonSchema.describe('what was done') }).meta({ id: 'CloseRecall' });

/** A recall with all that it reaches now. */
export const openRecallReachSchema = recallSchema.extend({ reach: recallReachSchema }).meta({ id: 'StockRecallWithReach' });
export type RecallWithReach = RecallView & { readonly reach: RecallReach };

const IdRow = z.object({ id: z.string() });
const OrderRow = z.object({ facility_id: z.string(), order_id: z.string() });

/** Lots that are called back: what is here is set aside, what was packed of them is known by pack, resident and facility. */
@Injectable()
export class RecallLots {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Sets aside every container of the lots; batches that counted on them and packs that hold them are told. @throws Refusal request.key-reused */
  open(actor: Actor, key: string, request: OpenRecallRequest): Promise<RecallWithReach> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.recall', key, body: { ...request, lots: [...request.lots] } }, async () => {
      const id = tx.newId();
      await tx.execute('insert into stock_recall (id, tenant_id, ndc11, lots, source, reason, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, now(), $7)', [
        id, actor.tenantId, request.ndc11, [...new Set(request.lots)], request.source, request.reason, actor.userId,
      ]);
      await setAside(tx, id, request);
      await tellPacks(tx, request);
      const recall = await view(tx, id);
      await tx.audit({ action: 'stock.recall', subjectKind: 'stock_recall', subjectId: id, residentIds: recall.reach.residents.map((one) => one.id) });
      return recall;
    }));
  }

  /** @throws Refusal recall.not-found */
  read(actor: Actor, id: string): Promise<RecallWithReach> {
    return this.uow.run(actor, (tx) => view(tx, id), { isolation: 'REPEATABLE READ' });
  }

  /** The newest first. */
  list(actor: Actor): Promise<readonly RecallView[]> {
    return this.uow.run(actor, (tx) => readRecalls(tx, null));
  }

  /** What a recall would reach; nothing is written. */
  reach(actor: Actor, lots: { readonly ndc11: string; readonly lots: readonly string[] }): Promise<RecallReach> {
    return this.uow.run(actor, (tx) => readRecallReach(tx, lots), { isolation: 'REPEATABLE READ' });
  }

  /** Ends a recall of which nothing lies here any more. @throws Refusal recall.not-found, recall.closed, recall.not-finished, row.stale, request.key-reused */
  async close(actor: Actor, { key, id, version }: KeyedRow, closure: string): Promise<RecallWithReach> {
    return this.uow.run(actor, async (tx) => {
      await once(tx, { operation: 'stock.recall-close', key, body: { id, closure } }, () => end(tx, id, version, closure));
      return view(tx, id);
    });
  }
}

async function end(tx: Tx, id: string, version: number, closure: string): Promise<null> {
  const [known] = await readRecalls(tx, id);
  if (known === undefined) throw new Refusal('recall.not-found');
  if (known.state === 'closed') throw new Refusal('recall.closed');
  const { containers, packs } = await readRecallReach(tx, known);
  if (containers.some(({ onHand }) => onHand !== '0') || packs.some(({ whereabouts, state }) => whereabouts === 'here' && state !== 'planned')) throw new Refusal('recall.not-finished');
  const closed = await tx.execute(
    `update stock_recall set state = 'closed', closure = $3, closed_at = now(), closed_by = $4, row_version = row_version + 1 where id = $1 and row_version = $2`, [id, version, closure, tx.actor.userId],
  );
  if (closed === 0) throw new Refusal('row.stale');
  await tx.audit({ action: 'stock.recall-close', subjectKind: 'stock_recall', subjectId: id });
  return null;
}

async function view(tx: Tx, id: string): Promise<RecallWithReach> {
  const [recall] = await readRecalls(tx, id);
  if (recall === undefined) throw new Refusal('recall.not-found');
  return { ...recall, reach: await readRecallReach(tx, recall) };
}

async function setAside(tx: Tx, recallId: string, { ndc11, lots, source }: OpenRecallRequest): Promise<void> {
  const rows = await tx.query(
    IdRow, `select id from stock_container where tenant_id = $1 and ndc11 = $2 and upper(lot) in (select upper(l) from unnest($3::text[]) l) and state in ('in_stock', 'opened', 'quarantined')`, [tx.actor.tenantId, ndc11, lots],
  );
  const [ledger, containers] = [tx.get(StockLedger), tx.get(Containers)];
  for (const { id } of rows) {
    const [locked] = await containers.lockAll([id]);
    invariant(locked !== undefined, 'a container is gone');
    await ledger.move(await ledger.releaseAll(locked, source), { kind: 'recall' }, { recallId, reason: source });
  }
}

/** Orders of packs that hold units of the lots and have not arrived: their packs are looked at again before their next step. */
async function tellPacks(tx: Tx, { ndc11, lots }: OpenRecallRequest): Promise<void> {
  const rows = await tx.query(
    OrderRow,
    `select distinct f.facility_id, f.order_id from pack_fill f join pack p on p.id = f.pack_id
     where f.ndc11 = $1 and upper(f.lot) in (select upper(l) from unnest($2::text[]) l) and f.undone_at is null and p.state in ('filling', 'sealed', 'checked', 'tote', 'shipped')`,
    [ndc11, lots],
  );
  if (rows.length > 0) await tx.get(FacilityInputs).moved({ whole: [], facilities: [...new Set(rows.map((row) => row.facility_id))], orders: rows.map((row) => row.order_id), residents: [] });
}
