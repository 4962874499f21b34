/** Orders, census and pass tables as people change them: who, why, and what a renewal replaces. Conventions: see 0001-pharmacy. */
export const ORDER_CHANGES_SQL = `
-- A version says what made it. What a folder brought has no person and no reason; what a person did has both.
alter table order_version
  add column change_kind text not null default 'import' check (change_kind in ('import', 'new', 'change', 'hold', 'resume', 'discontinue', 'renew')),
  add column change_reason text not null default '',
  -- The moment from which the change bites, on the facility's wall.
  add column effective_at timestamp,
  -- First order of a prescription line that was renewed; its orders never overlap. Null = never renewed, and out of the index below.
  add column line_order_id uuid,
  -- An automatic stop that a policy proposes (R221): nothing ends by it until somebody says so.
  add column proposed_stop_at timestamp,
  add column proposed_stop_rule text,
  add constraint order_version_proposal check ((proposed_stop_at is null) = (proposed_stop_rule is null)),
  add constraint order_version_told check (change_kind = 'import' or (change_reason <> '' and effective_at is not null)),
  add constraint order_version_line foreign key (tenant_id, line_order_id) references med_order (tenant_id, id),
  add constraint order_line_no_overlap exclude using gist (line_order_id with =, tsrange(from_at, to_at) with &&)
    where (superseded_at is null and line_order_id is not null);

alter table order_hold
  add column source text not null default 'import' check (source in ('import', 'person')),
  add column recorded_by uuid,
  add constraint order_hold_told check (source = 'import' or reason <> '');

alter table census_event
  add column source text not null default 'import' check (source in ('import', 'person')),
  -- What people called it: a death is kept as a discharge, a readmission as a placing.
  add column told_as text not null default '' check (told_as in ('', 'leave', 'hospital', 'return', 'discharge', 'death', 'transfer', 'readmission')),
  add column recorded_by uuid;

alter table med_pass
  add column source text not null default 'import' check (source in ('import', 'person')),
  add column recorded_by uuid;

-- What a client has asked for once, with the answer it got: the same key again is answered, never done again.
create table request_receipt (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  user_id uuid,
  operation text not null,
  key text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  response jsonb not null,
  recorded_at timestamptz(3) not null,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  unique nulls not distinct (tenant_id, user_id, operation, key)
);
`;
