import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { asksRenewal } from '@cyclefill/domain/cycle-fill';
import { RenewalPaper } from '@cyclefill/features/document';
import { LookAhead, type LookAheadWindow, OpenNightlyRun } from '@cyclefill/features/fill';
import { AskRenewals, MoveRenewal, OfferLookAheads, RenewalPageQuery } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { askRenewals, planBatches } from '../../support/worked-batches.js';

jest.setTimeout(180_000);

const OPENED = new Date('2026-12-01T12:00:00Z');
/** Nine days before the window of 4 January is built; and two weeks before. */
const [NEAR, FAR] = [new Date('2026-12-21T12:00:00Z'), new Date('2026-12-10T12:00:00Z')];
const RenewalRow = z.object({ id: z.string(), order_id: z.string(), status: z.string(), needed_on: z.string().nullable(), window_from: z.string().nullable(), reason: z.string() });
const TaskRow = z.object({ status: z.string(), count: z.int() });

describe('renewals asked for ahead of a build (R113)', () => {
  let pharmacy: SamplePharmacy;
  let facilityId: string;
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const renewals = (): Promise<z.output<typeof RenewalRow>[]> => read(RenewalRow, 'select id, order_id, status, needed_on::text, window_from::text, reason from renewal_request order by order_id, id');
  const lookAhead = (asOf: Date): Promise<readonly LookAheadWindow[]> => new LookAhead(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { facilityId, asOf });
  const needed = (windows: readonly LookAheadWindow[]) => windows.filter(({ due }) => due).flatMap(({ windowFrom, items }) => items.filter(({ ask }) => asksRenewal(ask)).map((item) => ({ ...item, windowFrom })));

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 30, seed: 7 });
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, OPENED);
    await planBatches(pharmacy);
    facilityId = (await read(z.object({ id: z.string() }), 'select id from facility'))[0]?.id ?? '';
  });
  afterAll(async () => pharmacy.database.close());

  it('nothing is asked for while no build is near', async () => {
    expect((await lookAhead(FAR)).map(({ due }) => due)).toEqual([false]);
    expect(await new AskRenewals(pharmacy.database.uow).execute(pharmacy.actor, facilityId, FAR)).toEqual({ needed: 0, asked: 0 });
    expect(await renewals()).toEqual([]);
  });

  it('ten days before, what the look-ahead names is the list of renewals: each order once, with the last good day and the window; asked again, nothing more', async () => {
    const named = needed(await lookAhead(NEAR));
    expect(named.length).toBeGreaterThan(2);
    const orders = new Set(named.map(({ orderId }) => orderId));
    const asking = new AskRenewals(pharmacy.database.uow);
    expect(await asking.execute(pharmacy.actor, facilityId, NEAR)).toEqual({ needed: orders.size, asked: orders.size });
    expect(await asking.execute(pharmacy.actor, facilityId, NEAR)).toEqual({ needed: orders.size, asked: 0 });
    const asked = await renewals();
    expect(asked.map(({ order_id: id }) => id)).toEqual([...orders].toSorted());
    for (const { order_id: id, needed_on: on, window_from: from, reason } of asked) expect(named.filter(({ orderId }) => orderId === id).map((item) => `${item.on} ${item.windowFrom} ${item.kind}`)).toContain(`${on} ${from} ${reason}`);
    for (const { orderId, renewal } of needed(await lookAhead(NEAR))) expect(renewal).toEqual({ id: asked.find(({ order_id: id }) => id === orderId)?.id, status: 'asked' });
  });

  it('each has a page for its prescriber, the same bytes however often it is drawn', async () => {
    const papers = new RenewalPaper(pharmacy.database.uow);
    for (const { id } of (await renewals()).slice(0, 5)) {
      const [one, again] = [await papers.execute(pharmacy.actor, 'pharmacy', id, 'letter'), await papers.execute(pharmacy.actor, 'pharmacy', id, 'letter')];
      expect([one.pages, one.warnings, Buffer.from(one.bytes).equals(Buffer.from(again.bytes))]).toEqual([1, [], true]);
      await expect(papers.execute(pharmacy.actor, [], id, 'a4')).rejects.toMatchObject({ code: 'renewal.not-found' });
    }
  });

  it('denied or approved it is not asked for again; an answer that never came is', async () => {
    const [denied, approved, silent] = await renewals();
    const moving = new MoveRenewal(pharmacy.database.uow);
    for (const [row, to] of [[denied, 'denied'], [approved, 'approved'], [silent, 'no_answer']] as const) {
      await moving.execute(pharmacy.actor, row?.id ?? '', 'sent', '');
      await moving.execute(pharmacy.actor, row?.id ?? '', to, '');
    }
    expect((await new AskRenewals(pharmacy.database.uow).execute(pharmacy.actor, facilityId, NEAR)).asked).toBe(1);
    expect((await renewals()).filter(({ order_id: id }) => id === silent?.order_id).map(({ status }) => status)).toEqual(['no_answer', 'asked']);
  });

  it('the list says what nobody has done: sent by nobody though little time is left', async () => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`insert into renewal_request (id, tenant_id, facility_id, resident_id, order_id, status, rule, asked_at, reason)
      select $1, o.tenant_id, o.facility_id, o.resident_id, o.id, 'asked', 'R117', now() - interval '2 days', 'no_refills' from med_order o
      where not exists (select from renewal_request r where r.order_id = o.id) order by o.id limit 1`, [tx.newId()]));
    const listed = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(RenewalPageQuery).run('pharmacy', { limit: 50, status: 'asked' }));
    expect(listed.find(({ neededOn }) => neededOn === null)).toMatchObject({ hint: 'send', reason: 'no_refills' });
    expect(listed.every(({ hint }) => hint === 'send' || hint === null)).toBe(true);
  });

  it('a worker looks once a day by itself where a build is in sight', async () => {
    const offering = new OfferLookAheads(pharmacy.database.uow);
    const tasks = (): Promise<z.output<typeof TaskRow>[]> => read(TaskRow, `select status, count(*)::int as count from task where kind = 'facility.look-ahead' and subject = $1 group by status`, [facilityId]);
    const setBuild = (days: number): Promise<number> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update cycle_clock set build_at = now() + make_interval(days => $2) where facility_id = $1`, [facilityId, days]));
    await setBuild(20);
    await offering.execute();
    expect(await tasks()).toEqual([]);
    await setBuild(9);
    await offering.execute();
    await offering.execute();
    expect(await tasks()).toEqual([{ status: 'open', count: 1 }]);
    await askRenewals(pharmacy);
    expect(await tasks()).toEqual([{ status: 'done', count: 1 }]);
  });
});
