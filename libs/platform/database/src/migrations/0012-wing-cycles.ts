import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cycles of wings: their days of delivery, whose residents a batch fills, where a line ends before its window, and moves told too late. */
export class WingCycles0012 implements MigrationInterface {
  readonly name = 'WingCycles1750000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const SQL = `
-- Sunday = 0; null = as the calendar of the facility says.
alter table cycle add column delivery_weekdays smallint[] check (cardinality(delivery_weekdays) > 0 and delivery_weekdays <@ '{0,1,2,3,4,5,6}'::smallint[]);

-- The wing whose cycle the batch is of; null = the facility's own cycle, for every wing that has none.
alter table fill_batch add column wing_id uuid, add foreign key (tenant_id, wing_id) references wing (tenant_id, id);
-- Forced row-level security would hide every row from this statement.
alter table fill_batch no force row level security;
alter table cycle no force row level security;
update fill_batch b set wing_id = c.wing_id from cycle c where c.id = b.cycle_id and c.wing_id is not null;
alter table fill_batch force row level security;
alter table cycle force row level security;

-- First day that another cycle fills (R106); null = the line is for its window to the end.
alter table fill_line add column fills_to date;
-- Two cycles may have windows from one day: until both know of a move, the order has a line in each.
drop index fill_line_once;
create unique index fill_line_once on fill_line (order_id, kind, window_from, batch_id) where is_current;

-- Of a stay that was told when windows were delivered that did not know it: the first day its cycle can still change (R106); null = any.
alter table census_event add column held_until date;

-- The wall clock of a zone; null where there is no such zone, so that one wrong name stops no statement.
create function wall_clock(zone text) returns timestamp language plpgsql stable as $$
begin
  return now() at time zone zone;
exception when invalid_parameter_value then
  return null;
end $$;
`;
