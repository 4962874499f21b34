import type { MigrationInterface, QueryRunner } from 'typeorm';

const PICKS_SQL = `
-- What a batch takes of which container, as its pick list says it: the newest number holds.
create table stock_pick_list (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  batch_id uuid not null,
  number integer not null check (number > 0),
  -- Container by container: code, product, lot, last day of use, place and units as of planning.
  picks jsonb not null check (jsonb_typeof(picks) = 'array'),
  -- Product by product: units that nothing in stock covers.
  shortages jsonb not null check (jsonb_typeof(shortages) = 'array'),
  recorded_at timestamptz(3) not null default now(),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  unique (batch_id, number),
  unique (tenant_id, id)
);
create trigger stock_pick_list_append_only before update or delete or truncate on stock_pick_list for each statement execute function refuse_change();
do $$
declare
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table stock_pick_list enable row level security;
  alter table stock_pick_list force row level security;
  create policy tenant_only on stock_pick_list
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on stock_pick_list to %I', app);
end $$;
`;

/** Containers that a batch takes from, as of planning, so that its pick list is the same whenever it is drawn. */
export class StockPicks0021 implements MigrationInterface {
  readonly name = 'StockPicks1750000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PICKS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
