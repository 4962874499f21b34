import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a table holds is known to the planner as soon as it was filled, not a minute later. */
export class FreshStatistics0032 implements MigrationInterface {
  readonly name = 'FreshStatistics1750000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FRESH_STATISTICS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const FRESH_STATISTICS_SQL = `
-- Only a table's owner may analyse it. Those that were never analysed, or have grown by a fifth since, in the order of their names, so that two callers never wait in a ring.
create function refresh_statistics() returns void language plpgsql security definer set search_path from current as $$
declare
  grown record;
begin
  for grown in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and pg_has_role(current_user, c.relowner, 'usage')
      and pg_relation_size(c.oid) > 0 and (c.reltuples < 0 or pg_relation_size(c.oid) > 1.2 * (c.relpages + 10) * current_setting('block_size')::int)
    order by c.relname
  loop
    execute format('analyze %s', grown.name);
  end loop;
end $$;
revoke all on function refresh_statistics() from public;

do $$
begin
  execute format('grant execute on function refresh_statistics() to %I', coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app'));
end $$;
`;
