const WINDOW_DAYS = 28;

/** Ids that the same history gives again. */
const id = (kind: string, ...parts: readonly string[]): string => `md5('${kind}' || ${['$1::uuid::text', ...parts].join(` || '/' || `)})::uuid`;

const window = (column: string): string => `(current_date - ${WINDOW_DAYS} * (${column} + 1))`;

/**
 * Statements that give a pharmacy, `$1`, the packs of its past windows, `$2` of them, set by set: for every order that is filled
 * by cycle one pack a window out of one lot of its product, some out of two. Lots follow one another every two windows and
 * differ by facility, as deliveries of a wholesaler do; the newest window has been checked, the one before it is underway, all
 * others were received. Run by the owner of the tables with the pharmacy set and the tables' own triggers lifted: nobody packed these.
 */
export function packHistorySql(): readonly string[] {
  const lines = `
    select v.order_id, v.resident_id, v.facility_id, v.ndc11, w.n, ${id('pack', 'v.order_id', 'w.n')} as pack_id, ${id('batch', 'v.facility_id', 'w.n')} as batch_id
    from order_version v cross join generate_series(0, $2::integer - 1) w(n) where v.tenant_id = $1::uuid and v.superseded_at is null and v.fill_mode = 'cycle'`;
  const lot = (shift: string): string => `'H' || right(l.ndc11, 4) || '-' || ((l.n + ${shift}) / 2) || chr(65 + (hashtext(l.facility_id::text) & 1))`;
  return [
    `insert into fill_run (id, tenant_id, kind, run_date, as_of) select ${id('run', 'w.n')}, $1::uuid, 'cycle', ${window('w.n')}, ${window('w.n')} from generate_series(0, $2::integer - 1) w(n)`,
    `insert into fill_batch (id, tenant_id, run_id, facility_id, cycle_id, kind, window_from, window_to, previous_from, as_of, known_at, is_current, state)
     select ${id('batch', 'c.facility_id', 'w.n')}, $1::uuid, ${id('run', 'w.n')}, c.facility_id, c.cycle_id, 'cycle', ${window('w.n')}, ${window('w.n')} + ${WINDOW_DAYS}, ${window('w.n')} - ${WINDOW_DAYS}, ${window('w.n')}, ${window('w.n')}, false, 'documented'
     from (select distinct on (facility_id) facility_id, id as cycle_id from cycle where tenant_id = $1::uuid and superseded_at is null order by facility_id, id) c cross join generate_series(0, $2::integer - 1) w(n)`,
    `insert into pack (id, tenant_id, batch_id, facility_id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, state, content_hash, packer_id, sealed_at, use_by, checker_id, checked_at)
     select l.pack_id, $1::uuid, l.batch_id, l.facility_id, l.resident_id, l.order_id, 'K-' || lpad((row_number() over (order by l.n, l.order_id))::text, 9, '0') || '-0', 'card-31', '{480}', ${window('l.n')}, ${window('l.n')} + ${WINDOW_DAYS}, 1, 1,
       case l.n when 0 then 'checked' when 1 then 'shipped' else 'received' end, md5(l.pack_id::text), ${id('packer')}, ${window('l.n')}, ${window('l.n')} + 180, ${id('checker')}, ${window('l.n')}
     from (${lines}) l`,
    `insert into pack_order (pack_id, order_id, tenant_id, facility_id, order_version_id, ndc11, expected_milli, state)
     select l.pack_id, l.order_id, $1::uuid, l.facility_id, (select v.id from order_version v where v.order_id = l.order_id and v.superseded_at is null limit 1), l.ndc11, ${WINDOW_DAYS} * 1000, 'packed' from (${lines}) l`,
    `insert into pack_fill (id, tenant_id, facility_id, pack_id, order_id, seal_number, ndc11, lot, expires_on, units_milli, poured_milli, entry, filled_by, filled_at)
     select ${id('fill', 'l.pack_id', 's.part')}, $1::uuid, l.facility_id, l.pack_id, l.order_id, 1, l.ndc11, ${lot('s.part')}, ${window('l.n')} + 400, ${WINDOW_DAYS} * 500, ${WINDOW_DAYS} * 500, 'scan', ${id('packer')}, ${window('l.n')}
     from (${lines}) l cross join generate_series(0, 1) s(part) where s.part = 0 or hashtext(l.pack_id::text) % 10 = 0`,
  ];
}

/** Tables whose own triggers stand in the way of a history that nobody packed. */
export const PACK_HISTORY_TABLES = ['pack', 'pack_order', 'pack_fill'] as const;
