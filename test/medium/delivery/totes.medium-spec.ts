import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TOTE_STATES, mayToteStep } from '@cyclefill/domain/delivery';
import { DecideFollowUp, FillTote, FindNextVan, MoveTote, ReadManifest, ReadSupplyGauge, ReceiveTote, RunVan, SetReceipts, SetRoute, TakeBackPack, type ToteView, TotePageQuery, UnreceivedQuery, WhereIsIt } from '@cyclefill/features/delivery';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { ListRunOuts } from '@cyclefill/features/refill';
import { SystemClock } from '@cyclefill/platform/clock';
import { FolderDocumentStorage } from '@cyclefill/platform/storage';
import { sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type PackingPeople, checkPacks, packingPeople } from '../../support/checked-packs.js';
import { withClient } from '../../support/database.js';
import { type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(240_000);

const PackRow = z.object({ id: z.string(), code: z.string(), facility_id: z.string(), wing_id: z.string().nullable(), resident_id: z.string(), order_id: z.string().nullable() });
type PackRow = z.output<typeof PackRow>;
const State = z.object({ state: z.string() });
const Caught = z.object({ class: z.string(), station: z.string(), code: z.string() });
const SCOPE = 'pharmacy';

describe('totes from the bench to the bedside', () => {
  let pharmacy: SamplePharmacy;
  let people: PackingPeople;
  let desk: OrderDesk;
  let packs: PackRow[];
  let routeId: string;
  let facilities: { id: string; code: string }[];
  let keys = 0;
  const key = (): string => `key-${String((keys += 1)).padStart(6, '0')}`;
  const uow = () => pharmacy.database.uow;
  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => uow().run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const stateOf = async (id: string): Promise<string | undefined> => (await read(State, 'select state from pack where id = $1', [id]))[0]?.state;
  const scan = (tote: { readonly id: string }, code: string, once = key()) => new FillTote(uow()).scan(people.checker, SCOPE, tote.id, once, { code });
  const toteNow = (id: string): Promise<ToteView> => uow().run(pharmacy.actor, (tx) => tx.get(TotePageQuery).one(SCOPE, { id }));
  const open = (place: Pick<PackRow, 'facility_id' | 'wing_id'>): Promise<ToteView> => new MoveTote(uow()).open(people.checker, key(), { facilityId: place.facility_id, wingId: place.wing_id });
  const near = (): Promise<z.output<typeof Caught>[]> => read(Caught, 'select class, station, code from near_miss order by id');
  /** Packs of one wing that are in nobody's way yet, the first so many, checked. */
  const ready = async (count: number, where: (pack: PackRow) => boolean = () => true): Promise<PackRow[]> => {
    const [first] = packs.filter(where);
    const chosen = packs.filter((pack) => where(pack) && pack.facility_id === first?.facility_id && pack.wing_id === first.wing_id).slice(0, count);
    expect(chosen).toHaveLength(count);
    packs = packs.filter((pack) => !chosen.includes(pack));
    await checkPacks(pharmacy, people, chosen.map(({ id }) => id));
    return chosen;
  };
  const van = async (): Promise<string> => (await new RunVan(uow()).plan(people.checker, key(), { routeId, runOn: '2099-12-04', departure: '17:00', van: `Van ${keys}`, driver: 'D. Person' })).id;
  const onTheWay = async (chosen: readonly PackRow[]): Promise<ToteView> => {
    const tote = await open(chosen[0] as PackRow);
    for (const { code } of chosen) expect(await scan(tote, code)).toMatchObject({ verdict: 'ok', code: 'added' });
    const moving = new MoveTote(uow());
    const closed = await moving.close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, { seal: 'S-1' });
    expect([closed.done, closed.tote.state, closed.tote.seal]).toEqual([true, 'closed', 'S-1']);
    const deliveryId = await van();
    await moving.load(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: closed.tote.version }, { deliveryId });
    const left = await new RunVan(uow()).depart(people.checker, SCOPE, { key: key(), id: deliveryId, readVersion: 1 }, { early: 'the road closes' });
    expect([left.done, left.delivery.state]).toEqual([true, 'departed']);
    return toteNow(tote.id);
  };
  const receive = (tote: { readonly id: string; readonly version: number }, request: Partial<Parameters<ReceiveTote['execute']>[4]>, once = key()) =>
    new ReceiveTote(uow(), new FolderDocumentStorage('/nonexistent', new SystemClock())).execute(people.checker, SCOPE, { id: tote.id, readVersion: tote.version }, once, { signedName: 'N. Urse', secondName: 'S. Econd', scanned: [], lines: [], note: '', ...request });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 60, seed: 11 });
    people = await packingPeople(pharmacy);
    desk = orderDesk({ ...pharmacy, actor: people.checker });
    await new OpenNightlyRun(uow()).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
    facilities = await read(z.object({ id: z.string(), code: z.string() }), 'select id, code from facility order by code');
    packs = await read(PackRow, `
      select p.id, p.code, p.facility_id, p.resident_id, p.order_id, (select e.wing_id from census_event e join facility f on f.id = p.facility_id where e.resident_id = p.resident_id and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= wall_clock(f.zone) order by e.from_at desc limit 1) as wing_id
      from pack p where p.is_current order by p.facility_id, wing_id, p.code`);
    const route = await new SetRoute(uow()).add(people.checker, key(), { code: 'NORTH', name: 'North round', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops: facilities.map(({ id }, index) => ({ facilityId: id, minutesAfter: 30 * (index + 1) })) });
    routeId = route.id;
  });
  afterAll(async () => pharmacy.database.close());

  it('the database takes the steps of the domain and no others', async () => {
    const [one] = await ready(1);
    const tote = await open(one as PackRow);
    for (const next of TOTE_STATES.filter((state) => state !== 'open' && !mayToteStep('open', state))) {
      const refused = withClient(pharmacy.database.ownerUrl, async (client) => {
        await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
        await client.query('update tote set state = $2 where id = $1', [tote.id, next]);
      });
      expect(await refused.then(() => 'done', sqlState)).toBe('23001');
    }
  });

  it('a pack goes in once, of its facility and wing, checked; all else stops and is written down', async () => {
    const [first, second] = await ready(2);
    const tote = await open(first as PackRow);
    const once = key();
    const [scanned, again] = [await scan(tote, `~P${first?.code ?? ''}`, once), await scan(tote, `~P${first?.code ?? ''}`, once)];
    expect([scanned.code, again]).toEqual(['added', scanned]);
    expect(await scan(tote, first?.code ?? '')).toMatchObject({ verdict: 'ok', code: 'already_in' });
    expect([await stateOf(first?.id ?? ''), (await toteNow(tote.id)).items.map(({ code }) => code)]).toEqual(['tote', [first?.code]]);
    const unchecked = packs.find((pack) => pack.facility_id === first?.facility_id && pack.wing_id === first.wing_id);
    expect(await scan(tote, unchecked?.code ?? '')).toMatchObject({ verdict: 'stop', code: 'not_checked' });
    const [foreign] = await ready(1, (pack) => pack.facility_id !== first?.facility_id);
    expect(await scan(tote, foreign?.code ?? '')).toMatchObject({ verdict: 'stop', code: 'wrong_tote', packId: null, residentId: null });
    const [neighbour] = await ready(1, (pack) => pack.facility_id === first?.facility_id && pack.wing_id !== first.wing_id);
    expect(await scan(tote, neighbour?.code ?? '')).toMatchObject({ verdict: 'stop', code: 'wrong_tote' });
    expect(await scan(tote, 'K-0000000-0')).toMatchObject({ verdict: 'stop', code: 'not_known' });
    const other = await open(second as PackRow);
    expect(await scan(other, first?.code ?? '')).toMatchObject({ verdict: 'stop', code: 'in_other_tote' });
    expect((await near()).filter(({ station, code }) => station === 'tote' && code === 'wrong_tote').length).toBeGreaterThan(0);
    const [item] = (await toteNow(tote.id)).items;
    await new FillTote(uow()).pull(people.checker, SCOPE, tote.id, key(), { itemId: item?.id ?? '', reason: 'another van' });
    expect(await stateOf(first?.id ?? '')).toBe('checked');
    expect(await read(z.object({ reason: z.string() }), `select reason from pack_event where pack_id = $1 and kind = 'pulled'`, [first?.id])).toEqual([{ reason: 'another van' }]);
    expect(await scan(other, first?.code ?? '')).toMatchObject({ verdict: 'ok', code: 'added' });
  });

  it('an order that is stopped after the check stops its pack at the tote, the close and the van, with the cells to pull (R120)', async () => {
    const plain = new Set((await desk.plainOrders()).map(({ order_id: id }) => id));
    const [pack] = await ready(1, ({ order_id: id }) => id !== null && plain.has(id));
    const [mate] = await ready(1, (other) => other.facility_id === pack?.facility_id && other.wing_id === pack.wing_id && other.resident_id !== pack.resident_id);
    const tote = await open(pack as PackRow);
    await scan(tote, pack?.code ?? '');
    await scan(tote, mate?.code ?? '');
    await desk.discontinue(await desk.current(pack?.order_id ?? ''), { at: '2026-12-05T12:00', reason: 'rash' });
    const closed = await new MoveTote(uow()).close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, {});
    expect([closed.done, closed.tote.state, closed.toPull.map(({ packCode }) => packCode)]).toEqual([false, 'open', [pack?.code]]);
    expect(closed.toPull[0]?.cells.length).toBeGreaterThan(0);
    expect(closed.toPull[0]?.cells.every(({ reason }) => reason === 'stopped')).toBe(true);
    expect(await scan(tote, pack?.code ?? '')).toMatchObject({ verdict: 'stop', code: 'pack_out_of_date' });
    expect((await near()).filter(({ station, class: of }) => station === 'tote' && of === 'stopped_drug').length).toBeGreaterThan(0);
    await new FillTote(uow()).pull(people.checker, SCOPE, tote.id, key(), { itemId: closed.toPull[0]?.itemId ?? '', reason: 'stopped' });
    expect(await stateOf(pack?.id ?? '')).toBe('checked');
    const again = await new MoveTote(uow()).close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, {});
    expect([again.done, again.tote.items.map(({ code }) => code)]).toEqual([true, [mate?.code]]);
    const where = await new WhereIsIt(uow()).pack(people.checker, SCOPE, pack?.code ?? '');
    expect([where.outOfDate, where.sentence.endsWith('it goes no further.')]).toEqual([true, true]);
  });

  it('who closes it is told what is ready for the same wing and lies in no tote, and of nothing else', async () => {
    const [first, second, forgotten] = await ready(3);
    const [elsewhere] = await ready(1, (pack) => pack.wing_id !== first?.wing_id);
    const tote = await open(first as PackRow);
    for (const pack of [first, second]) expect(await scan(tote, pack?.code ?? '')).toMatchObject({ code: 'added' });
    const closed = await new MoveTote(uow()).close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, {});
    const told = closed.leftBehind.map(({ packCode }) => packCode);
    expect([closed.done, [first, second, forgotten, elsewhere].map((pack) => told.includes(pack?.code ?? ''))]).toEqual([true, [false, false, true, false]]);
    expect(closed.sentence).toContain(forgotten?.code);
  });

  it('what leaves is shipped; what is short, damaged or too much is told from what arrived, and where it is in one sentence', async () => {
    const chosen = await ready(4);
    const [there, short, damaged, counted] = chosen as [PackRow, PackRow, PackRow, PackRow];
    const tote = await onTheWay(chosen);
    expect(await stateOf(there.id)).toBe('shipped');
    const before = await new WhereIsIt(uow()).pack(people.checker, SCOPE, there.code);
    expect(before.sentence).toMatch(/packed .* by packer person, checked .* by checker person, left .* on Van .* of route NORTH; not received yet\.$/u);
    const counts = async () => (await uow().run(pharmacy.actor, (tx) => tx.get(UnreceivedQuery).run(SCOPE, there.facility_id))).counts;
    expect(await counts()).toEqual({ recent: 4, older: 0, followUp: 0 });
    await expect(receive({ ...tote, version: tote.version - 1 }, {})).rejects.toMatchObject({ code: 'row.stale' });
    const once = key();
    const request = { scanned: [there.code, counted.code], lines: [{ code: damaged.code, condition: 'damaged' as const, note: 'wet' }] };
    const received = await receive(tote, request, once);
    expect(received.receipt.counts).toEqual({ received: 2, short: 1, damaged: 1, extra: 0, stopped: 0 });
    expect((await receive(tote, request, once)).receipt.id).toBe(received.receipt.id);
    expect(await Promise.all([there, short, damaged].map(({ id }) => stateOf(id)))).toEqual(['received', 'shipped', 'received']);
    expect((await toteNow(tote.id)).state).toBe('received');
    expect(await counts()).toEqual({ recent: 0, older: 0, followUp: 2 });
    expect((await near()).filter(({ class: of }) => of === 'not_delivered')).toEqual([{ class: 'not_delivered', station: 'receipt', code: 'short' }]);
    expect((await new WhereIsIt(uow()).pack(people.checker, SCOPE, there.code)).sentence).toMatch(/received .* by N\. Urse\.$/u);
    expect((await new WhereIsIt(uow()).pack(people.checker, SCOPE, short.code)).sentence).toMatch(/reported missing .* by N\. Urse\.$/u);
    const found = await receive(await toteNow(tote.id), { scanned: [short.code] });
    expect([found.receipt.counts.received, await stateOf(short.id), await counts()]).toEqual([1, 'received', { recent: 0, older: 0, followUp: 1 }]);
    const lost = (await uow().run(pharmacy.actor, (tx) => tx.get(UnreceivedQuery).run(SCOPE, null))).items.find(({ packId }) => packId === damaged.id);
    await new DecideFollowUp(uow()).execute(people.checker, SCOPE, lost?.itemId ?? '', key(), { decision: 'returned', note: 'wet' });
    expect([await stateOf(damaged.id), await counts()]).toEqual(['returned', { recent: 0, older: 0, followUp: 0 }]);
  });

  it('a pack of this wing that came with another tote is received as extra; one of another home is written down and goes back', async () => {
    const chosen = await ready(2);
    const [own, stray] = chosen as [PackRow, PackRow];
    const [first, second] = [await onTheWay([own]), await onTheWay([stray])];
    const [foreign] = await ready(1, (pack) => pack.facility_id !== own.facility_id);
    const away = await onTheWay([foreign as PackRow]);
    const received = await receive(first, { scanned: [own.code, stray.code, foreign?.code ?? ''] });
    expect(received.receipt.lines.map(({ condition, code, received: units, residentId }) => [condition, code, units !== '0', residentId !== null])).toEqual([
      ['received', own.code, true, true], ['extra', stray.code, true, true], ['extra', foreign?.code, false, false],
    ]);
    expect([await stateOf(stray.id), await stateOf(foreign?.id ?? '')]).toEqual(['received', 'shipped']);
    expect((await receive(second, { allPresent: { count: 0 } })).receipt.counts.short).toBe(0);
    await expect(receive(away, { allPresent: { count: 2 } })).rejects.toMatchObject({ problems: [{ pointer: '/allPresent/count' }] });
    expect((await receive(away, { allPresent: { count: 1 } })).receipt.counts.received).toBe(1);
  });

  it('an order that is stopped on the road: the pack is there, is not used, and its cells are named', async () => {
    const plain = new Set((await desk.plainOrders()).map(({ order_id: id }) => id));
    const [pack] = await ready(1, ({ order_id: id }) => id !== null && plain.has(id));
    const tote = await onTheWay([pack as PackRow]);
    await desk.discontinue(await desk.current(pack?.order_id ?? ''), { at: '2026-12-05T12:00', reason: 'rash' });
    const received = await receive(tote, { allPresent: { count: 1 } });
    expect([received.receipt.counts.stopped, received.toPull.map(({ packCode }) => packCode), await stateOf(pack?.id ?? '')]).toEqual([1, [pack?.code], 'shipped']);
  });

  it('run-out and gauge read receipts from the day on which a facility keeps them; until then what was filled is there (F11)', async () => {
    const [{ facility_id: facilityId } = { facility_id: '' }] = packs;
    const code = facilities.find(({ id }) => id === facilityId)?.code ?? '';
    const asOf = new Date('2026-12-09T12:00:00Z');
    const runOuts = async () => new Map((await new ListRunOuts(uow()).execute(pharmacy.actor, SCOPE, code, asOf)).map((item) => [item.orderId, item]));
    const before = await runOuts();
    await new SetReceipts(uow()).execute(people.checker, SCOPE, code, { key: key() }, { kept: true, effectiveFrom: '2027-06-01' });
    expect(await runOuts()).toEqual(before);
    const calm = packs.filter((pack) => pack.facility_id === facilityId && pack.order_id !== null && !before.has(pack.order_id));
    const ofOrders = Map.groupBy(calm, ({ order_id: id }) => id);
    const alone = new Set([...ofOrders].filter(([, own]) => own.length === 1).map(([id]) => id));
    const [came, lost] = await ready(2, (pack) => pack.facility_id === facilityId && alone.has(pack.order_id));
    const tote = await onTheWay([came as PackRow, lost as PackRow]);
    const { receipt } = await receive(tote, { scanned: [came?.code ?? ''] });
    // The sample's supplies are counted in December, and what came before a count was counted: this came after it.
    await withClient(pharmacy.database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
      await client.query('alter table receipt disable trigger receipt_append_only');
      await client.query(`update receipt set received_at = '2026-12-05T15:00:00Z' where id = $1`, [receipt.id]);
      await client.query('alter table receipt enable trigger receipt_append_only');
    });
    await new SetReceipts(uow()).execute(people.checker, SCOPE, code, { key: key() }, { kept: true, effectiveFrom: '2026-12-01' });
    const after = await runOuts();
    expect([after.has(came?.order_id ?? ''), after.has(lost?.order_id ?? '')]).toEqual([false, true]);
    const gauges = await new ReadSupplyGauge(uow()).execute(pharmacy.actor, SCOPE, came?.resident_id ?? '');
    expect(gauges.find(({ orderId }) => orderId === came?.order_id)).toMatchObject({ basis: 'receipts', inTransit: '0' });
  });

  it('what nobody received after 72 hours moves to the older count and stays in the list until somebody decides (F11)', async () => {
    const [pack] = await ready(1);
    const tote = await onTheWay([pack as PackRow]);
    const missing = () => uow().run(pharmacy.actor, (tx) => tx.get(UnreceivedQuery).run(SCOPE, pack?.facility_id ?? ''));
    const { counts } = await missing();
    await withClient(pharmacy.database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
      await client.query(`update van_run set departed_at = departed_at - interval '72 hours' where id = $1`, [tote.deliveryId]);
    });
    const later = await missing();
    expect(later.counts).toEqual({ ...counts, recent: counts.recent - 1, older: counts.older + 1 });
    const item = later.items.find(({ packId }) => packId === pack?.id);
    expect(item).toMatchObject({ recent: false, hours: 72, kind: 'unreceived' });
    await new DecideFollowUp(uow()).execute(people.checker, SCOPE, item?.itemId ?? '', key(), { decision: 'lost', note: 'the van was searched' });
    expect((await missing()).counts).toEqual({ ...counts, recent: counts.recent - 1 });
  });

  it('a pack that comes back is out of use, and each order in it is decided on by the rules of returns (R142–R145)', async () => {
    const [pack] = await ready(1);
    const tote = await onTheWay([pack as PackRow]);
    await receive(tote, { allPresent: { count: 1 } });
    const back = await new TakeBackPack(uow()).execute(people.checker, SCOPE, pack?.code ?? '', key(), { at: '2026-12-10T09:00', reason: 'discharged', sealed: true, inCustody: true, expiresOn: '2027-12-31' });
    expect([back.wasReceived, back.returns.length > 0, await stateOf(pack?.id ?? '')]).toEqual([true, true, 'returned']);
    expect(back.returns.every(({ accepted, refusals }) => accepted || refusals.includes('state_forbids'))).toBe(true);
    await expect(new TakeBackPack(uow()).execute(people.checker, SCOPE, pack?.code ?? '', key(), { at: '2026-12-10T09:00', reason: 'twice', sealed: true, inCustody: true })).rejects.toMatchObject({ code: 'pack.step-not-allowed' });
  });

  it('the manifest names every thing of every tote once, controlled drugs apart; the next van leaves out holidays', async () => {
    const chosen = await ready(3);
    const tote = await onTheWay(chosen);
    const manifest = await new ReadManifest(uow()).execute(people.checker, SCOPE, tote.deliveryId ?? '');
    const items = manifest.stops.flatMap(({ wings, controlled }) => [...wings.flatMap(({ residents }) => residents), ...controlled].flatMap((one) => one.items.map(({ code }) => code)));
    expect(new Set(items)).toEqual(new Set(chosen.map(({ code }) => code)));
    expect(items).toHaveLength(chosen.length);
    const next = async () => (await new FindNextVan(uow()).execute(people.checker, SCOPE, facilities[0]?.code ?? '', new Date('2026-12-24T12:00:00Z')))?.runOn;
    expect(await next()).toBe('2026-12-24');
    await new SetRoute(uow()).setHolidays(people.checker, { key: key() }, { holidays: ['2026-12-24', '2026-12-25'] });
    expect((await next()) ?? '').toMatch(/^2026-12-2[89]$/u);
  });

  it('a van is planned ahead alone, and leaves before its day with a reason alone, which stays with it', async () => {
    const planned = (runOn: string): Promise<unknown> => new RunVan(uow()).plan(people.checker, key(), { routeId, runOn, departure: '17:00', van: `Van ${keys}`, driver: 'D. Person' });
    await expect(planned('2020-12-04')).rejects.toMatchObject({ problems: [{ pointer: '/departure' }] });
    const [one] = await ready(1);
    const tote = await open(one as PackRow);
    await scan(tote, one?.code ?? '');
    const closed = await new MoveTote(uow()).close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, {});
    const deliveryId = await van();
    await new MoveTote(uow()).load(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: closed.tote.version }, { deliveryId });
    const depart = (early?: string) => new RunVan(uow()).depart(people.checker, SCOPE, { key: key(), id: deliveryId, readVersion: 1 }, { early });
    await expect(depart()).rejects.toMatchObject({ problems: [{ pointer: '/early' }] });
    expect((await depart('the road closes')).delivery).toMatchObject({ state: 'departed', early: 'the road closes' });
    expect(await new ReadManifest(uow()).execute(people.checker, SCOPE, deliveryId)).toMatchObject({ early: 'the road closes' });
  });

  it('an order of a resident in the tote that no pack holds is told on its page and when it is closed, and stops nothing', async () => {
    const plain = new Set((await read(z.object({ id: z.string() }), `select v.order_id as id from order_version v join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null where v.superseded_at is null and d.form ilike '%tablet' and d.dea_schedule is null`)).map(({ id }) => id));
    const [pack] = await ready(1, ({ order_id: id }) => id !== null && plain.has(id));
    const tote = await open(pack as PackRow);
    await scan(tote, pack?.code ?? '');
    expect((await toteNow(tote.id)).withoutPack).toEqual([]);
    const [{ npi }] = await read(z.object({ npi: z.string() }), `select npi from prescriber where npi <> '' order by npi limit 1`) as [{ npi: string }];
    const order = await desk.current(pack?.order_id ?? '');
    const opened = await desk.open({ rxNumber: 'NEW-9', reason: 'new', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id } });
    expect((await toteNow(tote.id)).withoutPack).toMatchObject([{ orderId: opened.orderId, rxNumber: 'NEW-9' }]);
    const closed = await new MoveTote(uow()).close(people.checker, SCOPE, { key: key(), id: tote.id, readVersion: (await toteNow(tote.id)).version }, {});
    expect([closed.done, closed.tote.withoutPack.map(({ rxNumber }) => rxNumber), closed.sentence]).toEqual([true, ['NEW-9'], expect.stringContaining('In no pack: Rx NEW-9, ')]);
  });
});
