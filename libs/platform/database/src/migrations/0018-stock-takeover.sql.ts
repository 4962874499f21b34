/**
 * Lots that were recorded before there was a ledger become containers of one receipt each, by the trigger as any other: what a
 * run reads of them stays as it is. Before row-level security is forced on the new tables.
 */
export const STOCK_TAKEOVER_SQL = `
-- The printed code of a number (D96): letter, digits, check digit after Damm; a container's begins with 3.
create function pg_temp.container_code(number bigint) returns text language plpgsql as $$
declare
  damm constant text[] := '{0317598642,7092154863,4206871359,1750983426,6123045978,3674209581,5869720134,8945362017,9438617205,2581436790}';
  digits constant text := lpad(number::text, 12, '0');
  state integer := 0;
  digit text;
begin
  foreach digit in array string_to_array('3' || digits, null) loop
    state := substr(damm[state + 1], digit::integer + 1, 1)::integer;
  end loop;
  return 'C-' || digits || '-' || state;
end $$;

alter table stock_lot no force row level security;
alter table drug_product no force row level security;
insert into stock_location (id, tenant_id, code, name, recorded_at)
select gen_random_uuid(), l.tenant_id, l.location, l.location, now() from (select distinct tenant_id, location from stock_lot where superseded_at is null) l;
insert into stock_container (id, tenant_id, code, ndc11, lot, expires_on, dea_schedule, location, recorded_at)
select l.id, l.tenant_id, pg_temp.container_code(('x' || substr(encode(sha256(l.id::text::bytea), 'hex'), 1, 15))::bit(60)::bigint % 1000000000000), l.ndc11, l.lot, l.expires_on, p.dea_schedule, l.location, now()
from stock_lot l left join drug_product p on p.tenant_id = l.tenant_id and p.ndc11 = l.ndc11 and p.superseded_at is null where l.superseded_at is null;
insert into stock_movement (id, tenant_id, container_id, kind, milli, state, location, source)
select gen_random_uuid(), l.tenant_id, l.id, 'receive', l.units_milli, case when l.units_milli = 0 then 'empty' else 'in_stock' end, l.location, 'import'
from stock_lot l where l.superseded_at is null;
alter table stock_lot force row level security;
alter table drug_product force row level security;
drop function pg_temp.container_code(bigint);
`;
