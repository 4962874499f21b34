// Copies one pharmacy's book set-based into others, so that a million residents take minutes to load and not hours.

/** Tables of a book in the order in which they point at each other. */
const TABLES = [
  'facility', 'facility_clock', 'wing', 'bed', 'med_pass', 'cycle', 'cycle_clock', 'resident', 'resident_version', 'prescriber', 'drug_product', 'stock_lot',
  'census_event', 'med_order', 'order_version', 'prescription', 'order_supply', 'order_hold',
];

/** Ids of a copy are the template's a number of minutes later: distinct, in the same order, and never among those of another copy. */
const SHIFTED = `
create function shifted_id(id uuid, copy int) returns uuid language sql immutable strict parallel safe return
  (lpad(to_hex(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint + copy * 600000::bigint), 12, '0') || substr(replace(id::text, '-', ''), 13))::uuid`;

async function columnsOf(owner, table) {
  const { rows } = await owner.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows;
}

/** Foreign keys of the tables, to be left off while rows are copied whose parents are copied with them. */
async function foreignKeys(owner) {
  const { rows } = await owner.query(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conrelid::regclass::text = any($1) order by 1, 2`,
    [TABLES],
  );
  return rows;
}

async function cloneTable(owner, table, template, tenants) {
  const columns = await columnsOf(owner, table);
  const values = columns.map(({ name, type }) => (name === 'tenant_id' ? 'c.tenant_id' : type === 'uuid' ? `shifted_id(t.${name}, c.copy::int)` : `t.${name}`));
  await owner.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
     select ${values.join(', ')} from unnest($2::uuid[]) with ordinality as c(tenant_id, copy) cross join lateral (select * from ${table} where tenant_id = $1) t`,
    [template, tenants],
  );
}

/** Gives each of `tenants` a copy of `template`'s book: as the owner, who sees every tenant while row-level security is not forced. */
export async function clonePharmacy(owner, template, tenants) {
  const keys = await foreignKeys(owner);
  await owner.query(SHIFTED);
  for (const { table, name } of keys) await owner.query(`alter table ${table} drop constraint ${name}`);
  for (const table of TABLES) await owner.query(`alter table ${table} no force row level security`);
  for (const table of TABLES) await cloneTable(owner, table, template, tenants);
  for (const { table, name, definition } of keys) await owner.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const table of TABLES) await owner.query(`alter table ${table} force row level security`);
}
