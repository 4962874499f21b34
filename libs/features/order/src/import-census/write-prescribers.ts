import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';

/** Ids of prescribers by NPI. */
export type PrescriberIds = ReadonlyMap<string, string>;

const Written = z.object({ id: z.string(), added: z.boolean() });
const Known = z.object({ id: z.string(), npi: z.string() });

/** Writes the folder's prescribers; finds those that its orders name and only the database knows. An unknown one is remarked on, never refused. */
export async function writePrescribers(ledger: ImportLedger): Promise<PrescriberIds> {
  const { tx, folder, findings } = ledger;
  const { tenantId } = tx.actor;
  const written = await tx.query(
    Written,
    `insert into prescriber as p (id, tenant_id, npi, name, effective_from, recorded_at)
     select i.id, $1, i.npi, i.name, now()::date, now() from unnest($2::uuid[], $3::text[], $4::text[]) as i(id, npi, name)
     on conflict (tenant_id, npi) do update set name = excluded.name, row_version = p.row_version + 1 where p.name is distinct from excluded.name
     returning p.id, p.row_version = 1 as added`,
    [tenantId, folder.prescribers.map(() => tx.newId()), folder.prescribers.map(({ npi }) => npi), folder.prescribers.map(({ name }) => name)],
  );
  ledger.recorded('prescriber', { added: written.filter(({ added }) => added), changed: written.filter(({ added }) => !added) }, null);
  const named = new Set([...folder.prescribers, ...folder.orders].map(({ npi }) => npi));
  const known = await tx.query(Known, 'select id, npi from prescriber where tenant_id = $1 and npi = any($2)', [tenantId, [...named]]);
  const ids = new Map(known.map(({ id, npi }) => [npi, id]));
  for (const { line, npi, rxNumber } of folder.orders) {
    if (npi !== '' && !ids.has(npi)) findings.notices.add({ file: 'orders.csv', line, column: 'npi', reason: `the prescriber of order ${rxNumber} is in neither prescribers.csv nor the database; the order waits for one` });
  }
  return ids;
}
