import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackState } from '@cyclefill/domain/bench';
import { day } from '@cyclefill/domain/kernel';
import { PackLife } from '@cyclefill/features/bench';
import { OfferRebuilds, OpenCycleRun } from '@cyclefill/features/fill';
import { replayPacks } from '@cyclefill/features/pack';
import type { Actor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BenchDesk, type ShownPack, benchDesk } from '../../support/bench-desk.js';
import { type DeskOrder, type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

const Id = z.object({ id: z.string() });
const Held = z.object({ pack_id: z.string(), order_id: z.string(), resident_id: z.string(), form: z.string() });
const State = z.object({ state: z.string(), current: z.boolean() });
/** Packs of one order that nobody but these tests touches, by Rx number. */
const CARDS = `
select p.id as pack_id, c.order_id, p.resident_id, (select d.form from drug_product d where d.ndc11 = v.ndc11 and d.superseded_at is null) as form from pack p join pack_cell c on c.pack_id = p.id join order_version v on v.order_id = c.order_id and v.superseded_at is null
where p.is_current and p.state = 'planned' and v.order_group is null and v.to_at is null and not exists (select from order_hold h where h.order_id = c.order_id)
group by p.id, c.order_id, p.resident_id, v.ndc11, v.rx_number order by v.rx_number, p.id`;

/** Moves a checked pack on as the delivery does. */
const DELIVERY: readonly PackState[] = ['tote', 'shipped', 'received'];
const EVERY: readonly PackState[] = ['filling', 'sealed', 'checked', 'tote', 'shipped', 'received', 'planned'];

describe('a pack whose order is stopped', () => {
  let desk: BenchDesk;
  let orders: OrderDesk;
  let packs: z.output<typeof Held>[];
  /** Doses of orders that are given twice a day all along. */
  let plain: ReadonlyMap<string, string>;
  const actorOf = (login: string): Actor => ({ ...desk.pharmacy.actor, userId: desk.userId(login) });
  const step = (packId: string, to: PackState, login = 'mona') =>
    desk.pharmacy.database.uow.run(actorOf(login), (tx) => tx.get(PackLife).step({ id: packId }, to, { reason: 'a test' }));
  const stop = async (orderId: string, at = '2026-12-12T00:00'): Promise<void> => {
    const order: DeskOrder = await orders.current(orderId);
    await orders.discontinue(order, { at, reason: 'no longer needed' });
  };
  /** A pack of an order of its own, and the other packs of that order: they are stopped too. */
  const take = (fits: (pack: z.output<typeof Held>) => boolean = () => true): z.output<typeof Held> => {
    const first = packs.find(fits);
    if (first === undefined) throw new Error('no pack is left');
    packs = packs.filter(({ order_id: id, pack_id: pack }) => id !== first.order_id && pack !== first.pack_id);
    return first;
  };
  const bring = async (packId: string, to: PackState): Promise<void> => {
    if (to === 'planned') return;
    await desk.bring(packId, to === 'filling' || to === 'sealed' ? to : 'checked');
    for (const next of DELIVERY.slice(0, DELIVERY.indexOf(to) + 1)) expect(await step(packId, next)).toMatchObject({ kind: 'stepped' });
  };

  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 12, seed: 3 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    orders = orderDesk(desk.pharmacy);
    packs = await desk.read(Held, CARDS);
    const doses = await desk.read(z.object({ id: z.string(), dose: z.int() }), 'select order_id as id, max(dose_milli)::int as dose from pack_cell group by order_id');
    const ones = new Map(doses.filter(({ dose }) => dose === 1000 || dose === 2000).map(({ id, dose }) => [id, String(dose / 1000)]));
    plain = new Map((await orders.plainOrders()).flatMap(({ order_id: id }): [string, string][] => (ones.has(id) ? [[id, ones.get(id) ?? '']] : [])));
  });
  afterAll(async () => desk.close());

  it.each(EVERY)('takes no step on from %s, says so at once with the exact cells, and may only go out of the way', async (state) => {
    const { pack_id: packId, order_id: orderId } = take();
    await bring(packId, state);
    const before = await desk.pack(packId);
    await stop(orderId);
    const after = await desk.pack(packId);
    const cells = before.orders.find((order) => order.orderId === orderId)?.cells ?? [];
    expect([after.outOfDate, after.toPull.map(({ orderId: id, at, reason }) => [id, at, reason])])
      .toEqual([true, cells.filter(({ at }) => at >= '2026-12-12T00:00').map(({ at }) => [orderId, at, 'stopped'])]);
    // Out of a tote is out of the way (D78): a pack that was pulled is checked again, and goes no further.
    for (const to of EVERY.filter((next) => state !== 'tote' || next !== 'checked')) {
      const outcome = await step(packId, to, 'paul');
      expect([state, to, outcome.kind]).toEqual([state, to, 'refused']);
    }
    expect((await desk.pack(packId)).state).toBe(state);
    const [, { items }] = await desk.get('tess', 'packs?outOfDate=true&limit=200');
    expect((items as ShownPack[]).some(({ id }) => id === packId)).toBe(true);
    if (state === 'planned') return;
    if (state === 'tote') {
      expect(await step(packId, 'checked')).toMatchObject({ kind: 'stepped' });
      expect(await step(packId, 'tote', 'paul')).toMatchObject({ kind: 'refused' });
    }
    expect(await step(packId, state === 'filling' ? 'void' : 'recalled')).toMatchObject({ kind: 'stepped' });
  });

  it('is refused by the database too, whoever forgets to ask', async () => {
    const { pack_id: packId, order_id: orderId } = take();
    await bring(packId, 'sealed');
    await stop(orderId);
    await desk.pack(packId);
    const write = desk.pharmacy.database.uow.run(actorOf('paul'), (tx) =>
      tx.execute(`update pack set state = 'checked', checker_id = $2, checked_at = now(), row_version = row_version + 1 where id = $1`, [packId, desk.userId('paul')]));
    await expect(write).rejects.toThrow(/out of date/u);
  });

  it('counts as a near miss of the station that caught it', async () => {
    const { pack_id: packId, order_id: orderId } = take();
    await bring(packId, 'checked');
    await stop(orderId);
    await step(packId, 'tote');
    await step(packId, 'tote');
    expect(await desk.read(z.object({ class: z.string(), station: z.string(), code: z.string() }), 'select class, station, code from near_miss where pack_id = $1', [packId]))
      .toEqual([{ class: 'stopped_drug', station: 'tote', code: 'pack_out_of_date' }]);
  });

  it('a hold, a stay in hospital, another dose: each marks the pack with its reason', async () => {
    const [held, dose] = [take(), take(({ form }) => form.endsWith('Tablet'))];
    const away = take(({ resident_id: id }) => id !== held.resident_id && id !== dose.resident_id);
    packs = packs.filter(({ resident_id: id }) => id !== away.resident_id);
    for (const { pack_id: id } of [held, away, dose]) await bring(id, 'sealed');
    await orders.hold(await orders.current(held.order_id), { from: '2026-12-10T00:00', to: '2026-12-11T00:00', reason: 'a procedure' });
    const shown = await desk.pack(held.pack_id);
    expect([new Set(shown.toPull.map(({ reason }) => reason)), new Set(shown.toPull.map(({ at }) => at.slice(0, 10)))]).toEqual([new Set(['hold']), new Set(['2026-12-10'])]);
    const { residentId } = await desk.pack(away.pack_id);
    expect((await desk.post('tess', `residents/${residentId}/census-events`, { event: 'hospital', at: '2026-12-08T00:00', detail: 'a fall' }))[0]).toBeLessThan(300);
    expect(new Set((await desk.pack(away.pack_id)).toPull.map(({ reason }) => reason))).toContain('census');
    const order = await orders.current(dose.order_id);
    await orders.change(order, { at: '2026-12-11T00:00', reason: 'more of it', directions: { frequencyCode: 'BID', dose: '2', prn: false, sigText: 'Give 2 tablets by mouth twice daily', route: 'ORAL' } });
    expect(new Set((await desk.pack(dose.pack_id)).toPull.map(({ reason }) => reason))).toEqual(new Set(['order']));
  });

  it('a dose more marks the pack that lacks it, each once, apart from the cells to pull; what is taken back is not lacking', async () => {
    const plainCard = ({ form, order_id: id }: z.output<typeof Held>): boolean => form.endsWith('Tablet') && plain.has(id);
    const [more, moved] = [take(plainCard), take(plainCard)];
    const dose = (orderId: string): string => plain.get(orderId) ?? '1';
    const words = (orderId: string): string => (dose(orderId) === '2' ? 'Give 2 tablets by mouth' : 'Give 1 tablet by mouth');
    for (const { pack_id: id } of [more, moved]) await bring(id, 'checked');
    await orders.change(await orders.current(more.order_id), {
      at: '2026-12-11T00:00', reason: 'more often', directions: { frequencyCode: 'TID', dose: dose(more.order_id), prn: false, sigText: `${words(more.order_id)} three times daily`, route: 'ORAL' },
    });
    const carriers = await desk.read(Id, 'select distinct p.id from pack p join pack_cell c on c.pack_id = p.id where p.is_current and c.order_id = $1 order by p.id', [more.order_id]);
    const shown = await Promise.all(carriers.map(async ({ id }) => desk.pack(id)));
    const added = shown.flatMap(({ toAdd }) => toAdd.filter(({ orderId }) => orderId === more.order_id).map(({ at }) => at));
    expect(shown.every(({ toAdd, driftReasons, outOfDate }) => (toAdd.length > 0) === driftReasons.includes('added') && (outOfDate || toAdd.length === 0))).toBe(true);
    expect([added.length > 0, new Set(added).size, added.every((at) => at >= '2026-12-11T00:00' && at < '2027-01-04')]).toEqual([true, added.length, true]);
    expect(await step(more.pack_id, 'tote')).toMatchObject({ kind: 'refused', code: 'pack.out-of-date' });

    const before = await desk.pack(moved.pack_id);
    await orders.hold(await orders.current(moved.order_id), { from: '2026-12-09T00:00', to: '2026-12-10T00:00', reason: 'a procedure' });
    const held = await desk.pack(moved.pack_id);
    expect([held.toPull.length > 0, held.toAdd]).toEqual([true, []]);
    await orders.resume(await orders.current(moved.order_id), { at: '2026-12-09T00:00', reason: 'put off' });
    expect(await desk.pack(moved.pack_id)).toMatchObject({ outOfDate: false, toPull: [], toAdd: [] });
    expect(before.outOfDate).toBe(false);
  });

  it('what begins to be due after it was planned is lacking; a rebuild packs it, and nothing lacks any more', async () => {
    const early = take(({ order_id: id, form }) => plain.has(id) && form.endsWith('Tablet'));
    await orders.hold(await orders.current(early.order_id), { from: '2026-12-08T00:00', to: '2026-12-12T00:00', reason: 'a procedure' });
    const rebuild = async (): Promise<void> => {
      await new OfferRebuilds(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, { facilityId: null, windowFrom: null, asOf: new Date('2026-12-02T15:00:00Z') });
      await planBatches(desk.pharmacy);
    };
    await rebuild();
    const packsOf = (): Promise<z.output<typeof Id>[]> => desk.read(Id, `select distinct p.id from pack p join pack_cell c on c.pack_id = p.id where p.is_current and p.state = 'planned' and c.order_id = $1 order by p.id`, [early.order_id]);
    const [first] = await packsOf();
    await bring(first?.id ?? '', 'sealed');
    expect((await desk.pack(first?.id ?? '')).toAdd).toEqual([]);
    await orders.resume(await orders.current(early.order_id), { at: '2026-12-10T00:00', reason: 'sooner' });
    const lacking = await desk.pack(first?.id ?? '');
    expect([lacking.outOfDate, lacking.toPull, lacking.driftReasons, new Set(lacking.toAdd.map(({ at }) => at.slice(0, 10)))]).toEqual([true, [], ['added'], new Set(['2026-12-10', '2026-12-11'])]);
    // What is lacking is no new label.
    expect(await desk.command('tess', first?.id ?? '', 'reopen', { reason: 'a new label' })).toMatchObject([409, { code: 'pack.out-of-date' }]);
    expect(await step(first?.id ?? '', 'checked', 'paul')).toMatchObject({ kind: 'refused', code: 'pack.out-of-date' });
    expect(await desk.read(z.object({ class: z.string() }), 'select class from near_miss where pack_id = $1', [first?.id])).toContainEqual({ class: 'missing_drug' });
    await rebuild();
    expect((await desk.read(State, 'select state, is_current as current from pack where id = $1', [first?.id]))[0]).toEqual({ state: 'void', current: false });
    for (const { id } of await packsOf()) expect(await desk.pack(id)).toMatchObject({ outOfDate: false, toAdd: [], withoutPack: [] });
  });

  it('a new order of its resident is told as without a pack, and does not hold the pack up', async () => {
    const pack = take(({ form, order_id: id }) => plain.has(id) && form.endsWith('Tablet'));
    await bring(pack.pack_id, 'sealed');
    const [{ npi }] = await desk.read(z.object({ npi: z.string() }), `select npi from prescriber where npi <> '' order by npi limit 1`) as [{ npi: string }];
    const order = await orders.current(pack.order_id);
    const opened = await orders.open({ rxNumber: 'NEW-1', reason: 'new', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id } });
    const shown = await desk.pack(pack.pack_id);
    expect([shown.outOfDate, shown.toAdd]).toEqual([false, []]);
    expect(shown.withoutPack).toMatchObject([{ orderId: opened.orderId, first: expect.stringMatching(/^2026-12-10T/u) }]);
    expect(await step(pack.pack_id, 'void')).toMatchObject({ kind: 'stepped' });
  });

  it('with other words on its label alone is put right by a new label, its doses where they are', async () => {
    const pack = take(({ form, order_id: id }) => form.endsWith('Tablet') && plain.has(id));
    await bring(pack.pack_id, 'sealed');
    const order = await orders.current(pack.order_id);
    await orders.change(order, { at: '2026-12-01T00:00', reason: 'with food', directions: { frequencyCode: 'BID', dose: plain.get(pack.order_id) ?? '1', prn: false, sigText: plain.get(pack.order_id) === '2' ? 'Take 2 tablets by mouth twice daily with meals' : 'Take 1 tablet by mouth twice daily with meals', route: 'ORAL' } });
    const shown = await desk.pack(pack.pack_id);
    expect([shown.outOfDate, shown.driftReasons, shown.toPull]).toEqual([true, ['directions'], []]);
    expect(await step(pack.pack_id, 'checked', 'paul')).toMatchObject({ kind: 'refused', code: 'pack.out-of-date' });
    expect(await desk.command('tess', pack.pack_id, 'reopen', { reason: 'a new label' })).toMatchObject([200, { state: 'filling', outOfDate: false, sealNumber: 2 }]);
    expect((await desk.command('tess', pack.pack_id, 'seal', { scan: shown.code }))[0]).toBe(200);
  });

  it('is true again when the change is taken back before anything was done about it', async () => {
    const { pack_id: packId, order_id: orderId } = take();
    await bring(packId, 'sealed');
    await orders.hold(await orders.current(orderId), { from: '2026-12-09T00:00', to: '2026-12-20T00:00', reason: 'a procedure' });
    expect((await desk.pack(packId)).outOfDate).toBe(true);
    await orders.resume(await orders.current(orderId), { at: '2026-12-09T00:00', reason: 'put off' });
    expect(await desk.pack(packId)).toMatchObject({ outOfDate: false, toPull: [] });
    expect(await step(packId, 'void')).toMatchObject({ kind: 'stepped' });
  });

  it('a rebuild voids it on the bench, calls it back after the check, and plans another in its place', async () => {
    const [bench, checked, untouched] = [take(), take(), take()];
    await bring(bench.pack_id, 'sealed');
    await bring(checked.pack_id, 'checked');
    await bring(untouched.pack_id, 'checked');
    const before = await desk.pack(checked.pack_id);
    for (const { order_id: orderId } of [bench, checked]) await stop(orderId, '2026-12-13T00:00');
    await new OfferRebuilds(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, { facilityId: null, windowFrom: null, asOf: new Date('2026-12-02T15:00:00Z') });
    await planBatches(desk.pharmacy);
    const stateOf = async (id: string): Promise<unknown> => (await desk.read(State, 'select state, is_current as current from pack where id = $1', [id]))[0];
    expect([await stateOf(bench.pack_id), await stateOf(checked.pack_id), await stateOf(untouched.pack_id)])
      .toEqual([{ state: 'void', current: false }, { state: 'recalled', current: false }, { state: 'checked', current: true }]);
    const [again] = await desk.read(Id, 'select id from pack where replaces_id = $1 and is_current', [checked.pack_id]);
    const made = await desk.pack(again?.id ?? '');
    expect([made.state, made.code === before.code, made.orders[0]?.cells.every(({ at }) => at < '2026-12-13T00:00')]).toEqual(['planned', false, true]);
    const [event] = await desk.read(z.object({ params: z.object({ cells: z.array(z.object({ at: z.string() })), firstSlot: z.string() }) }), `select params from pack_event where pack_id = $1 and kind = 'recalled'`, [checked.pack_id]);
    const gone = (before.orders[0]?.cells ?? []).map(({ at }) => at).filter((at) => at >= '2026-12-13T00:00');
    expect([event?.params.firstSlot.replace(' ', 'T'), event?.params.cells.map(({ at }) => at)]).toEqual([gone[0], gone]);
    expect(await desk.pharmacy.database.uow.run(desk.pharmacy.actor, (tx) => replayPacks(tx, desk.batchId), { isolation: 'REPEATABLE READ' })).toMatchObject({ outcome: 'equal' });
  });

  it('a window of which packs are in somebody\'s hand is never built from nothing', async () => {
    const [physical] = await desk.read(Id, `select id from pack where batch_id = $1 and state = 'checked' and is_current limit 1`, [desk.batchId]);
    expect(physical).toBeDefined();
    const lost = desk.pharmacy.database.uow.run(desk.pharmacy.actor, (tx) => tx.execute('update pack set is_current = false where id = $1', [physical?.id]));
    await expect(lost).rejects.toThrow(/before it goes out of use/u);
    const [window] = await desk.read(z.object({ facility_id: z.string() }), 'select facility_id from fill_batch where id = $1', [desk.batchId]);
    const anew = new OpenCycleRun(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, { facilityId: window?.facility_id ?? '', cycleStart: day('2026-12-07'), asOf: new Date('2026-12-03T15:00:00Z'), knownAt: null });
    await expect(anew).rejects.toThrow('pack.in-work');
  });

  it('is refused to whoever takes it while it is planned, the second time as the first, and leaves nothing behind', async () => {
    const { pack_id: packId, order_id: orderId } = take();
    await stop(orderId);
    for (let time = 0; time < 2; time += 1) expect(await desk.command('tess', packId, 'start')).toMatchObject([409, { code: 'pack.out-of-date' }]);
    expect(await desk.read(z.object({ order_id: z.string() }), 'select order_id from pack_order where pack_id = $1', [packId])).toEqual([]);
  });
});
