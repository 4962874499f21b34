import { type PageQuery, instantSchema, pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { FORMULA_COLUMNS, type KeptFormula, formulaRow } from '../formulas/formula-view.js';

export const PREPARATION_STATES = ['prepared', 'checked', 'rejected'] as const;

const person = z.object({ id: z.uuid(), name: z.string() });
const takenSchema = z.object({
  ingredient: z.int().describe('its place in the formula, from 1'), name: z.string(), container: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: z.iso.date(), amount: z.string(), unit: z.string(), movement: z.int().describe('line of the container\'s ledger'),
});

/** The compounding record of one preparation. */
export const preparationSchema = z.object({
  id: z.uuid(), code: z.string(), state: z.enum(PREPARATION_STATES), version: z.int().describe('for If-Match'), facilityId: z.uuid(), residentId: z.uuid(), orderId: z.uuid(), rxNumber: z.string(),
  formula: z.object({ id: z.uuid(), code: z.string(), name: z.string(), effectiveFrom: z.iso.date() }), count: z.int(), makes: z.string(), preparedAt: instantSchema, preparedBy: person,
  beyondUseAt: instantSchema, beyondUseSource: z.string(), checkedAt: instantSchema.nullable(), checkedBy: person.nullable(), reason: z.string().describe("why it was rejected; '' = it was not"), taken: z.array(takenSchema),
}).meta({ id: 'Preparation' });
export type Preparation = z.output<typeof preparationSchema>;
export const preparationPage = pageSchema(preparationSchema).meta({ id: 'PreparationPage' });
export const preparationQuery = z.strictObject({ ...pageQueryShape, state: z.enum(PREPARATION_STATES).optional(), orderId: z.uuid().optional() });
export type PreparationFilter = PageQuery & { readonly state?: Preparation['state']; readonly orderId?: string };

const Row = z.object({
  id: z.string(), code: z.string(), state: z.enum(PREPARATION_STATES), version: z.int(), facilityId: z.string(), residentId: z.string(), orderId: z.string(), rxNumber: z.string(), formulaId: z.string(), count: z.int(), preparedAt: z.date(), preparedBy: person,
  beyondUseAt: z.date(), beyondUseSource: z.string(), checkedAt: z.date().nullable(), checkedBy: person.nullable(), reason: z.string(),
});
const TakenRow = z.object({ preparationId: z.string(), ingredient: z.int(), container: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: z.string(), milli: z.int(), movement: z.int() });

const who = (column: string): string => `(select jsonb_build_object('id', u.id, 'name', coalesce(nullif(u.display_name, ''), u.login)) from app_user u where u.id = ${column})`;
const PREPARATIONS = `
select p.id, p.code, p.state, p.row_version as version, p.facility_id as "facilityId", p.resident_id as "residentId", p.order_id as "orderId", o.rx_number as "rxNumber", p.formula_id as "formulaId", p.count,
  p.prepared_at as "preparedAt", ${who('p.prepared_by')} as "preparedBy", p.beyond_use_at as "beyondUseAt", p.beyond_use_source as "beyondUseSource", p.checked_at as "checkedAt", ${who('p.checked_by')} as "checkedBy", p.reason
from preparation p join med_order o on o.id = p.order_id`;
// What was measured is the ledger's own line: record and stock cannot differ.
const TAKEN = `
select m.preparation_id as "preparationId", m.ingredient, c.code as container, m.ndc11, m.lot, c.expires_on::text as "expiresOn", -m.milli as milli, m.number as movement
from stock_movement m join stock_container c on c.id = m.container_id where m.preparation_id = any($1) order by m.preparation_id, m.ingredient, c.code, m.number`;

/** How preparations are named: one by its row or printed code, or a page of them. */
export type NamedPreparations = { readonly id: string } | { readonly code: string } | PreparationFilter;

function readRows(tx: Tx, named: NamedPreparations): Promise<z.output<typeof Row>[]> {
  if ('id' in named) return tx.query(Row, `${PREPARATIONS} where p.id = $1`, [named.id]);
  if ('code' in named) return tx.query(Row, `${PREPARATIONS} where p.tenant_id = $1 and p.code = $2`, [tx.actor.tenantId, named.code]);
  return tx.query(
    Row, `${PREPARATIONS} where ($1::text is null or p.state = $1) and ($2::uuid is null or p.order_id = $2) and ($3::uuid is null or p.id < $3) order by p.id desc limit $4`,
    [named.state ?? null, named.orderId ?? null, named.cursor ?? null, named.limit + 1],
  );
}

/** Preparations with what each took of which lot, newest first; of a page one more than its limit. */
export async function readPreparations(tx: Tx, named: NamedPreparations): Promise<readonly Preparation[]> {
  const rows = await readRows(tx, named);
  const taken = Map.groupBy(await tx.query(TakenRow, TAKEN, [rows.map(({ id }) => id)]), ({ preparationId }) => preparationId);
  const formulas = new Map((await readFormulas(tx, rows.map(({ formulaId }) => formulaId))).map((formula) => [formula.id, formula]));
  return rows.flatMap(({ formulaId, preparedAt, beyondUseAt, checkedAt, ...row }): readonly Preparation[] => {
    const formula = formulas.get(formulaId);
    if (formula === undefined) return [];
    return [{
      ...row, formula: { id: formula.id, code: formula.code, name: formula.name, effectiveFrom: formula.effectiveFrom }, makes: formula.makes,
      preparedAt: preparedAt.toISOString(), beyondUseAt: beyondUseAt.toISOString(), checkedAt: checkedAt?.toISOString() ?? null,
      taken: (taken.get(row.id) ?? []).map(({ ingredient, container, ndc11, lot, expiresOn, milli, movement }) => ({
        ingredient: ingredient + 1, name: formula.ingredients[ingredient]?.name ?? '', container, ndc11, lot, expiresOn, amount: formatMilli(milli as Milli), unit: formula.ingredients[ingredient]?.unit ?? '', movement,
      })),
    }];
  });
}

/** The versions of formulas that preparations were made by, whether they still hold or not. */
export function readFormulas(tx: Tx, ids: readonly string[]): Promise<KeptFormula[]> {
  return tx.query(formulaRow, `select ${FORMULA_COLUMNS} from compounding_formula f where f.id = any($1) order by f.id`, [[...new Set(ids)]]);
}
