import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What orders and their rows point at is checked once a statement, by one look-up a row, in place of a trigger a row and reference. */
export class References0011 implements MigrationInterface {
  readonly name = 'References1750000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

// A scalar subquery stays a look-up a row, by index since sequential scans are off: a plan that was made for one row must do for ten thousand.
const SQL = `
create function references_nothing(child text, parent text) returns void language plpgsql as $$
begin
  raise exception 'a row of % refers to no row of %', child, parent using errcode = 'foreign_key_violation';
end $$;

create function check_med_order_references() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from written w where (select f.id from facility f where f.tenant_id = w.tenant_id and f.id = w.facility_id) is null) then
    perform references_nothing('med_order', 'facility');
  end if;
  if exists (select from written w where (select r.id from resident r where r.tenant_id = w.tenant_id and r.id = w.resident_id) is null) then
    perform references_nothing('med_order', 'resident');
  end if;
  return null;
end $$;

create function check_order_version_references() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from written w where (select o.id from med_order o where o.tenant_id = w.tenant_id and o.id = w.order_id) is null) then
    perform references_nothing('order_version', 'med_order');
  end if;
  if exists (select from written w where (select r.id from resident r where r.tenant_id = w.tenant_id and r.id = w.resident_id) is null) then
    perform references_nothing('order_version', 'resident');
  end if;
  if exists (select from written w where w.prescriber_id is not null and (select p.id from prescriber p where p.tenant_id = w.tenant_id and p.id = w.prescriber_id) is null) then
    perform references_nothing('order_version', 'prescriber');
  end if;
  return null;
end $$;

-- For tables whose rows belong to one order.
create function check_order_references() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from written w where (select o.id from med_order o where o.tenant_id = w.tenant_id and o.id = w.order_id) is null) then
    perform references_nothing(tg_table_name, 'med_order');
  end if;
  return null;
end $$;

alter table med_order drop constraint med_order_tenant_id_facility_id_fkey, drop constraint med_order_tenant_id_resident_id_fkey;
alter table order_version drop constraint order_version_tenant_id_order_id_fkey, drop constraint order_version_tenant_id_resident_id_fkey,
  drop constraint order_version_tenant_id_prescriber_id_fkey;
alter table prescription drop constraint prescription_tenant_id_order_id_fkey;
alter table order_supply drop constraint order_supply_tenant_id_order_id_fkey;

create trigger med_order_references after insert on med_order referencing new table as written for each statement execute function check_med_order_references();
create trigger order_version_references after insert on order_version referencing new table as written for each statement execute function check_order_version_references();
create trigger prescription_references after insert on prescription referencing new table as written for each statement execute function check_order_references();
create trigger order_supply_references after insert on order_supply referencing new table as written for each statement execute function check_order_references();

-- The other half of a foreign key: what is pointed at stays, and keeps its key. Rows of the pointing tables are never edited.
create function keep_referenced() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are pointed at: they are never deleted and keep their key', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger med_order_referenced before delete or truncate or update of id, tenant_id, facility_id, resident_id on med_order for each statement execute function keep_referenced();
create trigger resident_referenced before delete or truncate or update of id, tenant_id on resident for each statement execute function keep_referenced();
create trigger prescriber_referenced before delete or truncate or update of id, tenant_id on prescriber for each statement execute function keep_referenced();
create trigger facility_referenced before delete or truncate or update of id, tenant_id on facility for each statement execute function keep_referenced();
create trigger prescription_points before update of tenant_id, order_id on prescription for each statement execute function keep_referenced();
create trigger order_supply_points before update of tenant_id, order_id on order_supply for each statement execute function keep_referenced();
`;
