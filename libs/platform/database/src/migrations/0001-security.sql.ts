/**
 * Row-level security, forced, on every table with a tenant except the id-only ones; append-only triggers; rights of the
 * application role, which neither owns a table nor may delete a row. Its name comes in `cyclefill.app_role`.
 */
export const SECURITY_SQL = `
do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables i using (table_schema, table_name)
    where c.table_schema = current_schema() and c.column_name = 'tenant_id' and i.table_type = 'BASE TABLE'
      and c.table_name not in ('task', 'facility_clock', 'cycle_clock')
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
  end loop;
  -- Sign-in looks across tenants through find_access_token alone, which runs as the owner.
  execute format('create policy sign_in on access_token for select to %I using (true)', current_user);
  execute format('create policy sign_in on app_user for select to %I using (true)', current_user);
  execute format('grant usage on schema %I to %I', current_schema(), app);
  execute format('grant select, insert on all tables in schema %I to %I', current_schema(), app);
  execute format('revoke all on tenant, migration from %I', app);
  execute format('grant select on tenant, migration to %I', app);
  execute format('grant update on task, facility_clock, cycle_clock, fill_batch, app_user, access_token, facility, prescriber, pharmacy to %I', app);
  -- A newer row closes an older one; nothing else of a recorded fact may change.
  execute format('grant update (superseded_at) on med_pass, cycle, resident_version, census_event, drug_product, stock_lot, order_version, prescription, order_supply, order_hold to %I', app);
  execute format('grant update (is_current) on fill_line, finding, pack to %I', app);
  execute format('grant update (state, owner_id, due_at) on finding to %I', app);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();

create function keep_order_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.superseded_at is not null
     or to_jsonb(new) - 'superseded_at' is distinct from to_jsonb(old) - 'superseded_at' then
    raise exception 'an order version is never edited: record a new one' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger order_version_immutable before update or delete on order_version
  for each row execute function keep_order_version();

-- Ids only: who a presented token stands for, when it still stands.
create function find_access_token(hash bytea)
returns table (tenant_id uuid, user_id uuid, token_id uuid) language sql stable security definer set search_path from current as $$
  select t.tenant_id, t.user_id, t.id from access_token t
  join app_user u on u.id = t.user_id and u.tenant_id = t.tenant_id
  where t.token_hash = hash and t.revoked_at is null and t.expires_at > now() and u.disabled_at is null
$$;
revoke all on function find_access_token(bytea) from public;

do $$
declare app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  execute format('grant execute on function find_access_token(bytea) to %I', app);
end $$;
`;
