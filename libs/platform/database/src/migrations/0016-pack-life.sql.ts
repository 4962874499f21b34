/** The life of a pack after it was planned: who filled, sealed and checked it, out of what, and every step with its person and time. Conventions: see 0001-pharmacy. */
export const PACK_SQL = `
alter table pack drop constraint pack_state_check,
  add constraint pack_state_check check (state in ('planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received', 'returned', 'void', 'recalled')),
  add column row_version integer not null default 1,
  -- Inputs of its facility at which its cells were last found due; null = those of its batch.
  add column true_version bigint,
  -- When a dose in it was found not to be due any more; null = as far as was looked, all of them are.
  add column out_of_date_at timestamptz(3),
  -- Number of the seal it bears, or will bear next: a reopened pack gets another.
  add column seal_number integer not null default 1 check (seal_number > 0),
  -- Who is at it.
  add column taken_by uuid,
  add column taken_at timestamptz(3),
  add column packer_id uuid,
  add column sealed_at timestamptz(3),
  -- The last day it may be used: of what lies in it (R229, R232, D70).
  add column use_by date,
  add column checker_id uuid,
  add column checked_at timestamptz(3),
  -- A pharmacist has a question about it; null = not held.
  add column held_at timestamptz(3),
  add column held_by uuid,
  add column held_reason text not null default '',
  -- The pack in whose place it was made (D78).
  add column replaces_id uuid,
  add foreign key (tenant_id, replaces_id) references pack (tenant_id, id),
  -- R240: nobody checks what they packed. Who put something in it is compared by a trigger.
  add constraint pack_checked_by_another check (checker_id is distinct from packer_id or checker_id is null),
  add constraint pack_sealed_whole check (state not in ('sealed', 'checked', 'tote', 'shipped', 'received') or num_nulls(packer_id, sealed_at, use_by) = 0),
  add constraint pack_checked_whole check (state not in ('checked', 'tote', 'shipped', 'received') or num_nulls(checker_id, checked_at) = 0),
  add constraint pack_held_whole check ((held_at is null) = (held_by is null) and (held_at is null) = (held_reason = ''));

-- What was once a pack keeps its code for ever, so that an old card is never taken for another.
drop index pack_code_once;
create unique index pack_code_once on pack (tenant_id, code) where is_current or state <> 'planned';
create index pack_worked on pack (facility_id, state, id) where state <> 'planned';
create index pack_sealed on pack (resident_id, pack_type, sealed_at) where sealed_at is not null;

-- Every step of a pack. Append-only.
create table pack_event (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  pack_id uuid not null,
  kind text not null check (kind in (
    'started', 'scanned', 'confirmed', 'undone', 'excepted', 'sealed', 'reopened', 'passed', 'sent_back', 'held', 'released', 'toted', 'shipped', 'received', 'returned', 'voided', 'recalled',
    'out_of_date', 'up_to_date'
  )),
  from_state text not null,
  to_state text not null,
  -- Version of the pack after it: what has a higher one came later.
  row_version integer not null,
  seal_number integer not null,
  content_hash text not null,
  -- Inputs of the facility that the step stood on; null = it looked at none.
  input_version bigint,
  order_id uuid,
  reason text not null default '',
  params jsonb not null default '{}',
  -- null = the system, such as a rebuild.
  by_user uuid,
  at timestamptz(3) not null default now(),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  check (kind not in ('reopened', 'sent_back', 'held', 'voided', 'recalled') or reason <> ''),
  unique (tenant_id, id)
);
create index pack_event_pack on pack_event (pack_id, id);

-- An order in a pack that is being filled: what it was when the label was made, and how far it is.
create table pack_order (
  pack_id uuid not null,
  order_id uuid not null,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_version_id uuid not null,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  schedule text check (schedule in ('CII', 'CIII', 'CIV', 'CV')),
  expected_milli integer not null check (expected_milli > 0),
  state text not null default 'open' check (state in ('open', 'packed', 'partial', 'excepted')),
  -- Why not all of it is in the pack: R240, the seal gate.
  reason text check (reason in ('short', 'damaged', 'not_found', 'question')),
  note text not null default '',
  -- Another maker's product than ordered was used: other look, told on the label and to the nurse (E21).
  other_maker boolean not null default false,
  row_version integer not null default 1,
  primary key (pack_id, order_id),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check ((state in ('partial', 'excepted')) = (reason is not null))
);

-- What was put into a pack of one order out of one container (R239). Never deleted: a confirmation that was taken back says so.
create table pack_fill (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  pack_id uuid not null,
  order_id uuid not null,
  seal_number integer not null,
  -- null = not out of a container that the pharmacy counts.
  container_id uuid,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  lot text not null,
  expires_on date not null,
  units_milli integer not null check (units_milli > 0),
  -- What was counted when it was poured: what was expected, and what is left in the container.
  poured_milli integer not null check (poured_milli > 0),
  left_milli integer check (left_milli >= 0),
  entry text not null check (entry in ('scan', 'manual')),
  other_maker boolean not null default false,
  -- R242: a pharmacist set aside what the scan said, with a reason.
  override_by uuid,
  override_reason text not null default '',
  filled_by uuid not null,
  witness_id uuid,
  filled_at timestamptz(3) not null default now(),
  undone_by uuid,
  undone_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (pack_id, order_id) references pack_order (pack_id, order_id),
  check ((undone_at is null) = (undone_by is null)),
  check ((override_by is null) = (override_reason = '')),
  constraint pack_fill_seen_by_another check (witness_id is distinct from filled_by or witness_id is null),
  unique (tenant_id, id)
);
create index pack_fill_pack on pack_fill (pack_id, order_id);
create index pack_fill_lot on pack_fill (ndc11, lot);
create index pack_fill_container on pack_fill (container_id) where container_id is not null;
create index pack_fill_person on pack_fill (filled_by, filled_at);
`;

/** What was caught, by whom and where; checks by technicians. */
export const QUALITY_SQL = `
-- An error that was caught before it reached a resident, by the classes of the audits. Append-only.
create table near_miss (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  pack_id uuid,
  order_id uuid,
  class text not null check (class in ('missing_drug', 'stopped_drug', 'wrong_strength', 'wrong_directions', 'not_delivered', 'wrong_drug', 'label', 'wrong_resident')),
  station text not null check (station in ('bench', 'seal', 'check', 'tote', 'van', 'receipt')),
  -- What told of it: a verdict of a scan, or a reason.
  code text not null,
  params jsonb not null default '{}',
  -- Whose work it was; null = nobody's, such as an order that was stopped after the seal.
  person_id uuid,
  caught_by uuid,
  at timestamptz(3) not null default now(),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  unique (tenant_id, id)
);
create index near_miss_at on near_miss (tenant_id, id);
create index near_miss_person on near_miss (person_id, at) where person_id is not null;

-- Whether a state lets technicians check packs, and after how much that was looked over (R241). A state without a row does not.
create table check_programme (
  id uuid primary key,
  tenant_id uuid not null,
  state text not null check (state ~ '^[A-Z]{2}$'),
  allowed boolean not null,
  min_checks integer not null check (min_checks > 0),
  min_days integer not null check (min_days > 0),
  min_accuracy_per_mille integer not null check (min_accuracy_per_mille between 1 and 1000),
  source text not null check (source <> ''),
  recorded_at timestamptz(3) not null default now(),
  recorded_by uuid,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index check_programme_once on check_programme (tenant_id, state) where superseded_at is null;

-- One check of a pack by a technician, and what a pharmacist who looked at it again found.
create table technician_check (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  pack_id uuid not null,
  seal_number integer not null,
  technician_id uuid not null,
  -- What the technician found: it may go.
  passed boolean not null,
  -- Whether it let the pack go, or was practice that a pharmacist's check followed.
  qualified boolean not null,
  checked_at timestamptz(3) not null default now(),
  auditor_id uuid,
  audited_at timestamptz(3),
  -- null = not looked over yet.
  correct boolean,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  check (num_nonnulls(auditor_id, audited_at, correct) in (0, 3)),
  constraint technician_check_audited_by_another check (auditor_id is distinct from technician_id or auditor_id is null),
  unique (pack_id, seal_number, technician_id),
  unique (tenant_id, id)
);
create index technician_check_person on technician_check (technician_id, checked_at);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['pack_event', 'pack_order', 'pack_fill', 'near_miss', 'check_programme', 'technician_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (state, row_version, true_version, out_of_date_at, seal_number, taken_by, taken_at, packer_id, sealed_at, use_by, checker_id, checked_at, held_at, held_by, held_reason, replaces_id) on pack to %I', app);
  execute format('grant update (order_version_id, ndc11, schedule, expected_milli, state, reason, note, other_maker, row_version) on pack_order to %I', app);
  execute format('grant update (undone_by, undone_at) on pack_fill to %I', app);
  execute format('grant update (superseded_at) on check_programme to %I', app);
  execute format('grant update (auditor_id, audited_at, correct) on technician_check to %I', app);
end $$;
`;

/** What no code may get past: forward only, sealed before checked, checked by another, nothing physical lost. */
export const KEEPING_SQL = `
create function keep_pack_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state then
    if (old.state, new.state) not in (
      ('planned', 'filling'), ('filling', 'sealed'), ('sealed', 'checked'), ('checked', 'tote'), ('tote', 'shipped'), ('shipped', 'received'),
      ('sealed', 'filling'), ('checked', 'filling'),
      ('shipped', 'returned'), ('received', 'returned'), ('recalled', 'returned'),
      ('filling', 'void'), ('sealed', 'void'), ('checked', 'void'), ('tote', 'void'), ('shipped', 'void'), ('received', 'void'), ('returned', 'void'), ('recalled', 'void'),
      ('filling', 'recalled'), ('sealed', 'recalled'), ('checked', 'recalled'), ('tote', 'recalled'), ('shipped', 'recalled'), ('received', 'recalled')
    ) then
      raise exception 'a pack does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
    end if;
    if new.row_version <= old.row_version then
      raise exception 'a step of a pack raises its version' using errcode = 'restrict_violation';
    end if;
    if new.state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received') and new.out_of_date_at is not null then
      raise exception 'a pack that is out of date takes no further step' using errcode = 'restrict_violation';
    end if;
    -- Back on the bench it bears another seal: forward in (seal number, state).
    if new.seal_number <> old.seal_number + (case when new.state = 'filling' and old.state <> 'planned' then 1 else 0 end) then
      raise exception 'a reopened pack, and no other, gets the next seal number' using errcode = 'restrict_violation';
    end if;
  elsif new.seal_number <> old.seal_number then
    raise exception 'a reopened pack, and no other, gets the next seal number' using errcode = 'restrict_violation';
  end if;
  -- R240: who put anything in it, in whichever round, does not check it.
  if new.checker_id is not null and new.checker_id is distinct from old.checker_id and exists (
    select from pack_fill f where f.pack_id = new.id and new.checker_id in (f.filled_by, f.witness_id)
  ) then
    raise exception 'a pack is checked by somebody who did not pack it' using errcode = 'restrict_violation';
  end if;
  if old.is_current and not new.is_current and new.state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received') then
    raise exception 'a pack that is being made or was made is voided, returned or recalled before it goes out of use' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger pack_steps before update on pack for each row
  when (new.state is distinct from old.state or new.seal_number <> old.seal_number or new.checker_id is distinct from old.checker_id or new.is_current <> old.is_current)
  execute function keep_pack_steps();

create function keep_pack_fill() returns trigger language plpgsql as $$
declare
  of record;
begin
  if tg_op = 'DELETE' then
    raise exception 'pack_fill is append-only' using errcode = 'restrict_violation';
  end if;
  select p.state, p.seal_number, o.schedule into of from pack p join pack_order o on o.pack_id = p.id and o.order_id = new.order_id where p.id = new.pack_id;
  if of.state <> 'filling' or new.seal_number > of.seal_number then
    raise exception 'only a pack on the bench is filled' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and of.schedule = 'CII' and new.witness_id is null then
    raise exception 'a second person sees what is filled of C-II' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (old.undone_at is not null or to_jsonb(new) - '{undone_at,undone_by}'::text[] is distinct from to_jsonb(old) - '{undone_at,undone_by}'::text[]) then
    raise exception 'what was filled is taken back, never edited' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger pack_fill_kept before insert or update or delete on pack_fill for each row execute function keep_pack_fill();

create trigger pack_event_append_only before update or delete or truncate on pack_event for each statement execute function refuse_change();
create trigger near_miss_append_only before update or delete or truncate on near_miss for each statement execute function refuse_change();
`;
