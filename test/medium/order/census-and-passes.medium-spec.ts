import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { atMinute, byCodePoint, day, formatMilli } from '@cyclefill/domain/kernel';
import { dueDoses } from '@cyclefill/domain/regimen';
import { contextOf, readFacilitySnapshot } from '@cyclefill/features/fill';
import { ChangeMedPass, RecordCensusEvent, SetStopPolicy, listMedPasses } from '@cyclefill/features/order';
import { z } from 'zod';
import { type DeskOrder, type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { tableContents } from '../../support/table-contents.js';

// Every test reads a whole facility several times; a busy machine takes its time.
jest.setTimeout(60_000);

const FROM = day('2026-12-07');
const RANGE = { from: FROM, to: day('2026-12-21') };
type Telling = Parameters<RecordCensusEvent['execute']>[4];
const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: Error) => error.message);

describe('census events and pass tables', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let orders: DeskOrder[];
  let facilityId: string;
  let keys = 0;
  const census = () => new RecordCensusEvent(pharmacy.database.uow);
  const passes = () => new ChangeMedPass(pharmacy.database.uow);
  const tell = (residentId: string, request: object, key = `key-${String(keys += 1).padStart(5, '0')}`) =>
    census().execute(pharmacy.actor, 'pharmacy', residentId, key, { detail: '', ...request } as Telling);

  /** Due doses of every order of a resident by the engine that builds batches: `rx 2026-12-07T08:00 1`. */
  const engineDoses = (residentId: string | null): Promise<readonly string[]> => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
    const now = await tx.now();
    const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, RANGE, { asOf: now, knownAt: now });
    return snapshot.orders.filter((order) => residentId === null || order.residentId === residentId).flatMap((order) => {
      const context = contextOf(contexts, order);
      return context === undefined ? [] : dueDoses(order, context, atMinute(RANGE.from), atMinute(RANGE.to)).map(({ at, dose }) => `${order.rxNumber} ${at} ${formatMilli(dose)}`);
    }).toSorted();
  }, { isolation: 'REPEATABLE READ' });
  const count = (answer: Awaited<ReturnType<typeof tell>>, of: 'dropped' | 'added' | 'retimed'): number => answer.difference.orders.reduce((sum, order) => sum + order[of].length, 0);
  const minus = (before: readonly string[], after: readonly string[]): number => before.filter((dose) => !after.includes(dose)).length;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 40, seed: 11 });
    desk = orderDesk(pharmacy);
    orders = [...new Map((await desk.plainOrders()).map((order) => [order.resident_id, order])).values()];
    facilityId = (await desk.read(z.object({ id: z.string() }), 'select id from facility'))[0]?.id ?? '';
    expect(orders.length).toBeGreaterThan(5);
  });
  afterAll(async () => pharmacy.database.close());
  const resident = (): string => {
    const order = orders.shift();
    if (order === undefined) throw new Error('the sample has too few residents');
    return order.resident_id;
  };

  it('a leave drops the doses between, as the engine then has it; the preview says the same and writes nothing', async () => {
    const id = resident();
    const before = await engineDoses(id);
    const request = { event: 'leave' as const, at: '2026-12-09T10:00', until: '2026-12-11T18:00', detail: 'with family' };
    const contents = await tableContents(pharmacy.database, pharmacy.actor);
    const preview = await census().preview(pharmacy.actor, 'pharmacy', id, request);
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(contents);
    const answer = await tell(id, request);
    const after = await engineDoses(id);
    expect(answer.difference).toEqual(preview.difference);
    expect(count(answer, 'dropped')).toBe(before.length - after.length);
    expect([count(answer, 'added'), count(answer, 'retimed')]).toEqual([0, 0]);
    expect(count(answer, 'dropped')).toBeGreaterThan(3);
    expect(answer.difference).toMatchObject({ from: '2026-12-09T10:00', to: '2026-12-23T10:00' });
    expect(await refusal(tell(id, { event: 'hospital', at: '2026-12-10T00:00' }))).toBe('census.already-away');
  });

  it('a hospital stay without an end takes everything, and the return gives it back from then on', async () => {
    const id = resident();
    const all = await engineDoses(id);
    await tell(id, { event: 'hospital', at: '2026-12-07T00:00' });
    expect(await engineDoses(id)).toEqual([]);
    const back = await tell(id, { event: 'return', at: '2026-12-10T00:00' });
    const after = await engineDoses(id);
    expect(after).toEqual(all.filter((dose) => Number(dose.split(' ')[1]) >= atMinute(day('2026-12-10'))));
    expect(count(back, 'added')).toBeGreaterThanOrEqual(after.length);
    expect(await refusal(tell(id, { event: 'return', at: '2026-12-11T00:00' }))).toBe('census.not-away');
  });

  it('a death ends every order; a readmission after a discharge begins them again, with a gap', async () => {
    const [dead, back] = [resident(), resident()];
    await tell(dead, { event: 'death', at: '2026-12-08T03:30' });
    expect((await engineDoses(dead)).every((dose) => Number(dose.split(' ')[1]) < atMinute(day('2026-12-08'), 210))).toBe(true);
    expect(await refusal(tell(dead, { event: 'leave', at: '2026-12-09T00:00' }))).toBe('census.not-here');
    const [wing] = await desk.read(z.object({ id: z.string() }), 'select id from wing order by name limit 1');
    const home = { wingId: wing?.id, room: '7', bed: 'A' };
    await tell(back, { event: 'discharge', at: '2026-12-01T00:00' });
    expect(await engineDoses(back)).toEqual([]);
    const answer = await tell(back, { event: 'readmission', at: '2026-12-12T00:00', ...home });
    const doses = await engineDoses(back);
    expect(doses.length).toBeGreaterThan(0);
    expect(doses.every((dose) => Number(dose.split(' ')[1]) >= atMinute(day('2026-12-12')))).toBe(true);
    expect(count(answer, 'dropped')).toBe(0);
    const [kept] = await desk.read(z.object({ told_as: z.string(), kind: z.string() }), `select told_as, kind from census_event where resident_id = $1 and kind = 'discharge'`, [dead]);
    expect(kept).toEqual({ told_as: 'death', kind: 'discharge' });
  });

  it('a move to a wing with other pass times re-times the doses and loses none', async () => {
    const id = resident();
    const [wing] = await desk.read(z.object({ id: z.string() }), `
      select w.id from wing w where w.id <> (select e.wing_id from census_event e where e.resident_id = $1 and e.kind = 'placed' and e.superseded_at is null) order by w.name limit 1`, [id]);
    const table = { wingId: wing?.id ?? '', effectiveFrom: '2026-11-01', rows: ['QD', 'BID', 'TID', 'QHS'].map((code) => ({ code, times: { QD: ['0945'], BID: ['0715', '1815'], TID: ['0715', '1315', '1915'], QHS: ['2115'] }[code] ?? [] })) };
    await passes().execute(pharmacy.actor, facilityId, 'key-wing-1', table);
    const before = await engineDoses(id);
    const answer = await tell(id, { event: 'transfer', at: '2026-12-10T00:00', wingId: wing?.id, room: '12', bed: 'B' });
    const after = await engineDoses(id);
    expect(after).toHaveLength(before.length);
    expect(count(answer, 'retimed')).toBeGreaterThan(0);
    expect([count(answer, 'dropped'), count(answer, 'added')]).toEqual([0, 0]);
    const bid = answer.difference.orders.flatMap(({ retimed }) => retimed).filter(({ to }) => to.endsWith('T07:15') || to.endsWith('T18:15'));
    expect(bid.length).toBeGreaterThan(0);
    expect(minus(before, after)).toBeGreaterThan(0);
  });

  it('a table change shows every order that it re-times before it is saved, and then does just that', async () => {
    const change = { wingId: null, effectiveFrom: '2026-12-07', rows: [{ code: 'BID', times: ['0830', '1730'] }] };
    const contents = await tableContents(pharmacy.database, pharmacy.actor);
    const preview = await passes().preview(pharmacy.actor, facilityId, change);
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(contents);
    const before = await engineDoses(null);
    expect(await passes().execute(pharmacy.actor, facilityId, 'key-table-1', change)).toEqual(preview);
    const after = await engineDoses(null);
    const rxOf = (doses: readonly string[], others: readonly string[]): string[] => [...new Set(doses.filter((dose) => !others.includes(dose)).map((dose) => dose.split(' ')[0] ?? ''))].toSorted();
    expect(preview.orders.map(({ rxNumber }) => rxNumber).toSorted()).toEqual(rxOf(before, after));
    expect(preview.orders.length).toBeGreaterThan(5);
    expect(preview.orders.reduce((sum, { retimed }) => sum + retimed.length, 0)).toBe(minus(before, after));
    expect(preview.orders.every(({ dropped, added }) => dropped.length + added.length === 0)).toBe(true);
    const rows = await desk.read(z.object({ times: z.string(), by: z.string() }), `select array_to_string(minutes, ',') as times, source as by from med_pass where wing_id is null and code = 'BID' and superseded_at is null order by effective_from desc limit 1`);
    expect(rows).toEqual([{ times: '510,1050', by: 'person' }]);
  });

  it.each(['resident', 'order'] as const)('a row of a %s re-times what is theirs alone, as the preview said, and wins over the table of the house (D40)', async (level) => {
    const order = orders[0] as DeskOrder;
    const id = resident();
    const owner = level === 'resident' ? { residentId: id } : { orderId: order.order_id };
    const change = { wingId: null, ...owner, effectiveFrom: '2026-12-07', rows: [{ code: 'BID', times: ['0610', '1810'], window: { early: 60, late: 30 } }] };
    const preview = await passes().preview(pharmacy.actor, facilityId, change);
    const before = await engineDoses(null);
    expect(await passes().execute(pharmacy.actor, facilityId, `key-own-${level}`, change)).toEqual(preview);
    const after = await engineDoses(null);
    const changed = [...new Set(after.filter((dose) => !before.includes(dose)).map((dose) => dose.split(' ')[0] ?? ''))].toSorted(byCodePoint);
    expect(preview.orders.map(({ rxNumber }) => rxNumber).toSorted()).toEqual(changed);
    expect(changed).toContain(order.rx_number);
    expect(preview.orders.every(({ residentId, dropped, added }) => residentId === id && dropped.length + added.length === 0)).toBe(true);
    expect(preview.orders.every(({ rxNumber }) => level === 'resident' || rxNumber === order.rx_number)).toBe(true);
    expect(preview.orders.flatMap(({ retimed }) => retimed).every(({ to }) => to.endsWith('T06:10') || to.endsWith('T18:10'))).toBe(true);
    // A later row of the house moves nobody who has one of their own.
    const house = await passes().preview(pharmacy.actor, facilityId, { wingId: null, effectiveFrom: '2026-12-08', rows: [{ code: 'BID', times: ['0940', '1740'] }] });
    expect(house.orders.map(({ rxNumber }) => rxNumber)).not.toContain(order.rx_number);
    const { items } = await pharmacy.database.uow.run(pharmacy.actor, (tx) => listMedPasses(tx, facilityId));
    expect(items.find(({ residentId, orderId }) => (level === 'resident' ? residentId === id : orderId === order.order_id))).toMatchObject({ level, code: 'BID', times: ['0610', '1810'], window: { early: 60, late: 30 } });
  });

  it.each(['resident', 'order'] as const)('a row of a %s is withdrawn from a day on: the house holds again from then, as the preview said', async (level) => {
    const id = resident();
    const order = (await desk.plainOrders()).find(({ resident_id: owner }) => owner === id) as DeskOrder;
    const owner = level === 'resident' ? { residentId: id } : { orderId: order.order_id };
    const own = { wingId: null, ...owner, effectiveFrom: '2026-12-07', rows: [{ code: 'BID', times: ['0605', '1805'] }] };
    const none = { wingId: null, ...owner, effectiveFrom: '2026-12-14', rows: [{ code: 'BID', withdraw: true as const }] };
    await expect(passes().preview(pharmacy.actor, facilityId, none)).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/code' }] });
    const house = await engineDoses(id);
    await passes().execute(pharmacy.actor, facilityId, `key-set-${level}`, own);
    const before = await engineDoses(id);
    const preview = await passes().preview(pharmacy.actor, facilityId, none);
    expect(await passes().execute(pharmacy.actor, facilityId, `key-none-${level}`, none)).toEqual(preview);
    const after = await engineDoses(id);
    const from = atMinute(day('2026-12-14'));
    const since = (doses: readonly string[]): readonly string[] => doses.filter((dose) => Number(dose.split(' ')[1]) >= from);
    const until = (doses: readonly string[]): readonly string[] => doses.filter((dose) => Number(dose.split(' ')[1]) < from);
    expect([since(after), until(after)]).toEqual([since(house), until(before)]);
    expect(preview.orders.map(({ rxNumber }) => rxNumber)).toContain(order.rx_number);
    expect(preview.orders.every(({ residentId, dropped, added }) => residentId === id && dropped.length + added.length === 0)).toBe(true);
    await expect(passes().execute(pharmacy.actor, facilityId, `key-twice-${level}`, { ...none, effectiveFrom: '2026-12-15' })).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/code' }] });
    const { items } = await pharmacy.database.uow.run(pharmacy.actor, (tx) => listMedPasses(tx, facilityId));
    expect(items.filter(({ residentId, orderId }) => (level === 'resident' ? residentId === id : orderId === order.order_id)).map(({ times, effectiveFrom }) => [effectiveFrom, times]))
      .toEqual([['2026-12-07', ['0605', '1805']], ['2026-12-14', []]]);
  });

  it('two changes of one row at once are done one after the other, and so are two stop policies', async () => {
    const change = (time: string) => passes().execute(pharmacy.actor, facilityId, `key-race-${time}`, { wingId: null, effectiveFrom: '2026-12-09', rows: [{ code: 'QHS', times: [time] }] });
    await Promise.all(['2000', '2015', '2030', '2045'].map(change));
    const policy = (days: number) => new SetStopPolicy(pharmacy.database.uow).execute(pharmacy.actor, facilityId, { key: `stop-policy-${days}` }, { drugClass: 'anti_infective', days, effectiveFrom: '2026-12-09' });
    await Promise.all([7, 8, 9, 10].map(policy));
    const kept = await desk.read(z.object({ passes: z.int(), policies: z.int() }), `
      select (select count(*)::int from med_pass where code = 'QHS' and effective_from = '2026-12-09') as passes, (select count(*)::int from stop_policy where effective_from = '2026-12-09') as policies`);
    expect(kept).toEqual([{ passes: 4, policies: 4 }]);
  });

  it('a row of two owners, or of a resident or an order of nobody here, is refused', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const rows = [{ code: 'BID', times: ['0800'] }];
    const asked = (owner: object): Promise<string> => refusal(passes().preview(pharmacy.actor, facilityId, { wingId: null, effectiveFrom: '2026-12-07', rows, ...owner }));
    expect([await asked({ residentId: nobody, orderId: nobody }), await asked({ residentId: nobody }), await asked({ orderId: nobody })])
      .toEqual(['orderId: is not the only owner named: give a wing, a resident or an order', 'resident.not-found', 'order.not-found']);
  });

  it('the same request key is answered again and done once; with another body it is refused', async () => {
    const id = resident();
    const first = await tell(id, { event: 'leave', at: '2026-12-15T08:00', until: '2026-12-16T08:00' }, 'key-same-1');
    expect(await tell(id, { event: 'leave', at: '2026-12-15T08:00', until: '2026-12-16T08:00' }, 'key-same-1')).toEqual(first);
    expect(await refusal(tell(id, { event: 'leave', at: '2026-12-15T09:00' }, 'key-same-1'))).toBe('request.key-reused');
    const found = await desk.read(z.object({ n: z.int() }), `select count(*)::int as n from census_event where resident_id = $1 and kind = 'leave'`, [id]);
    expect(found).toEqual([{ n: 1 }]);
  });

  it('two who tell about one resident at once: the second finds what the first has written', async () => {
    const id = resident();
    const both = await Promise.all([refusal(tell(id, { event: 'leave', at: '2026-12-15T08:00' })), refusal(tell(id, { event: 'hospital', at: '2026-12-16T08:00' }))]);
    expect(both.toSorted()).toEqual(['census.already-away', 'done']);
  });

  it.each([
    ['a leave that ends before it begins', { event: 'leave', at: '2026-12-15T08:00', until: '2026-12-15T08:00' }, 'until: lies not after the start'],
    ['a move to nowhere', { event: 'transfer', at: '2026-12-15T08:00' }, 'wingId: is missing or of another type; room: is missing or of another type; bed: is missing or of another type'],
    ['a leave to a room', { event: 'leave', at: '2026-12-15T08:00', room: '1' }, 'room: has a field that does not belong here'],
    ['a discharge with an end', { event: 'discharge', at: '2026-12-15T08:00', until: '2026-12-16T08:00' }, 'until: has a field that does not belong here'],
    ['a wing of another house', { event: 'transfer', at: '2026-12-15T08:00', wingId: '00000000-0000-7000-8000-000000000000', room: '1', bed: 'A' }, 'wing.not-found'],
  ])('refuses %s', async (_name, request, problem) => {
    const [someone] = await desk.read(z.object({ id: z.string() }), `select resident_id as id from census_event where kind = 'placed' and superseded_at is null order by resident_id desc limit 1`);
    expect(await refusal(tell(someone?.id ?? '', request))).toBe(problem);
  });

  it('a table that names a code twice or no house is refused', async () => {
    const row = { code: 'BID', times: ['0800'] };
    expect(await refusal(passes().preview(pharmacy.actor, facilityId, { wingId: null, effectiveFrom: '2026-12-07', rows: [row, row] }))).toBe('rows.1.code: stands here twice');
    expect(await refusal(passes().preview(pharmacy.actor, '00000000-0000-7000-8000-000000000000', { wingId: null, effectiveFrom: '2026-12-07', rows: [row] }))).toBe('facility.not-found');
  });
});
