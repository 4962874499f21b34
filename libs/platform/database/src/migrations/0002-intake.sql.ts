/** Prescriptions as they arrive, what was read from them, what has to be asked, and automatic stops. Conventions: see 0001-pharmacy. */
export const INTAKE_SQL = `
create table intake (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  source text not null check (source in ('electronic', 'fax', 'phone', 'written')),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (tenant_id, id)
);
create index intake_facility on intake (facility_id, id);

-- The paper itself lies in the document storage under its hash.
create table intake_document (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  intake_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  bytes integer not null check (bytes > 0),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, intake_id) references intake (tenant_id, id),
  unique (intake_id, sha256)
);

-- What somebody read from it, and what is missing by the rules of that day. A newer reading closes it.
create table intake_reading (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  intake_id uuid not null,
  resident_id uuid,
  version integer not null,
  content jsonb not null,
  missing jsonb not null,
  complete boolean not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, intake_id) references intake (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  check (complete = (missing = '[]'::jsonb)),
  check (not complete or resident_id is not null),
  unique (intake_id, version),
  unique (tenant_id, intake_id, id, complete)
);
create unique index intake_reading_current on intake_reading (intake_id) where superseded_at is null;

create table clarification (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  intake_id uuid not null,
  reading_id uuid not null,
  resident_id uuid,
  -- To whom: the prescriber as named by what arrived; empty where it names none.
  addressee text not null,
  addressee_npi text not null,
  questions jsonb not null check (jsonb_array_length(questions) > 0),
  status text not null default 'open' check (status in ('open', 'sent', 'answered', 'cancelled')),
  answer text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  status_at timestamptz(3) not null,
  status_by uuid,
  row_version integer not null default 1,
  foreign key (tenant_id, intake_id) references intake (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  check (status <> 'answered' or answer <> ''),
  unique (tenant_id, id)
);
create unique index clarification_waiting on clarification (intake_id) where status in ('open', 'sent');
create index clarification_facility on clarification (facility_id, id);

-- How long an order without a stated duration runs, where a facility departs from the sample policy (R221); null days = no stop.
create table stop_policy (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  drug_class text not null check (drug_class in ('anti_infective', 'eye_antibiotic_steroid', 'cough_cold', 'antihistamine_decongestant', 'controlled_analgesic', 'other')),
  days smallint check (days between 1 and 366),
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
create unique index stop_policy_current on stop_policy (facility_id, drug_class, effective_from) where superseded_at is null;

-- An order of an intake stands on a reading that is complete: the key it refers to holds no other.
alter table med_order
  add column replaces_order_id uuid,
  add column intake_id uuid,
  add column reading_id uuid,
  add column reading_complete boolean check (reading_complete),
  add constraint med_order_replaces foreign key (tenant_id, replaces_order_id) references med_order (tenant_id, id),
  add constraint med_order_reading foreign key (tenant_id, intake_id, reading_id, reading_complete) references intake_reading (tenant_id, intake_id, id, complete),
  add constraint med_order_reading_whole check (num_nulls(intake_id, reading_id, reading_complete) in (0, 3));
create unique index med_order_replaced_once on med_order (replaces_order_id) where replaces_order_id is not null;
create unique index med_order_intake_once on med_order (intake_id) where intake_id is not null;

create function require_complete_intake() returns trigger language plpgsql as $$
begin
  if not exists (select from med_order o where o.id = new.order_id and o.reading_complete) then
    raise exception 'an order begins with a complete intake' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger order_version_from_intake before insert on order_version
  for each row when (new.change_kind = 'new') execute function require_complete_intake();
`;
