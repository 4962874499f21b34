import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where printers are, and what they print in turn. */
export class PrintQueue0026 implements MigrationInterface {
  readonly name = 'PrintQueue1750000000026';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PRINTER_SQL, PRINT_JOB_SQL, SECURITY_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const PRINTER_SQL = `
-- A printer of the pharmacy from a moment on; its name is that of printer_offset.
create table printer (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  kind text not null check (kind in ('zpl-203', 'zpl-300', 'pdf')),
  -- null = it is there no more.
  address text check (address ~ '^(raw|ipp)://'),
  -- The work place that it stands at; '' = at none.
  station text not null default '' check (station ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,39})?$'),
  from_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  -- A printer of pages that says nothing of paper or jobs cannot be known to have printed.
  check (kind <> 'pdf' or address is null or address like 'ipp://%'),
  unique (tenant_id, id)
);
create unique index printer_once on printer (tenant_id, name, from_at) where superseded_at is null;
`;

const PRINT_JOB_SQL = `
alter table document add unique (tenant_id, id);

-- One print of a document on a printer. The jobs of a printer go one after the other by place; what is not over keeps those behind it waiting.
create table print_job (
  id uuid primary key,
  tenant_id uuid not null,
  printer text not null,
  -- A reprint of what may or may not have come out takes its place.
  place integer not null check (place > 0),
  -- null = the fonts of the labels, for the memory of a label printer.
  document_id uuid,
  -- The one pack whose labels are printed; '' = the whole document.
  pack_code text not null default '',
  -- 0 = its first print; n = REPRINT n stands on it, and why.
  reprint integer not null default 0 check (reprint >= 0),
  reason text not null default '',
  reprint_of uuid,
  state text not null default 'queued' check (state in ('queued', 'waiting', 'sending', 'stalled', 'unknown', 'printed', 'reprinted', 'failed', 'cancelled')),
  -- What the printer waits for, the first to put right first.
  waits_for text[] not null default '{}',
  tries integer not null default 0,
  -- Set before the first byte leaves; null = nothing of it has.
  sent_at timestamptz(3),
  -- Where it went, and by which number the printer knows it.
  address text,
  remote_job integer,
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  error_code text not null default '',
  queued_at timestamptz(3) not null,
  queued_by uuid,
  -- Nothing of it is sent after that.
  give_up_at timestamptz(3) not null,
  finished_at timestamptz(3),
  finished_by uuid,
  row_version integer not null default 1,
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, reprint_of) references print_job (tenant_id, id),
  check (document_id is not null or (pack_code = '' and reprint = 0)),
  check ((reprint > 0) = (reason <> '') and (reprint > 0) = (reprint_of is not null)),
  check ((state in ('printed', 'reprinted', 'failed', 'cancelled')) = (finished_at is not null)),
  check (sent_at is null or state not in ('queued', 'waiting')),
  check (sent_at is not null or state not in ('sending', 'stalled', 'unknown', 'printed', 'reprinted')),
  unique (tenant_id, id)
);
-- What never left was never printed: it does not take the number of one that was.
create unique index print_job_once on print_job (tenant_id, document_id, pack_code, reprint) where sent_at is not null or state not in ('failed', 'cancelled');
create index print_job_queue on print_job (tenant_id, printer, place, id) where finished_at is null;

create function print_job_rank(state text) returns integer language sql immutable as $$
  select case state when 'queued' then 0 when 'waiting' then 1 when 'sending' then 1 when 'stalled' then 2 when 'unknown' then 3 else 4 end
$$;
create function keep_print_job_forward() returns trigger language plpgsql as $$
begin
  if old.finished_at is not null then
    raise exception 'a print job that is over stays as it is' using errcode = '23001';
  end if;
  if print_job_rank(new.state) < print_job_rank(old.state) then
    raise exception 'a print job goes forward only' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger print_job_forward before update on print_job for each row execute function keep_print_job_forward();
`;

const SECURITY_SQL = `
do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['printer', 'print_job'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on printer to %I', app);
  execute format('grant update (state, waits_for, tries, sent_at, address, remote_job, content_sha256, error_code, finished_at, finished_by, row_version) on print_job to %I', app);
end $$;
`;
