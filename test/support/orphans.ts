import { invariant } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Which table a column that ends in `_id` points at; null = at different tables, at a person who may be unknown, or at nothing of ours. */
const PARENTS: Readonly<Record<string, string | null>> = {
  tenant_id: 'tenant', user_id: 'app_user', facility_id: 'facility', wing_id: 'wing', bed_id: 'bed', cycle_id: 'cycle', resident_id: 'resident',
  prescriber_id: 'prescriber', order_id: 'med_order', order_version_id: 'order_version', run_id: 'fill_run', batch_id: 'fill_batch', pack_id: 'pack', finding_id: 'finding',
  intake_id: 'intake', reading_id: 'intake_reading', replaces_order_id: 'med_order', line_order_id: 'med_order',
  refill_id: 'refill_request', renewal_id: 'renewal_request', demand_fill_id: 'demand_fill', supply_id: 'outside_supply',
  replaces_id: 'pack', packer_id: 'app_user', checker_id: 'app_user', person_id: 'app_user', technician_id: 'app_user', auditor_id: 'app_user', witness_id: 'app_user',
  container_id: 'stock_container', count_id: 'stock_count', recall_id: 'stock_recall', purchase_id: 'stock_purchase',
  route_id: 'route', van_run_id: 'van_run', tote_id: 'tote', tote_item_id: 'tote_item', item_id: 'tote_item', part_id: 'cii_part', receipt_id: 'receipt', return_id: 'supply_return', document_id: 'document', formula_id: 'compounding_formula', preparation_id: 'preparation', reconciliation_id: 'reconciliation', decision_id: 'reconciliation_decision', review_id: 'regimen_review', irregularity_id: 'review_irregularity', set_id: 'document_set', same_as_id: 'document_set',
  control_id: null, actor_id: null, owner_id: null, subject_id: null, request_id: null,
};

const reference = z.object({ table: z.string(), column: z.string() });
const count = z.object({ orphans: z.int() });

/** `table.column: n` for every column of the tenant whose parent row is missing; bulk tables carry no foreign keys that would tell. */
export async function findOrphans(tx: Tx): Promise<readonly string[]> {
  const references = await tx.query(reference, `
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_id' order by table_name, column_name`);
  const found: string[] = [];
  for (const { table, column } of references) {
    const parent = PARENTS[column];
    invariant(parent !== undefined, `it is not said what ${table}.${column} points at`);
    if (parent === null) continue;
    const [row] = await tx.query(count, `
      select count(*)::int as orphans from ${table} c where c.${column} is not null and not exists (select from ${parent} p where p.id = c.${column})
      ${parent === 'tenant' ? '' : 'and c.tenant_id = $1'}`, parent === 'tenant' ? [] : [tx.actor.tenantId]);
    if (row !== undefined && row.orphans > 0) found.push(`${table}.${column}: ${row.orphans}`);
  }
  return found;
}
