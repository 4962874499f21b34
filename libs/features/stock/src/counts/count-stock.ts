import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Milli, parseMilli } from '@cyclefill/domain/kernel';
import { countVariances, reservedIn } from '@cyclefill/domain/stock';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Containers } from '../containers/containers.js';
import type { KeyedRow } from '../keyed-row.js';
import { findWitness } from '../containers/find-witness.js';
import { StockLedger } from '../ledger/stock-ledger.js';
import { type CountLineRow, type CountSheet, readCountLines, readCountSheet } from './count-sheet.js';

/** Which containers are counted: all that hold something, or those of a place, of a product, of controlled drugs. */
export const openCountSchema = z.strictObject({
  location: z.string().max(64).nullable().default(null), ndc11: z.string().regex(/^\d{11}$/u).nullable().default(null), controlled: z.boolean().default(false),
}).meta({ id: 'OpenCount' });
export type OpenCountRequest = z.output<typeof openCountSchema>;
export const countLineSchema = z.strictObject({ code: z.string().max(32), units: z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u).describe('what lies in it; 0 = nothing') }).meta({ id: 'CountLine' });
export type CountLineRequest = z.output<typeof countLineSchema>;
export const closeCountSchema = z.strictObject({
  reasons: z.array(z.strictObject({ code: z.string().max(32), reason: z.string().trim().min(1).max(500) })).max(2000).default([]).describe('why a container does not hold what it should'),
  witness: z.string().max(64).nullable().default(null).describe('login of the second person; controlled drugs take one'),
}).meta({ id: 'CloseCount' });
export type CloseCountRequest = z.output<typeof closeCountSchema>;

/** Counts what lies in stock without being told what should: the balance shows when the sheet is closed, and the ledger then says what was counted. */
@Injectable()
export class CountStock {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal request.key-reused */
  open(actor: Actor, key: string, request: OpenCountRequest): Promise<CountSheet> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.count', key, body: { ...request } }, async () => {
      const id = tx.newId();
      await tx.execute('insert into stock_count (id, tenant_id, location, ndc11, controlled, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)', [
        id, actor.tenantId, request.location, request.ndc11, request.controlled, actor.userId,
      ]);
      await addLines(tx, id, request);
      await tx.audit({ action: 'stock.count', subjectKind: 'stock_count', subjectId: id });
      return readCountSheet(tx, id);
    }));
  }

  /** @throws Refusal count.not-found */
  read(actor: Actor, id: string): Promise<CountSheet> {
    return this.uow.run(actor, (tx) => readCountSheet(tx, id));
  }

  /** Takes down one container; counted again it says the latest. @throws Refusal count.not-found, count.closed, request.key-reused; InvalidInput */
  line(actor: Actor, key: string, id: string, { code, units }: CountLineRequest): Promise<CountSheet> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.count-line', key, body: { id, code, units } }, async () => {
      await lockOpen(tx, id);
      const counted = parseMilli(units);
      if (counted === null) throw new InvalidInput([{ pointer: '/units', rule: 'has another format' }]);
      const written = await tx.execute(
        `update stock_count_line l set expected_milli = c.on_hand_milli, counted_milli = $3, counted_at = clock_timestamp(), counted_by = $4
         from stock_container c where l.count_id = $1 and c.id = l.container_id and c.code = $2`,
        [id, code, counted, actor.userId],
      );
      if (written === 0) throw new InvalidInput([{ pointer: '/code', rule: 'is not on this sheet' }]);
      await tx.audit({ action: 'stock.count-line', subjectKind: 'stock_count', subjectId: id });
      return readCountSheet(tx, id);
    }));
  }

  /** Writes every container that was counted into the ledger, with its variance. @throws Refusal count.*, row.stale, request.key-reused; InvalidInput naming what nobody has explained */
  close(actor: Actor, { key, id, version }: KeyedRow, request: CloseCountRequest): Promise<CountSheet> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.count-close', key, body: { id, ...request } }, async () => {
      await lockOpen(tx, id);
      const rows = await readCountLines(tx, id);
      if (rows.some(({ counted }) => counted === null)) throw new Refusal('count.not-finished');
      const witnessId = await findWitness(tx, request.witness);
      await writeCounts(tx, id, rows, request, witnessId);
      const closed = await tx.execute(
        `update stock_count set state = 'closed', closed_at = now(), closed_by = $3, row_version = row_version + 1 where id = $1 and row_version = $2`, [id, version, actor.userId],
      );
      if (closed === 0) throw new Refusal('row.stale');
      await tx.audit({ action: 'stock.count-close', subjectKind: 'stock_count', subjectId: id, detail: { lines: rows.length } });
      return readCountSheet(tx, id);
    }));
  }
}

async function addLines(tx: Tx, countId: string, { location, ndc11, controlled }: OpenCountRequest): Promise<void> {
  const IdRow = z.object({ id: z.string() });
  const rows = await tx.query(
    IdRow,
    `select c.id from stock_container c where c.tenant_id = $1 and c.on_hand_milli <> 0 and ($2::text is null or c.location = $2) and ($3::text is null or c.ndc11 = $3) and (not $4 or c.dea_schedule is not null)
     order by c.location collate "C", c.code`,
    [tx.actor.tenantId, location, ndc11, controlled],
  );
  await tx.execute(
    `insert into stock_count_line (id, tenant_id, count_id, container_id, position) select i.id, $1, $2, i.container_id, i.n from unnest($3::uuid[], $4::uuid[]) with ordinality i(id, container_id, n)`,
    [tx.actor.tenantId, countId, rows.map(() => tx.newId()), rows.map(({ id }) => id)],
  );
}

async function lockOpen(tx: Tx, id: string): Promise<void> {
  const [count] = await tx.query(z.object({ state: z.string() }), 'select state from stock_count where id = $1 for update', [id]);
  if (count === undefined) throw new Refusal('count.not-found');
  if (count.state === 'closed') throw new Refusal('count.closed');
}

async function writeCounts(tx: Tx, countId: string, rows: readonly CountLineRow[], { reasons }: CloseCountRequest, witnessId: string | null): Promise<void> {
  const why = new Map(reasons.map(({ code, reason }) => [code, reason]));
  const { lines, unexplained } = countVariances(rows.map(({ code, expected, counted }) => ({ code, expected: (expected ?? 0) as Milli, counted: (counted ?? 0) as Milli, reason: why.get(code) ?? '' })));
  if (unexplained.length > 0) throw new InvalidInput(unexplained.map((code) => ({ pointer: '/reasons', rule: `lacks ${code}, which does not hold what it should` })));
  const [containers, ledger] = [tx.get(Containers), tx.get(StockLedger)];
  const locked = new Map((await containers.lockAll(rows.map((row) => row.container_id))).map((container) => [container.code, container]));
  for (const { code, variance, reason } of lines) {
    const container = locked.get(code);
    if (container === undefined || container.state === 'destroyed') continue;
    const short = Math.max(0, container.balance.onHand + variance) < reservedIn(container.balance);
    const free = short ? await ledger.releaseAll(container, reason) : container;
    await ledger.move(free, { kind: 'count', units: variance, belowZero: false }, { countId, reason, witnessId });
  }
}
