import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { OpenCycleRun, OpenNightlyRun, PreviewCycleRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { tableContents } from '../../support/table-contents.js';

const FacilityRow = z.object({ id: z.string() });
const CountRow = z.object({ count: z.int() });

describe('opening runs', () => {
  let pharmacy: SamplePharmacy;
  let facilityId: string;
  const asOf = new Date('2026-12-01T12:00:00Z');

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 12, seed: 3 });
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(FacilityRow, `select id from facility order by code limit 1`));
    facilityId = row?.id ?? '';
  });
  afterAll(async () => pharmacy.database.close());

  it('a dry run writes nothing, not even an audit row', async () => {
    const before = await tableContents(pharmacy.database, pharmacy.actor);
    const { decided } = await new PreviewCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId, cycleStart: day('2026-12-07'), asOf, knownAt: null });
    expect(decided.counts.eligible).toBe(decided.counts.filled + decided.counts.excepted + decided.counts.skipped);
    expect(decided.counts.filled).toBeGreaterThan(0);
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(before);
  });

  it('what came with the import is known at the very instant of the import, and what came later is not packed unseen (R105)', async () => {
    const { database, actor } = pharmacy;
    const [recorded] = await database.uow.run(actor, (tx) => tx.query(z.object({ recorded_at: z.date() }), 'select recorded_at from facility where id = $1', [facilityId]));
    const request = { facilityId, cycleStart: day('2026-12-07'), asOf, knownAt: recorded?.recorded_at ?? null };
    const preview = new PreviewCycleRun(database.uow);
    const known = await preview.execute(actor, request);
    expect(known.decided.counts.filled).toBeGreaterThan(0);
    expect(known.decided.counts.reasons['CHANGED']).toBeUndefined();
    const filled = known.decided.lines.filter(({ result }) => result.status === 'filled');
    const [held, moved] = [filled[0]?.order, filled.find(({ order }) => order.residentId !== filled[0]?.order.residentId)?.order];
    await database.uow.run(actor, async (tx) => {
      await tx.execute(`insert into order_hold (id, tenant_id, facility_id, order_id, from_at, recorded_at) values ($1, $2, $3, $4, '2026-11-22', now())`, [tx.newId(), actor.tenantId, facilityId, held?.orderId]);
      await tx.execute(`insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, recorded_at) values ($1, $2, $3, $4, 'discharge', '2026-11-22', now())`, [
        tx.newId(), actor.tenantId, facilityId, moved?.residentId,
      ]);
    });
    const statusOf = async (orderId: string | undefined): Promise<string | undefined> =>
      (await preview.execute(actor, request)).decided.lines.find(({ order }) => order.orderId === orderId)?.result.status;
    expect([await statusOf(held?.orderId), await statusOf(moved?.orderId)]).toEqual(['excepted', 'excepted']);
    await database.uow.run(actor, async (tx) => {
      await tx.execute('update order_hold set superseded_at = now() where order_id = $1', [held?.orderId]);
      await tx.execute(`update census_event set superseded_at = now() where resident_id = $1 and kind = 'discharge'`, [moved?.residentId]);
    });
  });

  it('a day on which no window starts is refused with the days on which one does', async () => {
    const opening = new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId, cycleStart: day('2026-12-08'), asOf, knownAt: null });
    await expect(opening).rejects.toThrow(/cycle-start: no cycle of this facility starts then; try 2026-12-07 or/);
  });

  it('two openers at once open each due window once, in one run of the night', async () => {
    const openers = [1, 2, 3].map(() => new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, asOf));
    const opened = await Promise.all(openers);
    expect(opened.flatMap((run) => run.batchIds)).toHaveLength(2);
    expect(new Set(opened.flatMap((run) => run.runIds)).size).toBe(1);
  });

  it('the same night again opens nothing', async () => {
    expect(await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, asOf)).toEqual({ runIds: [], batchIds: [] });
  });

  it("a person's run with the same clock is the night's run; with another it supersedes it, visibly", async () => {
    const request = { facilityId, cycleStart: day('2026-12-07'), knownAt: null };
    const same = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { ...request, asOf });
    expect(same.fresh).toBe(false);
    const later = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { ...request, asOf: new Date('2026-12-02T12:00:00Z') });
    expect(later).toMatchObject({ fresh: true });
    expect(later.runId).not.toBe(same.runId);
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(CountRow, `select count(*)::int as count from fill_batch where facility_id = $1 and not is_current`, [facilityId]));
    expect(row?.count).toBe(1);
  });

  it('a window that is already over is passed by, never filled late', async () => {
    const { batchIds } = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date('2027-06-01T12:00:00Z'));
    const windows = await pharmacy.database.uow.run(pharmacy.actor, (tx) =>
      tx.query(z.object({ window_to: z.string() }), `select window_to::text as window_to from fill_batch where id = any($1::uuid[])`, [batchIds]),
    );
    expect(windows.every(({ window_to: to }) => to > '2027-06-01')).toBe(true);
  });
});
