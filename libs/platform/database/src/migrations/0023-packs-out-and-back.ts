import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As before, and out of a tote again. */
const PACK_STEPS_SQL = `
create or replace function keep_pack_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state then
    if (old.state, new.state) not in (
      ('planned', 'filling'), ('filling', 'sealed'), ('sealed', 'checked'), ('checked', 'tote'), ('tote', 'shipped'), ('shipped', 'received'),
      -- Pulled from its tote (D78).
      ('tote', 'checked'),
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
    if new.state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received') and new.out_of_date_at is not null and (old.state, new.state) <> ('tote', 'checked') then
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
`;

const PULLED_SQL = `
alter table pack_event drop constraint pack_event_kind_check;
alter table pack_event add constraint pack_event_kind_check check (kind in (
  'started', 'scanned', 'confirmed', 'undone', 'excepted', 'sealed', 'reopened', 'passed', 'sent_back', 'held', 'released', 'toted', 'pulled', 'shipped', 'received', 'returned', 'voided', 'recalled',
  'out_of_date', 'up_to_date'
));
alter table pack_event add check (kind <> 'pulled' or reason <> '');
`;

/** Doses of a leave go along on cards; of what may not be packed the row says why it is in a bag. A pack that is pulled from a tote is checked again (D78), out of date too. */
export class PacksOutAndBack0023 implements MigrationInterface {
  readonly name = 'PacksOutAndBack1750000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table leave_supply add column bag_reason text');
    await runner.query(PULLED_SQL);
    await runner.query(PACK_STEPS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
