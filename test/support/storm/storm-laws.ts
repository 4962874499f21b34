import { z } from 'zod';
import { stockDesk } from '../stock-desk.js';
import type { StormDesk } from './storm-desk.js';

const Broken = z.object({ what: z.string() });

/** What must hold of packs and stock at any moment, whatever happened before: each finds what breaks it. */
const LAWS: Readonly<Record<string, string>> = {
  'a dose lies in one pack': `
    select c.order_id || ' ' || c.at as what from pack_cell c join pack p on p.id = c.pack_id where p.is_current and p.state not in ('void', 'recalled', 'returned') group by c.order_id, c.at having count(*) > 1`,
  'a pack that was in a hand leaves use as void, recalled or returned': `
    select id || ' ' || state as what from pack where not is_current and state not in ('planned', 'void', 'recalled', 'returned')`,
  'a printed code means one pack': `select code as what from pack where state <> 'planned' group by code having count(*) > 1`,
  'each step goes on from where the last one ended': `
    select e.pack_id || ' ' || e.kind || ' from ' || e.from_state || ' after ' || e.before as what from (
      select *, coalesce(lag(to_state) over w, 'planned') as before, lag(seal_number) over w as seal from pack_event window w as (partition by pack_id order by row_version, id)
    ) e where e.from_state <> e.before or e.seal_number < e.seal`,
  'a step goes forward, back to the bench under another seal, or out of a tote': `
    select e.pack_id || ' ' || e.from_state || ' to ' || e.to_state as what from pack_event e
    where e.from_state <> e.to_state and e.to_state not in ('void', 'recalled', 'returned')
      and (array_position(array['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received'], e.to_state) - array_position(array['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received'], e.from_state) <> 1)
      and not (e.to_state = 'filling' and e.from_state in ('sealed', 'checked') and e.kind in ('reopened', 'sent_back'))
      and not (e.from_state = 'tote' and e.to_state = 'checked' and e.kind = 'pulled')`,
  'a pack is where its last step left it': `
    select p.id || ' ' || p.state as what from pack p join lateral (select to_state from pack_event e where e.pack_id = p.id order by row_version desc, id desc limit 1) l on true where l.to_state <> p.state`,
  'a mark and a call back name their cells': `
    select pack_id || ' ' || kind as what from pack_event where kind in ('out_of_date', 'voided', 'recalled') and not (params ? 'cells')
      or kind = 'out_of_date' and params -> 'reasons' <> '["directions"]' and jsonb_array_length(params -> 'cells') + jsonb_array_length(params -> 'toAdd') = 0`,
  'who packed does not check': `select p.id::text as what from pack p where exists (select from pack_fill f where f.pack_id = p.id and p.checker_id in (f.filled_by, f.witness_id))`,
  'what left containers for packs lies in packs': `
    select c.code as what from stock_container c
    where (select coalesce(sum(-m.milli), 0) from stock_movement m where m.container_id = c.id and m.pack_id is not null)
      <> (select coalesce(sum(f.units_milli), 0) from pack_fill f where f.container_id = c.id and f.undone_at is null)`,
  'controlled units: received, less what lies in packs, less what was wasted, are on hand': `
    select c.code as what from stock_container c where c.dea_schedule is not null
      and c.on_hand_milli <> (select coalesce(sum(m.milli) filter (where m.kind = 'receive'), 0) + coalesce(sum(m.milli) filter (where m.kind = 'waste'), 0) from stock_movement m where m.container_id = c.id)
        - (select coalesce(sum(f.units_milli), 0) from pack_fill f where f.container_id = c.id and f.undone_at is null)`,
  'what is filled of an order of a sealed pack is what was expected': `
    select o.pack_id || ' ' || o.order_id as what from pack_order o join pack p on p.id = o.pack_id
    where p.state in ('sealed', 'checked', 'tote', 'shipped', 'received') and o.state = 'packed'
      and o.expected_milli <> (select coalesce(sum(f.units_milli), 0) from pack_fill f where f.pack_id = o.pack_id and f.order_id = o.order_id and f.undone_at is null)`,
  'no task is given up': `select kind || ' ' || coalesce(last_error, '') as what from task where status = 'needs_attention' and tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
};

/** What breaks a law of packs, steps or stock, in words; nothing of it is asked of the product. */
export async function brokenLaws(desk: StormDesk): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [law, sql] of Object.entries(LAWS)) {
    const found = await desk.read(Broken, sql);
    if (found.length > 0) broken.push(`${law}: ${found.length}, such as ${found.slice(0, 3).map(({ what }) => what).join('; ')}`);
  }
  const sums = await stockDesk(desk.bench.pharmacy).wrongSums();
  return sums.length === 0 ? broken : [...broken, `containers and lots are the sums of their ledgers: ${sums.slice(0, 3).join('; ')}`];
}
