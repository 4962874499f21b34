// The anchor of a run: plain SQL over narrow tables with integer keys and no rules. One statement and one transaction a
// facility, two connections, three indexes, ON CONFLICT so that it can be started again.
import { withClient } from './bench-database.mjs';
import { countServerCpu } from './server-cpu.mjs';

const ORDERS_PER_FACILITY = 1000;

const SCHEMA = `
create schema if not exists anchor;
create table anchor.facility (id int primary key, tenant_id int not null, zone text not null);
create table anchor.med_order (
  id bigint primary key, tenant_id int not null, facility_id int not null, resident_id int not null, drug_id int not null, doses_a_day smallint not null,
  dose numeric(8,3) not null, start_date date not null, stop_date date, every_days smallint not null default 1
);
create index med_order_facility on anchor.med_order (facility_id);`;

const FILL_ITEM = `
drop table if exists anchor.fill_item;
create table anchor.fill_item (
  id bigint generated always as identity primary key, tenant_id int not null, facility_id int not null, batch_id bigint not null, order_id bigint not null,
  resident_id int not null, drug_id int not null, cycle_start date not null, cycle_days smallint not null, quantity numeric(10,3) not null,
  status smallint not null default 0, created_at timestamptz not null default now()
);
create unique index fill_item_once on anchor.fill_item (order_id, cycle_start);
create index fill_item_batch on anchor.fill_item (tenant_id, facility_id, batch_id);`;

const FILL_FACILITY = `
insert into anchor.fill_item (tenant_id, facility_id, batch_id, order_id, resident_id, drug_id, cycle_start, cycle_days, quantity)
select o.tenant_id, o.facility_id, 1000000 + o.facility_id, o.id, o.resident_id, o.drug_id, w.first, (w.past - w.first)::smallint,
  o.doses_a_day * o.dose * ((w.past - w.first + o.every_days - 1) / o.every_days)
from anchor.med_order o join anchor.facility f on f.id = o.facility_id
cross join lateral (select greatest(date '2026-12-07', o.start_date) as first, least(date '2027-01-04', o.stop_date) as past) w
where w.past > w.first and o.facility_id = $1
on conflict (order_id, cycle_start) do nothing`;

/** Makes the anchor's orders: as many as the product's. */
export function loadAnchor(ownerUrl, orders) {
  const facilities = Math.ceil(orders / ORDERS_PER_FACILITY);
  return withClient(ownerUrl, async (owner) => {
    await owner.query(SCHEMA);
    await owner.query(`insert into anchor.facility select g, 1 + g % 50, 'America/New_York' from generate_series(1, ${facilities}) g`);
    await owner.query(`
      insert into anchor.med_order
      select g + 1, 1 + g / ${ORDERS_PER_FACILITY} % 50, 1 + g / ${ORDERS_PER_FACILITY}, g / 10, g % 3000, 1 + g % 4, (array[1, 1, 1, 0.5, 2])[1 + g % 5],
        date '2026-10-01' + g % 60, case when g % 9 = 0 then date '2026-12-20' end, case when g % 20 = 0 then 2 else 1 end
      from generate_series(0, ${orders - 1}) g`);
    await owner.query('vacuum analyze anchor.facility, anchor.med_order');
    return facilities;
  });
}

/** Seconds, and CPU seconds of the server, of one run over every facility; every order must have got its row. */
export function timeAnchor(ownerUrl, facilities, orders) {
  return withClient(ownerUrl, (one) => withClient(ownerUrl, async (other) => {
    await one.query(FILL_ITEM);
    let next = 1;
    const fill = async (client) => {
      while (next <= facilities) {
        const facility = next;
        next += 1;
        await client.query({ name: 'fill', text: FILL_FACILITY, values: [facility] });
      }
    };
    const role = new URL(ownerUrl).username;
    const cpu = await countServerCpu(one, role);
    const began = performance.now();
    await Promise.all([fill(one), fill(other)]);
    const seconds = (performance.now() - began) / 1000;
    const result = { seconds, cpu: await cpu() };
    const { rows: [{ count }] } = await one.query('select count(*)::int as count from anchor.fill_item');
    if (count !== orders) throw new Error(`the anchor wrote ${count} rows for ${orders} orders`);
    return result;
  }));
}
