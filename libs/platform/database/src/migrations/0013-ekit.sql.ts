/** Emergency kits of facilities: what may and should lie in them, what does, and their seals (R146, R147). */
export const EKIT_SQL = `
-- What may lie in the kit of a facility, with who says so. A facility without a row keeps no kit here.
create table ekit (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  -- Controlled schedules that the state lets lie in it; none = nothing controlled.
  schedules text[] not null check (schedules <@ array['CII', 'CIII', 'CIV', 'CV']),
  controlled_drugs integer check (controlled_drugs > 0),
  controlled_milli integer check (controlled_milli > 0),
  replace_hours integer check (replace_hours > 0),
  source text not null check (source <> ''),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (tenant_id, id)
);
create unique index ekit_once on ekit (facility_id) where superseded_at is null;

-- A drug that belongs into the kit, and how much of it.
create table ekit_item (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  par_milli integer not null check (par_milli > 0),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (tenant_id, id)
);
create unique index ekit_item_once on ekit_item (facility_id, ndc11) where superseded_at is null;

-- What was put in, and what was taken out again without being given. Append-only.
create table ekit_stock (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  kind text not null check (kind in ('added', 'removed')),
  units_milli integer not null check (units_milli > 0),
  lot text not null check (lot <> ''),
  expires_on date,
  reason text not null default '',
  done_by text not null check (done_by <> ''),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  check (kind = 'added' or reason <> ''),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (tenant_id, id)
);
create index ekit_stock_facility on ekit_stock (facility_id, recorded_at);

-- A seal put on; a use, or stock put in or taken out, after it has broken it (R147). Append-only.
create table ekit_seal (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  number text not null check (number <> ''),
  done_by text not null check (done_by <> ''),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (facility_id, number),
  unique (tenant_id, id)
);

-- The product of the kit that was given; null = the facility kept no kit here.
alter table ekit_use add column ndc11 text check (ndc11 ~ '^[0-9]{11}$');

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['ekit', 'ekit_item', 'ekit_stock', 'ekit_seal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on ekit, ekit_item to %I', app);
end $$;

create trigger ekit_stock_append_only before update or delete or truncate on ekit_stock for each statement execute function refuse_change();
create trigger ekit_seal_append_only before update or delete or truncate on ekit_seal for each statement execute function refuse_change();
`;
