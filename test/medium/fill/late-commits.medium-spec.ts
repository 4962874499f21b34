import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OpenNightlyRun, RebuildChangedLinesProcessor, offerRebuilds } from '@cyclefill/features/fill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import pg from 'pg';
import { z } from 'zod';
import { eventually } from '../../support/eventually.js';
import { type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(120_000);

const AS_OF = new Date('2026-12-01T12:00:00Z');
const Task = z.object({ id: z.string() });
const Batch = z.object({ state: z.string() });
const Cells = z.object({ cells: z.int() });

describe('a change that began before a rebuild and is committed after it', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  const offer = () => pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 3 });
    desk = orderDesk(pharmacy);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, AS_OF);
    await planBatches(pharmacy);
  });
  afterAll(() => pharmacy.database.close());

  /** Rebuilds what is offered, and leaves the packs as they are. */
  async function rebuildLines(): Promise<void> {
    const { uow } = pharmacy.database;
    const [task] = await uow.acrossTenants((tx) => tx.query(Task, `select id from task where tenant_id = $1 and kind = 'fill-batch.changed' and status = 'open'`, [pharmacy.actor.tenantId]));
    const lease = await new TaskStore(uow, new SystemIds(new SystemClock())).lease(task?.id ?? '');
    if (lease === null) throw new Error('nothing was offered');
    await new RebuildChangedLinesProcessor(uow).run(lease);
  }

  it('gives no task up: packs are planned when the lines are rebuilt with it, and hold none of what it stopped', async () => {
    const [first, late] = await desk.plainOrders();
    if (first === undefined || late === undefined) throw new Error('the sample has too few orders');
    const holder = new pg.Client({ connectionString: pharmacy.database.ownerUrl });
    await holder.connect();
    await holder.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
    await holder.query('begin');
    await holder.query('select from order_version where order_id = $1 and superseded_at is null for update', [late.order_id]);
    const change = desk.discontinue(late, { at: '2026-12-09T00:00', reason: 'rash' });
    await eventually('the change waits', async () => (await holder.query(`select from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`)).rowCount === 1);
    await desk.discontinue(first, { at: '2026-12-09T00:00', reason: 'rash' });
    await offer();
    await rebuildLines();
    await holder.query('commit');
    await holder.end();
    await change;
    await planBatches(pharmacy);
    await offer();
    await planBatches(pharmacy);
    expect(await desk.read(Batch, 'select distinct state from fill_batch where is_current')).toEqual([{ state: 'planned' }]);
    expect(await desk.read(Cells, `select count(*)::int as cells from pack_cell c join pack p on p.id = c.pack_id and p.is_current where c.order_id = any($1) and c.at >= '2026-12-09'`, [[first.order_id, late.order_id]])).toEqual([{ cells: 0 }]);
  });
});
