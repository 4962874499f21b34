import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Master formulas in versions and what is made by them; what a preparation took stands in the ledger of stock and nowhere else. */
const COMPOUNDING_SQL = `
-- A version of a master formula, from a day on. Never edited: another one is added, and one of the same day closed.
create table compounding_formula (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
  name text not null check (name <> ''),
  ordered_ndc11 text not null check (ordered_ndc11 ~ '^[0-9]{11}$'),
  single_dose boolean not null,
  -- In order: role, name, product, thousandths of its dose unit for one preparation, that unit, what the label says of it.
  ingredients jsonb not null check (jsonb_typeof(ingredients) = 'array' and jsonb_array_length(ingredients) >= 2),
  steps text[] not null check (cardinality(steps) > 0),
  makes text not null check (makes <> ''),
  route text not null check (route <> ''),
  rate text not null,
  category text not null,
  storage text not null check (storage in ('room', 'cold')),
  cautions text[] not null,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index compounding_formula_once on compounding_formula (tenant_id, code, effective_from) where superseded_at is null;

-- One making of an order by a version of a formula.
create table preparation (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  order_version_id uuid not null,
  formula_id uuid not null,
  code text not null check (code ~ '^I-[0-9]{7,12}-[0-9]$'),
  -- How many of what the formula makes.
  count integer not null check (count between 1 and 99),
  state text not null default 'prepared' check (state in ('prepared', 'checked', 'rejected')),
  prepared_at timestamptz(3) not null,
  prepared_by uuid not null,
  beyond_use_at timestamptz(3) not null,
  -- What dated it: hours of the rule, its source, the rule packs.
  beyond_use_hours integer not null check (beyond_use_hours > 0),
  beyond_use_source text not null,
  rule_pack text not null,
  checked_at timestamptz(3),
  checked_by uuid,
  reason text not null default '',
  row_version integer not null default 1,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, formula_id) references compounding_formula (tenant_id, id),
  foreign key (tenant_id, prepared_by) references app_user (tenant_id, id),
  foreign key (tenant_id, checked_by) references app_user (tenant_id, id),
  constraint preparation_checked_by_another check (checked_by is distinct from prepared_by),
  constraint preparation_checked check ((state = 'prepared') = (checked_at is null) and (checked_at is null) = (checked_by is null)),
  constraint preparation_rejected_why check ((state = 'rejected') = (reason <> '')),
  constraint preparation_dated check (beyond_use_at > prepared_at and beyond_use_at <= prepared_at + beyond_use_hours * interval '1 hour'),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index preparation_order on preparation (order_id);

-- Checked or rejected once; what was made stays what it is.
create function keep_preparation() returns trigger language plpgsql as $$
begin
  if old.state <> 'prepared' or new.state = 'prepared' then
    raise exception 'a preparation is checked once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger preparation_checked_once before update on preparation for each row execute function keep_preparation();

-- What a preparation took of which container, for which ingredient by its place in the formula: a line of the ledger, so that both never differ.
alter table stock_movement
  add column preparation_id uuid,
  add column ingredient smallint,
  add foreign key (tenant_id, preparation_id) references preparation (tenant_id, id),
  add constraint stock_movement_prepared check ((preparation_id is null) = (ingredient is null) and (preparation_id is null or kind = 'use' and order_id is not null));
create index stock_movement_preparation on stock_movement (preparation_id) where preparation_id is not null;

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['compounding_formula', 'preparation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on compounding_formula to %I', app);
  execute format('grant update (state, checked_at, checked_by, reason, row_version) on preparation to %I', app);
end $$;
`;

export class Compounding0036 implements MigrationInterface {
  readonly name = 'Compounding1750000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPOUNDING_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
