import { PreviewCycleRun } from '@cyclefill/features/fill';
import { formatMilli, parseDay } from '@cyclefill/domain/kernel';
import type { Milli } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { findOrphans } from './orphans.js';
import type { SamplePharmacy } from './sample-pharmacy.js';

const CountRow = z.object({ count: z.int() });
const LineRow = z.object({ rx_number: z.string(), status: z.string(), dispensed: z.number() });
const BatchRow = z.object({ facility_id: z.string(), window_from: z.string(), as_of: z.date() });

/** `rx status quantity` of each line of the current batches. */
async function storedLines({ database, actor }: SamplePharmacy): Promise<string[]> {
  const rows = await database.uow.run(actor, (tx) =>
    tx.query(
      LineRow,
      `select o.rx_number, l.status, l.dispensed_milli as dispensed from fill_line l join med_order o on o.id = l.order_id where l.is_current order by o.rx_number`,
    ),
  );
  return rows.map((row) => `${row.rx_number} ${row.status} ${formatMilli(row.dispensed as Milli)}`);
}

/** The same lines computed without a queue, a worker or a stored row. */
async function expectedLines({ database, actor }: SamplePharmacy): Promise<string[]> {
  const batches = await database.uow.run(actor, (tx) => tx.query(BatchRow, `select facility_id, window_from::text as window_from, as_of from fill_batch where is_current`));
  const lines: string[] = [];
  for (const batch of batches) {
    const cycleStart = parseDay(batch.window_from);
    if (cycleStart === null) throw new Error('a window without a first day');
    const { decided } = await new PreviewCycleRun(database.uow).execute(actor, { facilityId: batch.facility_id, cycleStart, asOf: batch.as_of, knownAt: null });
    for (const { order, result } of decided.lines) lines.push(`${order.rxNumber} ${result.status} ${formatMilli(result.quantities.dispensed)}`);
  }
  return lines.toSorted();
}

/** What must hold after any run, however it was disturbed; the names of what does not. */
export async function brokenInvariants(pharmacy: SamplePharmacy): Promise<readonly string[]> {
  const { database, actor } = pharmacy;
  const broken: string[] = [];
  const none = async (what: string, sql: string): Promise<void> => {
    const [row] = await database.uow.run(actor, (tx) => tx.query(CountRow, `select count(*)::int as count from (${sql}) q`));
    if (row?.count !== 0) broken.push(`${what}: ${row?.count}`);
  };
  await none('orders with two current lines', `select order_id, window_from from fill_line where is_current group by 1, 2 having count(*) > 1`);
  await none('batches that are not documented', `select id from fill_batch where is_current and state <> 'documented'`);
  await none('tasks that are open or given up', `select id from task where tenant_id = '${actor.tenantId}' and status <> 'done'`);
  await none('tasks that hold a lease', `select id from task where tenant_id = '${actor.tenantId}' and lease_token is not null`);
  await none(
    'packed orders whose cells do not sum to their line',
    `select l.order_id from fill_line l
     left join (select c.order_id, p.batch_id, sum(c.dose_milli) as packed from pack_cell c join pack p on p.id = c.pack_id where p.is_current group by 1, 2) s
       on s.order_id = l.order_id and s.batch_id = l.batch_id
     where l.is_current and l.packaging <> 'bulk' and l.dispensed_milli <> coalesce(s.packed, 0)`,
  );
  await none('batches with two computations in the audit', `select subject_id from audit_event where action = 'fill-batch.compute' group by 1 having count(*) > 1`);
  await none('batches without packing papers', `select id from fill_batch b where is_current and not exists (select from document d where d.batch_id = b.id and d.kind = 'pick')`);
  broken.push(...(await database.uow.run(actor, (tx) => findOrphans(tx))));
  const [stored, expected] = [await storedLines(pharmacy), await expectedLines(pharmacy)];
  if (stored.join('\n') !== expected.join('\n')) broken.push(`lines differ from the expected ones: ${stored.length} stored, ${expected.length} expected`);
  return broken;
}
