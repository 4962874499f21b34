import { InvalidInput } from '@cyclefill/contracts';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { type ParArithmetic, orderList, parLevel } from '@cyclefill/domain/stock';
import { readPlannedDemand } from '@cyclefill/features/fill';
import { InputReading, daySchema } from '@cyclefill/features/order';
import { type Actor, type AddedRows, type NamedChange, UnitOfWork, addedVersion, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readStockedProducts } from './stocked-products.query.js';
import { type OrderLineView, type ParArithmeticView, type ParLevelView, arithmeticView, orderLineView } from './par-view.js';

/** The par level of a product from a day on: as suggested, or as somebody says with a reason. */
export const setParSchema = z.strictObject({
  par: z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u).describe('units; 0 = none is kept'), effectiveFrom: daySchema, reason: z.string().trim().max(500).default('').describe('needed where it is not what is suggested'),
}).meta({ id: 'SetPar' });
export type SetParRequest = z.output<typeof setParSchema>;

const rowsOf = (ndc11: string): AddedRows => ({ tables: ['stock_par'], of: { ndc11 } });

/** Windows ahead that a par level is reckoned from. */
const WINDOWS = 4;

/** How much of each product should lie here, suggested from what the next planned windows take, and what to order for it. */
@Injectable()
export class KeepPar {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Every product that has a par level or is taken by a planned window, by NDC; a dry run of the next windows of every cycle. */
  suggest(actor: Actor): Promise<readonly ParLevelView[]> {
    return this.uow.run(actor, async (tx) => {
      const suggested = new Map((await readPlannedDemand(tx, WINDOWS)).map(({ ndc11, windows }) => [ndc11, parLevel(windows)]));
      const products = await readStockedProducts(tx, [...suggested.keys()]);
      return products.map(({ ndc11, drug, strength, par, effectiveFrom, reason, version }) => ({
        ndc11, drug, strength, par: par === null ? null : formatMilli(par), effectiveFrom, reason, version, suggested: ((known: ParArithmetic | undefined) => (known === undefined ? null : arithmeticView(known)))(suggested.get(ndc11)),
      }));
    }, { isolation: 'REPEATABLE READ' });
  }

  /** Sets it, with the arithmetic that was suggested then; what was said for the same day before is closed. @throws InvalidInput; Refusal row.stale, request.key-reused */
  set(actor: Actor, ndc11: string, { key, readVersion }: NamedChange, request: SetParRequest): Promise<ParLevelView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stock.par-set', key, body: { ndc11, ...request } }, async () => {
      const input = new InputReading();
      const par = request.par === '0' ? (0 as Milli) : input.amount('/par', request.par);
      input.day('/effectiveFrom', request.effectiveFrom);
      input.check();
      const [product] = await readStockedProducts(tx, [ndc11], ndc11);
      if (product === undefined) throw new InvalidInput([{ pointer: '/ndc11', rule: 'is no product of the catalogue' }]);
      await holdAdded(tx, rowsOf(ndc11), readVersion);
      const planned = (await readPlannedDemand(tx, WINDOWS)).find((one) => one.ndc11 === ndc11);
      const suggested: ParArithmeticView | null = planned === undefined ? null : arithmeticView(parLevel(planned.windows));
      if (suggested?.par !== formatMilli(par) && request.reason === '') throw new InvalidInput([{ pointer: '/reason', rule: `is needed: ${suggested?.par ?? 'nothing'} is suggested` }]);
      await tx.execute('update stock_par set superseded_at = now() where tenant_id = $1 and ndc11 = $2 and effective_from = $3 and superseded_at is null', [actor.tenantId, ndc11, request.effectiveFrom]);
      const id = tx.newId();
      await tx.execute('insert into stock_par (id, tenant_id, ndc11, par_milli, arithmetic, reason, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)', [
        id, actor.tenantId, ndc11, par, suggested === null ? null : JSON.stringify(suggested), request.reason === '' ? 'as suggested' : request.reason, request.effectiveFrom, actor.userId,
      ]);
      await tx.audit({ action: 'stock.par', subjectKind: 'stock_par', subjectId: id });
      return { ndc11, drug: product.drug, strength: product.strength, par: formatMilli(par), effectiveFrom: request.effectiveFrom, reason: request.reason, suggested, version: await addedVersion(tx, rowsOf(ndc11)) };
    }));
  }

  /** Products below the par level of today, in packages, by NDC. */
  orderList(actor: Actor): Promise<readonly OrderLineView[]> {
    return this.uow.run(actor, async (tx) => {
      const products = new Map((await readStockedProducts(tx, [])).map((product) => [product.ndc11, product]));
      const stocked = [...products.values()].flatMap(({ par, ...product }) => (par === null ? [] : [{ ...product, par }]));
      return orderList(stocked).map((line) => orderLineView(line, products.get(line.ndc11) ?? { drug: '', strength: '' }));
    });
  }
}
