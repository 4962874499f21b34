import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pharmacist's monthly reviews of residents' regimens, what was found irregular, and what the attending did about it (R213, R214). */
const REVIEWS_SQL = `
create table regimen_review (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  -- On the facility's calendar.
  reviewed_on date not null,
  note text not null default '',
  recorded_at timestamptz(3) not null,
  reviewed_by uuid not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, reviewed_by) references app_user (tenant_id, id),
  unique (tenant_id, id)
);
create index regimen_review_resident on regimen_review (resident_id, reviewed_on);
create index regimen_review_facility on regimen_review (facility_id, id);

create table review_irregularity (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  review_id uuid not null,
  number smallint not null check (number > 0),
  -- null = about the regimen as a whole, or a drug that is missing.
  order_id uuid,
  class text not null check (class in ('excessive-dose', 'excessive-duration', 'inadequate-monitoring', 'inadequate-indication', 'adverse-consequences', 'other')),
  finding text not null check (finding <> ''),
  urgent boolean not null,
  -- By the policy in force when it was recorded.
  respond_by date not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, review_id) references regimen_review (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (review_id, number),
  unique (tenant_id, id)
);

-- What the attending recorded: that it was reviewed, what was done, and the reason where nothing changes.
create table review_response (
  irregularity_id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  outcome text not null check (outcome in ('changed', 'no-change')),
  note text not null check (note <> ''),
  responder text not null check (responder <> ''),
  responded_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, irregularity_id) references review_irregularity (tenant_id, id),
  foreign key (tenant_id, recorded_by) references app_user (tenant_id, id)
);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['regimen_review', 'review_irregularity', 'review_response'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
end $$;
`;

export class RegimenReviews0039 implements MigrationInterface {
  readonly name = 'RegimenReviews1750000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REVIEWS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
