import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Day, atMinute, day, formatDay } from '@cyclefill/domain/kernel';
import { dueDoses } from '@cyclefill/domain/regimen';
import { OpenCycleRun, PreviewCycleRun, readFacilitySnapshot } from '@cyclefill/features/fill';
import { ImportCensus, OrderHistoryQuery } from '@cyclefill/features/order';
import { sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type DeskOrder, type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

// A whole window is built twice; a busy machine takes its time.
jest.setTimeout(120_000);

const OPTIONS = { facilities: 1, residents: 40, seed: 11 };
const WINDOW = { from: day('2026-12-07'), to: day('2026-12-21') };
const NowRow = z.object({ now: z.date() });
const ClockRow = z.object({ input_version: z.coerce.number() });
const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: Error) => error.message);

describe('orders over time', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let facilityId: string;
  let npi: string;
  let orders: DeskOrder[];
  const asOf = new Date('2026-12-01T12:00:00Z');

  /** The due doses of an order around the window, by what was known at an instant: `2026-12-07 480`. */
  const dosesOf = (order: Pick<DeskOrder, 'order_id'>, knownAt: Date, range = WINDOW): Promise<readonly string[]> => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
    const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, range, { asOf, knownAt });
    const found = snapshot.orders.find(({ orderId }) => orderId === order.order_id);
    const context = found && contexts.get(found.residentId);
    if (found === undefined || context === undefined) return [];
    return dueDoses(found, context, atMinute(range.from), atMinute(range.to)).map(({ at: moment, dose }) => `${formatDay(Math.floor(moment / 1440) as Day)} ${moment % 1440} ${dose}`);
  }, { isolation: 'REPEATABLE READ' });
  const clock = async (): Promise<number> => (await desk.read(ClockRow, 'select input_version from facility_clock where facility_id = $1', [facilityId]))[0]?.input_version ?? 0;
  const now = async (): Promise<Date> => {
    // Knowledge is kept to the millisecond: what comes next must be recorded in a later one.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const read = (await desk.read(NowRow, 'select now() as now'))[0]?.now ?? new Date(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return read;
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy(OPTIONS);
    desk = orderDesk(pharmacy);
    orders = await desk.plainOrders();
    facilityId = (await desk.read(z.object({ id: z.string() }), 'select id from facility'))[0]?.id ?? '';
    npi = (await desk.read(z.object({ npi: z.string() }), 'select npi from prescriber order by npi limit 1'))[0]?.npi ?? '';
    expect(orders.length).toBeGreaterThan(9);
  });
  afterAll(async () => pharmacy.database.close());
  const take = (): DeskOrder => {
    const order = orders.shift();
    if (order === undefined) throw new Error('the sample has too few orders');
    return order;
  };

  it('a stop after the window was built makes the built order CHANGED, and the next build has no dose after it (R105, R120)', async () => {
    const order = take();
    const request = { facilityId, cycleStart: WINDOW.from, asOf, knownAt: await now() };
    const { runId } = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, request);
    await planBatches(pharmacy);
    const before = await clock();
    const all = await dosesOf(order, await now());
    const stopped = await desk.discontinue(order, { at: '2026-12-10T12:00', reason: 'rash' });
    expect(stopped).toEqual({ orderId: order.order_id, version: order.version + 1 });
    expect(await clock()).toBe(before + 1);
    const preview = new PreviewCycleRun(pharmacy.database.uow);
    const codesOf = async (knownAt: Date): Promise<string[]> =>
      (await preview.execute(pharmacy.actor, { ...request, knownAt })).decided.findings.filter(({ orderId }) => orderId === order.order_id).map(({ finding }) => finding.code);
    expect(await codesOf(request.knownAt)).toContain('CHANGED');
    const later = await now();
    expect(await codesOf(later)).not.toContain('CHANGED');
    expect(await codesOf(later)).toContain('STOPS_WITHIN');
    const inTime = (dose: string): boolean => dose < '2026-12-10' || (dose.startsWith('2026-12-10') && Number(dose.split(' ')[1]) < 720);
    expect(await dosesOf(order, later)).toEqual(all.filter(inTime));
    const next = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { ...request, asOf: new Date('2026-12-02T12:00:00Z'), knownAt: later });
    expect(next.runId).not.toBe(runId);
    await planBatches(pharmacy);
    const Cell = z.object({ late: z.int() });
    const [cells] = await desk.read(Cell, `
      select count(*) filter (where c.at >= '2026-12-10 12:00')::int as late
      from pack_cell c join pack p on p.id = c.pack_id and p.is_current where c.order_id = $1`, [order.order_id]);
    expect(cells?.late).toBe(0);
  });

  it('two people cannot overwrite each other: of two commands on one version one is done', async () => {
    const order = take();
    const both = await Promise.all([refusal(desk.hold(order, { from: '2026-12-08T00:00', reason: 'surgery' })), refusal(desk.discontinue(order, { at: '2026-12-09T00:00', reason: 'ended' }))]);
    expect(both.toSorted()).toEqual(['done', 'row.stale']);
    expect((await desk.current(order.order_id)).version).toBe(order.version + 1);
  });

  it('a hold takes its doses out and gives them back when it ends; two never overlap, none is without a reason', async () => {
    const order = take();
    const all = await dosesOf(order, await now());
    await desk.hold(order, { from: '2026-12-08T00:00', to: '2026-12-10T00:00', reason: 'before surgery' });
    const held = await desk.current(order.order_id);
    expect(await dosesOf(order, await now())).toEqual(all.filter((dose) => dose < '2026-12-08' || dose >= '2026-12-10'));
    expect(await refusal(desk.hold(held, { from: '2026-12-09T12:00', reason: 'again' }))).toBe('order.hold-overlaps');
    await desk.hold(held, { from: '2026-12-12T00:00', reason: 'until further notice' });
    expect(await refusal(desk.resume(await desk.current(order.order_id), { at: '2026-12-11T00:00', reason: 'well' }))).toBe('order.not-held');
    await desk.resume(await desk.current(order.order_id), { at: '2026-12-14T00:00', reason: 'well again' });
    expect(await dosesOf(order, await now())).toEqual(all.filter((dose) => dose < '2026-12-08' || (dose >= '2026-12-10' && dose < '2026-12-12') || dose >= '2026-12-14'));
    const unreasoned = pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into order_hold (id, tenant_id, facility_id, order_id, from_at, reason, source, recorded_at) values ($1, $2, $3, $4, '2027-01-01', '', 'person', now())`,
      [tx.newId(), pharmacy.actor.tenantId, facilityId, order.order_id]));
    expect(await unreasoned.then(() => 'done', sqlState)).toBe('23514');
  });

  it('a back-dated change shows when recomputed with later knowledge, and what was known then stays as it was', async () => {
    const order = take();
    const past = { from: day('2026-11-20'), to: day('2026-12-21') };
    const known = await now();
    const then = await dosesOf(order, known, past);
    await desk.change(order, {
      at: '2026-12-01T00:00', reason: 'prescriber called: once daily since Tuesday',
      directions: { frequencyCode: 'QD', dose: '2', prn: false, sigText: 'Give 2 tablets by mouth once daily', route: 'ORAL' },
    });
    const later = await dosesOf(order, await now(), past);
    expect(await dosesOf(order, known, past)).toEqual(then);
    expect(later.filter((dose) => dose < '2026-12-01')).toEqual(then.filter((dose) => dose < '2026-12-01'));
    const since = later.filter((dose) => dose >= '2026-12-01');
    expect(since).toHaveLength(20);
    expect(since.every((dose) => dose.endsWith(' 2000'))).toBe(true);
    const varies = (from: string) => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const range = { from: day(from), to: day('2026-12-21') };
      const { snapshot } = await readFacilitySnapshot(tx, facilityId, range, { asOf, knownAt: await tx.now() });
      return snapshot.orders.find(({ orderId }) => orderId === order.order_id)?.variesByDay;
    });
    expect([await varies('2026-11-30'), await varies('2026-12-01')]).toEqual([true, false]);
  });

  it('an end can be set, moved and taken away again', async () => {
    const order = take();
    const all = await dosesOf(order, await now());
    await desk.change(order, { at: '2026-12-01T00:00', to: '2026-12-12T00:00', reason: 'seven days' });
    expect(await dosesOf(order, await now())).toEqual(all.filter((dose) => dose < '2026-12-12'));
    await desk.change(await desk.current(order.order_id), { at: '2026-12-02T00:00', to: '2026-12-15T00:00', reason: 'three more' });
    expect(await dosesOf(order, await now())).toEqual(all.filter((dose) => dose < '2026-12-15'));
    await desk.change(await desk.current(order.order_id), { at: '2026-12-03T00:00', to: null, reason: 'no end' });
    expect(await dosesOf(order, await now())).toEqual(all);
  });

  it('a renewal begins where the old order ends; there is never a second active order of the line', async () => {
    const order = take();
    const all = await dosesOf(order, await now());
    const content = prescriptionOf(order, npi);
    const renewed = await desk.renew(order, { rxNumber: 'RENEW-1', reason: 'refills used up', source: 'written', content });
    expect(renewed).toMatchObject({ version: 1 });
    const known = await now();
    const [old, next] = [await dosesOf(order, known), await dosesOf({ order_id: renewed.orderId }, known)];
    expect(old).toEqual(all.filter((dose) => dose < '2026-12-10'));
    expect(next.every((dose) => dose >= '2026-12-10')).toBe(true);
    expect(next).toHaveLength(22);
    const history = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(OrderHistoryQuery).run(order.order_id));
    expect(history).toMatchObject({ replacedByOrderId: renewed.orderId, versions: [{ kind: 'import' }, { kind: 'renew', reason: 'refills used up', to: '2026-12-10T00:00' }] });
    expect(await refusal(desk.renew(await desk.current(order.order_id), { rxNumber: 'RENEW-2', reason: 'again', source: 'written', content }))).toBe('order.replaced');
    expect(await refusal(desk.change(await desk.current(order.order_id), { at: '2026-12-09T00:00', to: null, reason: 'take the end away' }))).toBe('order.replaced');
    const second = pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      await tx.execute('update order_version set superseded_at = now() where order_id = $1 and superseded_at is null', [order.order_id]);
      await tx.execute(
        `insert into order_version select (jsonb_populate_record(v, jsonb_build_object('id', $2::text, 'version', v.version + 1, 'to_at', null, 'superseded_at', null, 'recorded_at', now()))).*
         from order_version v where order_id = $1 order by version desc limit 1`, [order.order_id, tx.newId()]);
    });
    expect(await second.then(() => 'done', sqlState)).toBe('23P01');
  });

  it('an order that is held goes on being held when it is renewed', async () => {
    const order = take();
    await desk.hold(order, { from: '2026-12-08T00:00', reason: 'swallowing test' });
    const renewed = await desk.renew(await desk.current(order.order_id), { rxNumber: 'RENEW-3', reason: 'refills used up', source: 'written', content: prescriptionOf(order, npi) });
    expect(await dosesOf({ order_id: renewed.orderId }, await now())).toEqual([]);
  });

  it('an order that has not begun can be cancelled, and then has no dose at all', async () => {
    const order = take();
    const opened = await desk.open({ rxNumber: 'NEW-1', reason: 'new prescription', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id } });
    expect(await dosesOf({ order_id: opened.orderId }, await now())).toHaveLength(22);
    await desk.discontinue(await desk.current(opened.orderId), { at: '2026-12-02T09:00', reason: 'wrong resident' });
    expect(await dosesOf({ order_id: opened.orderId }, await now())).toEqual([]);
  });

  it('a folder does not take back what a person has changed', async () => {
    const order = take();
    await desk.discontinue(order, { at: '2026-12-08T00:00', reason: 'ended' });
    const files = sampleFiles(OPTIONS).map((file) => (file.name === 'prescribers.csv' ? { ...file, content: `${file.content}"Added, Anna MD",1999999984\n` } : file));
    const report = await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, files);
    expect(report.outcome).toBe('imported');
    expect(report.notices.some(({ reason }) => reason.includes(`prescription ${order.rx_number} was changed here`))).toBe(true);
    expect((await dosesOf(order, await now())).every((dose) => dose < '2026-12-08')).toBe(true);
  });

  it.each([
    ['a stop before the start', (order: DeskOrder) => desk.change(order, { at: '2026-12-10T00:00', to: '2026-12-09T00:00', reason: 'x' }), 'to: lies not after the start'],
    ['a hold that ends before it begins', (order: DeskOrder) => desk.hold(order, { from: '2026-12-10T00:00', to: '2026-12-10T00:00', reason: 'x' }), 'to: lies not after the start'],
    ['a day that does not exist', (order: DeskOrder) => desk.discontinue(order, { at: '2026-02-30T00:00', reason: 'x' }), 'at: is no day of the calendar'],
    ['directions nobody can read', (order: DeskOrder) => desk.change(order, { at: '2026-12-10T00:00', reason: 'x', directions: { frequencyCode: 'Q0H', dose: '1', prn: false, sigText: 'x', route: 'ORAL' } }), 'directions.frequencyCode: is no frequency code that can be read'],
    ['an order that is as needed all at once', (order: DeskOrder) => desk.change(order, { at: '2026-12-10T00:00', reason: 'x', directions: { frequencyCode: 'BID', dose: '1', prn: true, prnReason: 'pain', sigText: 'x', route: 'ORAL' } }), 'directions.prn: cannot change within an order; renew it or write another'],
    ['a prescriber nobody knows', (order: DeskOrder) => desk.change(order, { at: '2026-12-10T00:00', reason: 'x', npi: '1999999992' }), 'npi: is no active prescriber that we know'],
    ['a renewal from before the start', (order: DeskOrder) => desk.renew(order, { rxNumber: 'R-9', reason: 'x', source: 'written', content: { ...prescriptionOf(order, npi), from: '2020-01-01T00:00' } }), 'content.from: lies not after the start of the order that is renewed'],
  ])('refuses %s', async (_name, act, problem) => {
    const order = orders[0];
    if (order === undefined) throw new Error('the sample has too few orders');
    expect(await refusal(act(order))).toBe(problem);
    expect(await desk.current(order.order_id)).toEqual(order);
  });
});
