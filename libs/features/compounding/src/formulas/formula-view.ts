import { instantSchema } from '@cyclefill/contracts';
import { INGREDIENT_ROLES, type MasterFormula } from '@cyclefill/domain/compounding';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { STORAGES } from '@cyclefill/domain/law';
import { amountSchema, daySchema } from '@cyclefill/features/order';
import { type AddedRows, type Tx, addedVersion } from '@cyclefill/platform/database';
import { z } from 'zod';

const line = (most: number): z.ZodString => z.string().trim().min(1).max(most);
const ndc11 = z.string().regex(/^\d{11}$/u, 'is no NDC of 11 digits');

const ingredientSchema = z.strictObject({
  role: z.enum(INGREDIENT_ROLES), name: line(120).describe('as the label names it'), ndc11: ndc11.describe('another maker\'s equal product may be taken in its stead'),
  amount: amountSchema.describe('that one preparation takes, in the dose unit of the product'), unit: line(40).describe('that dose unit'),
  labelled: z.string().trim().max(60).default('').describe('what that is as the label says it, 20 mEq; absent = the amount and its unit'),
}).meta({ id: 'FormulaIngredient' });

/** What a pharmacist says of a formula, from a day on. */
export const formulaRequestSchema = z.strictObject({
  name: line(120), orderedNdc11: ndc11.describe('the product that orders for it name'), singleDose: z.boolean().describe('one preparation is one dose of the order'),
  ingredients: z.array(ingredientSchema).min(2).max(20), steps: z.array(line(400)).min(1).max(40).describe('in the order in which they are done'), makes: line(60).describe('what one preparation comes to, 250 mL'),
  route: line(40).describe('intravenously'), rate: z.string().trim().max(120).default('').describe('250 mL per hour; absent = it is not infused'),
  category: z.string().regex(/^[a-z0-9-]{1,60}$/u).describe('by which rule it is dated: usp-797-category-1 and others of the rule pack'), storage: z.enum(STORAGES).describe('how it is kept: cold = refrigerated'),
  cautions: z.array(line(120)).max(6).default([]), effectiveFrom: daySchema.describe('what is made on this day or later'),
}).meta({ id: 'FormulaRequest' });
export type FormulaRequest = z.output<typeof formulaRequestSchema>;

/** A version of a formula as it is kept. */
export const formulaSchema = formulaRequestSchema.extend({ id: z.uuid(), code: z.string(), recordedAt: instantSchema, recordedBy: z.uuid().nullable() }).meta({ id: 'Formula' });
export type Formula = z.output<typeof formulaSchema>;

/** One formula with the versions that hold, by day, and the version to say when another is added. */
export const formulaVersionsSchema = z.object({ version: z.int().describe('for If-Match; 0 = nothing was ever said'), items: z.array(formulaSchema).describe('by the day from which they hold') }).meta({ id: 'FormulaVersions' });
export type FormulaVersions = z.output<typeof formulaVersionsSchema>;

export const FORMULA_COLUMNS = `f.id, f.code, f.name, f.ordered_ndc11 as "orderedNdc11", f.single_dose as "singleDose", f.ingredients, f.steps, f.makes, f.route, f.rate, f.category, f.storage, f.cautions,
  f.effective_from::text as "effectiveFrom", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy"`;

const kept = z.object({ role: z.enum(INGREDIENT_ROLES), name: z.string(), ndc11: z.string(), milli: z.int(), unit: z.string(), labelled: z.string() })
  .transform(({ milli, ...rest }) => ({ ...rest, amount: milli as Milli }));

/** A row of {@link FORMULA_COLUMNS}. */
export const formulaRow = formulaSchema.omit({ ingredients: true }).extend({ ingredients: z.array(kept) });
export type KeptFormula = MasterFormula & z.output<typeof formulaRow>;

export const formulaRowsOf = (code: string): AddedRows => ({ tables: ['compounding_formula'], of: { code } });

export function formulaView(row: z.output<typeof formulaRow>): Formula {
  return { ...row, ingredients: row.ingredients.map(({ amount, ...rest }) => ({ ...rest, amount: formatMilli(amount) })) };
}

/** The versions of a formula that hold, or will. */
export async function readFormulaVersions(tx: Tx, code: string): Promise<FormulaVersions> {
  const rows = await tx.query(formulaRow, `select ${FORMULA_COLUMNS} from compounding_formula f where f.tenant_id = $1 and f.code = $2 and f.superseded_at is null order by f.effective_from`, [tx.actor.tenantId, code]);
  return { version: await addedVersion(tx, formulaRowsOf(code)), items: rows.map(formulaView) };
}

/** Of every formula the version that holds on a day, by code; of one alone by its code. */
export function readFormulasOn(tx: Tx, on: string, code: string | null = null): Promise<KeptFormula[]> {
  return tx.query(
    formulaRow,
    `select distinct on (f.code collate "C") ${FORMULA_COLUMNS} from compounding_formula f
     where f.tenant_id = $1 and f.effective_from <= $2::date and f.superseded_at is null and ($3::text is null or f.code = $3) order by f.code collate "C", f.effective_from desc`,
    [tx.actor.tenantId, on, code],
  );
}
