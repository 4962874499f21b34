import type { MigrationInterface, QueryRunner } from 'typeorm';

const GOING_HOME_SQL = `
-- What a resident goes home with at a discharge is a supply outside the cycles as a leave's is: leave_from = the discharge, leave_to = the end of what it lasts for.
alter table outside_supply
  drop constraint outside_supply_kind_check,
  add constraint outside_supply_kind_check check (kind in ('demand', 'leave', 'discharge')),
  drop constraint outside_supply_check,
  add constraint outside_supply_away check ((kind <> 'demand') = (leave_from is not null) and (kind <> 'demand') = (leave_to is not null)),
  -- Who ordered that controlled drugs go home; null = none did.
  add column released_by text check (released_by <> ''),
  add check (released_by is null or kind = 'discharge');

-- Orders that share a pack share its code; what is filled for a discharge has no claim code of its own (R149).
alter table leave_supply
  drop constraint leave_supply_tenant_id_code_key,
  drop constraint leave_supply_check2,
  add constraint leave_supply_claim check (claim_code is null or filled_milli > 0);
create index leave_supply_code on leave_supply (tenant_id, code);
`;

/** Packs that several orders of a leave share, and what a resident goes home with at a discharge. */
export class GoingHome0025 implements MigrationInterface {
  readonly name = 'GoingHome1750000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GOING_HOME_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
