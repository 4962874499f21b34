import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { beyondUseRule, formulaProblems } from '@cyclefill/domain/compounding';
import { type LocalDate, day, parseMilli } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import { InputReading } from '@cyclefill/features/order';
import { type Actor, type NamedChange, type Tx, UnitOfWork, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { readIngredientProducts } from '../data/ingredient-products.query.js';
import { type Formula, type FormulaRequest, type FormulaVersions, formulaRowsOf, formulaView, readFormulaVersions, readFormulasOn } from './formula-view.js';

/** Master formulas: said by a pharmacist from a day on, in versions that are never edited. */
@Injectable()
export class SetFormula {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Of every formula the version that holds today. */
  list(actor: Actor): Promise<readonly Formula[]> {
    return this.uow.run(actor, async (tx) => (await readFormulasOn(tx, (await tx.now()).toISOString().slice(0, 10))).map(formulaView));
  }

  /** @throws Refusal formula.not-found */
  async read(actor: Actor, code: string): Promise<FormulaVersions> {
    const found = await this.uow.run(actor, (tx) => readFormulaVersions(tx, code), { isolation: 'REPEATABLE READ' });
    if (found.items.length === 0) throw new Refusal('formula.not-found');
    return found;
  }

  /** Another version of the same day stands in its place; preparations keep the one they were made by. @throws Refusal row.stale, request.key-reused; InvalidInput */
  execute(actor: Actor, code: string, { key, readVersion }: NamedChange, request: FormulaRequest): Promise<FormulaVersions> {
    if (!/^[A-Z0-9][A-Z0-9-]{0,31}$/u.test(code)) throw new InvalidInput([{ pointer: '/code', rule: 'takes capital letters, digits and hyphens, up to 32' }]);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'formula.set', key, body: { code, ...request } }, async () => {
      await checkRequest(tx, request);
      await holdAdded(tx, formulaRowsOf(code), readVersion);
      await tx.execute('update compounding_formula set superseded_at = now() where tenant_id = $1 and code = $2 and effective_from = $3 and superseded_at is null', [actor.tenantId, code, request.effectiveFrom]);
      const id = tx.newId();
      const ingredients = request.ingredients.map(({ amount, ...rest }) => ({ ...rest, milli: parseMilli(amount) }));
      await tx.execute(
        `insert into compounding_formula (id, tenant_id, code, name, ordered_ndc11, single_dose, ingredients, steps, makes, route, rate, category, storage, cautions, effective_from, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), $16)`,
        [id, actor.tenantId, code, request.name, request.orderedNdc11, request.singleDose, JSON.stringify(ingredients), request.steps, request.makes, request.route, request.rate, request.category, request.storage, request.cautions, request.effectiveFrom, actor.userId],
      );
      await tx.audit({ action: 'formula.set', subjectKind: 'compounding_formula', subjectId: id, detail: { effectiveFrom: request.effectiveFrom } });
      return readFormulaVersions(tx, code);
    }));
  }
}

/** Everything that is wrong with a formula, told at once. @throws InvalidInput */
async function checkRequest(tx: Tx, request: FormulaRequest): Promise<void> {
  const input = new InputReading();
  input.day('/effectiveFrom', request.effectiveFrom);
  const ingredients = request.ingredients.map((ingredient, index) => ({ ...ingredient, amount: input.amount(`/ingredients/${index}/amount`, ingredient.amount) }));
  input.check();
  const products = await readIngredientProducts(tx, [request.orderedNdc11, ...ingredients.map(({ ndc11 }) => ndc11)]);
  for (const { pointer, rule } of formulaProblems({ ...request, ingredients })) input.problem(pointer, rule);
  if (!products.has(request.orderedNdc11)) input.problem('/orderedNdc11', 'is no product of the catalogue');
  ingredients.forEach(({ ndc11, unit }, index) => {
    const product = products.get(ndc11);
    if (product === undefined) input.problem(`/ingredients/${index}/ndc11`, 'is no product of the catalogue');
    else if (product.unit !== unit) input.problem(`/ingredients/${index}/unit`, `is not the unit in which stock counts the product: ${product.unit}`);
  });
  const { 'compounding.beyond-use': dated } = rulesFor({ state: '', payer: '', facility: '', on: day(request.effectiveFrom as LocalDate) }).rules;
  if (beyondUseRule(dated.value, request.category, request.storage) === null) input.problem('/category', `no rule dates it kept so: there are ${dated.value.map(({ category, storage }) => `${category} ${storage}`).join(', ')}`);
  input.check();
}
