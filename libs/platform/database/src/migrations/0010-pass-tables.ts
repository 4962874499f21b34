import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours of administration of residents and orders, the windows of liberalised passes, findings of a whole facility. */
export class PassTables0010 implements MigrationInterface {
  readonly name = 'PassTables1750000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PASS_SQL, ORDER_SQL, FINDING_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const PASS_SQL = `
alter table med_pass
  -- Whose row it is besides a wing's (D40); with none of the three it is the facility's own.
  add column resident_id uuid,
  add column order_id uuid,
  -- A liberalised pass (D44): how long before and after its time it may be given.
  add column early_minutes smallint check (early_minutes between 0 and 240),
  add column late_minutes smallint check (late_minutes between 0 and 240),
  add foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  add foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  add constraint med_pass_one_owner check (num_nonnulls(wing_id, resident_id, order_id) <= 1),
  add constraint med_pass_whole_window check (num_nonnulls(early_minutes, late_minutes) <> 1);
drop index med_pass_once;
create unique index med_pass_once on med_pass (facility_id, wing_id, resident_id, order_id, code, effective_from) nulls not distinct where superseded_at is null;
`;

const ORDER_SQL = `
-- Given at the hour itself, whatever window a pass has (D44).
alter table order_version add column time_critical boolean not null default false;
`;

const FINDING_SQL = `
-- What is wrong with a whole facility is about none of its residents.
alter table finding alter column resident_id drop not null;
`;
