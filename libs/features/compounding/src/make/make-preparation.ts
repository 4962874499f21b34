import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { type PreparationFacts, beyondUseAt, beyondUseRule, preparationProblems } from '@cyclefill/domain/compounding';
import { ownCode, readOwnCode } from '@cyclefill/domain/identification';
import { type Day, type EpochMinute, type Milli, addDays, atMinute, dayOf, formatDay, invariant } from '@cyclefill/domain/kernel';
import { type InForce, type BeyondUse, rulesFor } from '@cyclefill/domain/law';
import { freeIn, isUsable } from '@cyclefill/domain/stock';
import { facilityZone } from '@cyclefill/features/facility';
import { InputReading, amountSchema } from '@cyclefill/features/order';
import { Containers, type LockedContainer, StockLedger, readOpenRecalls } from '@cyclefill/features/stock';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readIngredientProducts } from '../data/ingredient-products.query.js';
import { type KeptFormula, readFormulasOn } from '../formulas/formula-view.js';
import { type Preparation, readPreparations } from '../read/preparation-view.js';
import { type PreparationOrder, readPreparationOrder } from './preparation-order.query.js';

/** What was measured out of which containers, and for which order. */
export const makePreparationSchema = z.strictObject({
  rxNumber: z.string().min(1).max(64), formula: z.string().min(1).max(32).describe('code'), count: z.int().min(1).max(99).default(1).describe('how many of what the formula makes'),
  taken: z.array(z.strictObject({ ingredient: z.int().min(1).max(20).describe('its place in the formula, from 1'), container: z.string().min(1).max(32).describe('code'), amount: amountSchema.describe('measured, in the dose unit of the product') })).min(1).max(60),
}).meta({ id: 'MakePreparation' });
export type MakePreparationRequest = z.output<typeof makePreparationSchema>;

/** Units measured, with the container they come from. */
interface Measured {
  readonly ingredient: number;
  readonly milli: Milli;
  readonly container: LockedContainer;
}

/** The compounding record (R227): who made what for which order by which formula out of which lots; stock is taken in the same transaction, or nothing happens. */
@Injectable()
export class MakePreparation {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found, formula.not-found, container.not-found, preparation.stopped with everything that is against it, container.too-few, request.key-reused; InvalidInput */
  execute(actor: Actor & { readonly userId: string }, key: string, request: MakePreparationRequest): Promise<Preparation> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'preparation.make', key, body: { ...request } }, async () => {
      const order = await readPreparationOrder(tx, request.rxNumber);
      const zone = facilityZone(order.zone);
      const madeAt = Math.floor((await tx.now()).getTime() / 60_000) as EpochMinute;
      const today = dayOf(zone.toLocal(madeAt));
      const [formula] = await readFormulasOn(tx, formatDay(today), request.formula.trim().toUpperCase());
      if (formula === undefined) throw new Refusal('formula.not-found');
      const measured = await lockMeasured(tx, request);
      const { rules, id: rulePack } = rulesFor({ state: order.state, payer: '', facility: order.facility, on: today });
      const dated = rules['compounding.beyond-use'];
      const beyondUse = beyondUseRule(dated.value, formula.category, formula.storage);
      const problems = preparationProblems(await readFacts(tx, { order, formula, measured, count: request.count, today, beyondUse }));
      if (problems.length > 0 || beyondUse === null) throw new Refusal('preparation.stopped', { problems });
      const until = beyondUseAt(madeAt, beyondUse, measured.map(({ container }) => zone.instantOf(atMinute(addDays(container.expiresOn, 1)))));
      const id = await write(tx, actor.userId, { order, formula, count: request.count, until, beyondUse, dated, rulePack });
      await tx.get(StockLedger).moveAll(measured.map(({ container, milli, ingredient }) => ({ container, movement: { kind: 'use', units: milli, batchId: null } as const, note: { orderId: order.orderId, preparationId: id, ingredient } })));
      await tx.audit({ action: 'preparation.make', subjectKind: 'preparation', subjectId: id, residentIds: [order.residentId], detail: { count: request.count, containers: measured.length } });
      const [made] = await readPreparations(tx, { id });
      invariant(made !== undefined, 'a preparation is gone');
      return made;
    }));
  }
}

/** The containers of a request, locked in one order; each code as typed or scanned. */
async function lockMeasured(tx: Tx, { taken }: MakePreparationRequest): Promise<readonly Measured[]> {
  const input = new InputReading();
  const read = taken.map(({ ingredient, container, amount }, index) => ({ ingredient: ingredient - 1, code: readOwnCode(container.trim())?.code ?? container.trim(), milli: input.amount(`/taken/${index}/amount`, amount) }));
  input.check();
  const containers = tx.get(Containers);
  const ids = new Map<string, string>();
  for (const { code } of read) {
    const found = await containers.find({ code });
    if (found === null) throw new Refusal('container.not-found');
    ids.set(code, found.id);
  }
  const locked = new Map((await containers.lockAll([...new Set(ids.values())])).map((container) => [container.code, container]));
  return read.map(({ ingredient, code, milli }) => {
    const container = locked.get(code);
    invariant(container !== undefined, 'a container is gone');
    return { ingredient, milli, container };
  });
}

interface Making {
  readonly order: PreparationOrder;
  readonly formula: KeptFormula;
  readonly measured: readonly Measured[];
  readonly count: number;
  readonly today: Day;
  readonly beyondUse: BeyondUse | null;
}

async function readFacts(tx: Tx, { order, formula, measured, count, today, beyondUse }: Making): Promise<PreparationFacts> {
  const products = await readIngredientProducts(tx, [order.ndc11, formula.orderedNdc11, ...formula.ingredients.map(({ ndc11 }) => ndc11), ...measured.map(({ container }) => container.ndc11)]);
  const recalled = new Set((await readOpenRecalls(tx, measured.map(({ container }) => container))).map(({ ndc11, lot }) => `${ndc11} ${lot}`));
  return {
    formula, count, today, beyondUse, order: { state: order.standing, doses: order.doses, product: products.get(order.ndc11)?.product ?? null },
    ordered: products.get(formula.orderedNdc11)?.product ?? null, ingredients: formula.ingredients.map(({ ndc11 }) => products.get(ndc11) ?? null),
    taken: measured.map(({ ingredient, milli, container }) => ({
      ingredient, milli, holds: products.get(container.ndc11) ?? null, expiresOn: container.expiresOn, free: freeIn(container.balance), usable: isUsable(container.state),
      recalled: container.state === 'recalled' || recalled.has(`${container.ndc11} ${container.lot}`),
    })),
  };
}

interface Written extends Pick<Making, 'order' | 'formula' | 'count'> {
  readonly until: EpochMinute;
  readonly beyondUse: BeyondUse;
  readonly dated: InForce<unknown>;
  readonly rulePack: string;
}

/** The printed code is made from the row, as those of containers are. */
function codeOf(id: string): string {
  return ownCode('preparation', Number(createHash('sha256').update(`preparation|${id}`).digest().readBigUInt64BE(0) % 1_000_000_000_000n));
}

async function write(tx: Tx, userId: string, { order, formula, count, until, beyondUse, dated, rulePack }: Written): Promise<string> {
  const id = tx.newId();
  await tx.execute(
    `insert into preparation (id, tenant_id, facility_id, resident_id, order_id, order_version_id, formula_id, code, count, prepared_at, prepared_by, beyond_use_at, beyond_use_hours, beyond_use_source, rule_pack)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10, $11, $12, $13, $14)`,
    [id, tx.actor.tenantId, order.facilityId, order.residentId, order.orderId, order.versionId, formula.id, codeOf(id), count, userId, new Date(until * 60_000), beyondUse.hours, `${beyondUse.category}, ${beyondUse.storage}: ${dated.source}`, rulePack],
  );
  return id;
}
