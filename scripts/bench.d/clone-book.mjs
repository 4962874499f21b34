// More pharmacies like the ones that were imported: their rows again under other ids, written by the server. A million residents
// would take an hour through the import; what a run reads is the same either way.

/** First 32 bits of every id of the n-th copy: a time of its own, so that its ids lie together as if they had been made in their turn. */
const prefixOf = (copy) => (0x01b00000 + copy).toString(16).padStart(8, '0');

/** The id of the copy, `$2` being its prefix. */
const copied = (column) => `($2 || substr(${column}::text, 9))::uuid`;

const TABLES = `
select c.oid::int as oid, c.relname as name, (select array_agg(a.attname::text || ' ' || a.atttypid::regtype order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  coalesce((select array_agg(k.confrelid::int) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
where c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`;

/** Tables with a tenant, each after the ones that it points to. */
function inOrder(tables) {
  const ordered = [];
  const place = (table) => {
    if (ordered.includes(table)) return;
    for (const needed of tables.filter(({ oid }) => table.needs.includes(oid))) place(needed);
    ordered.push(table);
  };
  tables.forEach(place);
  return ordered;
}

function copyOf({ name, columns }) {
  const named = columns.map((column) => ({ column: `"${column.slice(0, column.indexOf(' '))}"`, type: column.slice(column.indexOf(' ') + 1) }));
  const values = named.map(({ column, type }) => (type === 'uuid' ? copied(column) : column));
  return `insert into "${name}" (${named.map(({ column }) => column).join(', ')}) select ${values.join(', ')} from "${name}" where tenant_id = $1`;
}

async function eachTable(owner, tables, action) {
  for (const { name } of tables) await owner.query(`alter table "${name}" ${action}`);
}

/** Copies every pharmacy `copies` times, as the owner of the tables with the policies lifted meanwhile. Returns the ids of the new tenants. */
export async function clonePharmacies(owner, tenants, copies) {
  const all = inOrder((await owner.query(TABLES)).rows);
  const filled = [];
  await eachTable(owner, all, 'no force row level security');
  for (const table of all) if ((await owner.query(`select from "${table.name}" limit 1`)).rowCount > 0) filled.push(table);
  await eachTable(owner, filled, 'disable trigger user');
  const cloned = [];
  for (let copy = 1; copy <= copies; copy += 1) {
    for (const tenant of tenants) {
      const { rows: [{ id }] } = await owner.query(`insert into tenant (id, code) select ${copied('id')}, code || '-' || upper($2) from tenant where id = $1 returning id`, [tenant, prefixOf(copy)]);
      for (const table of filled) await owner.query(copyOf(table), [tenant, prefixOf(copy)]);
      cloned.push(id);
    }
    console.error(`  copy ${copy} of ${copies} made`);
  }
  await eachTable(owner, filled, 'enable trigger user');
  await eachTable(owner, all, 'force row level security');
  return cloned;
}
