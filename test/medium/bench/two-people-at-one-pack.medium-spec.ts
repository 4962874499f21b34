import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecallLots, ReceiveStock } from '@cyclefill/features/stock';
import type { Actor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BenchDesk, type ShownPack, benchDesk } from '../../support/bench-desk.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';

const Id = z.object({ id: z.string() });
const Ndc = z.object({ ndc11: z.string() });
const UNCONTROLLED = `
select p.id from pack p join pack_cell c on c.pack_id = p.id join order_version v on v.order_id = c.order_id and v.superseded_at is null
where p.is_current and p.state = 'planned' and not exists (select from prescription r where r.order_id = c.order_id and r.dea_schedule is not null)
group by p.id order by count(distinct c.order_id) desc, p.id`;

describe('people at packs', () => {
  let desk: BenchDesk;
  let packs: string[];
  const actorOf = (login: string): Actor => ({ ...desk.pharmacy.actor, userId: desk.userId(login) });
  const take = (): string => packs.shift() ?? '';
  const raw = (login: string, sql: string, params: readonly unknown[]): Promise<unknown> => desk.pharmacy.database.uow.run(actorOf(login), (tx) => tx.execute(sql, params));
  const confirmBody = ({ ndc11, expected }: ShownPack['orders'][number], units = expected): unknown => ({ containers: [{ scan: ndc11, lot: 'LOT-1', expiresOn: '2028-06-30', units }] });

  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 12, seed: 11 }, ({ name, content }) => (name === 'facilities.csv' ? content.replaceAll('30-count blister card, one drug per card', '14-day multi-dose adherence pack') : content)), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packs = (await desk.read(Id, UNCONTROLLED)).map(({ id }) => id);
  });
  afterAll(async () => desk.close());

  it('confirm different orders at once, and both hold', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    const { orders } = await desk.pack(id);
    expect(orders.length).toBeGreaterThan(1);
    const answers = await Promise.all(orders.slice(0, 2).map((order, index) => desk.orderCommand(['tess', 'theo'][index] ?? '', id, order.orderId, 'confirm', confirmBody(order))));
    expect(answers.map(([status]) => status)).toEqual([200, 200]);
    expect((await desk.pack(id)).orders.slice(0, 2).map(({ state }) => state)).toEqual(['packed', 'packed']);
  });

  it('are told what the other did when they read an older version', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    const { rowVersion, orders: [order] } = await desk.pack(id);
    if (order === undefined) throw new Error('an empty pack');
    expect((await desk.orderCommand('theo', id, order.orderId, 'confirm', confirmBody(order)))[0]).toBe(200);
    const late = await desk.post('tess', `packs/${id}/orders/${order.orderId}/except`, { reason: 'not_found' }, { 'If-Match': '1' });
    expect(late).toMatchObject([412, { code: 'row.stale', since: [{ kind: 'started' }, { kind: 'confirmed', by: desk.userId('theo'), orderId: order.orderId }] }]);
    expect(await desk.post('tess', `packs/${id}/seal`, { scan: 'x' }, { 'If-Match': String(rowVersion) })).toMatchObject([412, { since: [{ kind: 'confirmed', by: desk.userId('theo') }] }]);
  });

  it('get one answer for one key, and never a second effect', async () => {
    const id = take();
    const headers = { 'If-Match': String((await desk.pack(id)).rowVersion), 'Idempotency-Key': 'the-same-key-1' };
    expect((await desk.post('tess', `packs/${id}/start`, {}, headers))[0]).toBe(200);
    expect((await desk.post('tess', `packs/${id}/start`, {}, headers))[0]).toBe(200);
    expect(await desk.read(z.object({ count: z.int() }), `select count(*)::int as count from pack_event where pack_id = $1`, [id])).toEqual([{ count: 1 }]);
    expect(await desk.post('tess', `packs/${take()}/start`, {}, headers)).toMatchObject([422, { code: 'request.key-reused' }]);
  });

  it('stop at a wrong product, which is kept as a near miss under the name of who scanned it', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    const { orders: [order] } = await desk.pack(id);
    const [other] = await desk.read(Ndc, `select d.ndc11 from drug_product d join drug_product o on o.ndc11 = $1 and o.superseded_at is null where d.superseded_at is null and d.ingredient_rxcui <> o.ingredient_rxcui and d.countable order by d.ndc11 limit 1`, [order?.ndc11]);
    expect(await desk.post('tess', `packs/${id}/scans`, { raw: other?.ndc11, orderId: order?.orderId })).toMatchObject([200, { verdict: 'stop', code: 'wrong_drug' }]);
    const body = { containers: [{ scan: other?.ndc11, lot: 'L', expiresOn: '2028-06-30', units: order?.expected }], override: { reason: 'I say so' } };
    expect(await desk.orderCommand('tess', id, order?.orderId ?? '', 'confirm', body)).toMatchObject([422, { code: 'pack.scan-stops', errors: [{ pointer: '/containers/0' }, { pointer: '/override' }] }]);
    const [, mine] = await desk.get('tess', 'near-misses?class=wrong_drug');
    expect(mine['items']).toMatchObject([{ packId: id, personId: desk.userId('tess'), station: 'bench' }, { packId: id }]);
    expect((await desk.get('theo', 'near-misses?class=wrong_drug'))[1]['items']).toMatchObject([{ packId: id, personId: null }, { personId: null }]);
    expect((await desk.get('ada', 'near-misses?class=wrong_drug'))[1]['items']).toMatchObject([{ personId: desk.userId('tess') }, {}]);
    expect((await desk.get('theo', `accuracy?personId=${desk.userId('tess')}`))[0]).toBe(404);
    expect((await desk.get('pam', `accuracy?personId=${desk.userId('tess')}`))[0]).toBe(404);
    expect(await desk.get('ada', `accuracy?personId=${desk.userId('tess')}`)).toMatchObject([200, { nearMisses: [{ class: 'wrong_drug', station: 'bench', count: 2 }] }]);
  });

  it('count: a variance asks for a recount, less than expected for a reason', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    const { orders: [order] } = await desk.pack(id);
    if (order === undefined) throw new Error('an empty pack');
    const one = { scan: order.ndc11, lot: 'L', expiresOn: '2028-06-30', units: order.expected, poured: String(Number(order.expected) + 1) };
    expect(await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [one] })).toMatchObject([422, { code: 'pack.count-differs' }]);
    const less = { ...one, units: '0.5', poured: '0.5' };
    expect(await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [less] })).toMatchObject([422, { code: 'pack.count-differs' }]);
    expect((await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [less], partial: { reason: 'short' } }))[1]).toMatchObject({ orders: expect.arrayContaining([expect.objectContaining({ state: 'partial', reason: 'short', packed: '0.5' })]) });
    expect((await desk.command('tess', id, 'undo'))[1]).toMatchObject({ orders: expect.arrayContaining([expect.objectContaining({ orderId: order.orderId, state: 'open', packed: '0' })]) });
    expect(await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [{ ...less, expiresOn: '2026-12-08' }] })).toMatchObject([422, {}]);
  });

  it('never check what they packed, witnessed or sealed: in code and in the database', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    await desk.fill('paul', id, { witnessId: desk.userId('pam') });
    const { code } = await desk.pack(id);
    expect((await desk.command('theo', id, 'seal', { scan: code }))[0]).toBe(200);
    const [, view] = await desk.get('pam', `packs/${id}/check`);
    const acknowledged = (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId);
    for (const login of ['paul', 'pam']) expect(await desk.command(login, id, 'pass', { scan: code, acknowledged })).toMatchObject([403, { code: 'pack.packed-by-you' }]);
    for (const login of ['paul', 'pam', 'theo']) {
      await expect(raw(login, `update pack set state = 'checked', checker_id = $2, checked_at = now(), row_version = row_version + 1 where id = $1`, [id, desk.userId(login)])).rejects.toThrow(/did not pack it|pack_checked_by_another/u);
    }
    await expect(raw('paul', `update pack set state = 'checked', row_version = row_version + 1 where id = $1`, [id])).rejects.toThrow(/pack_checked_whole/u);
    await expect(raw('paul', `update pack set state = 'tote', row_version = row_version + 1 where id = $1`, [id])).rejects.toThrow(/does not go from/u);
    await expect(raw('paul', `delete from pack_event where pack_id = $1`, [id])).rejects.toThrow();
    await expect(raw('paul', `update pack_fill set undone_at = now(), undone_by = $2 where pack_id = $1`, [id, desk.userId('paul')])).rejects.toThrow(/on the bench/u);
  });

  it('send a pack back with class and cells: its seal is void, it bears the next number, and its history stays', async () => {
    const id = take();
    const { code, orders: [order] } = await desk.bring(id, 'sealed');
    expect((await desk.command('pam', id, 'hold', { reason: 'is this meant?' }))[0]).toBe(200);
    const [, view] = await desk.get('pam', `packs/${id}/check`);
    const acknowledged = (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId);
    expect(await desk.command('pam', id, 'pass', { scan: code, acknowledged })).toMatchObject([409, { code: 'pack.held' }]);
    expect(await desk.command('pam', id, 'send-back', { reason: 'one too few', class: 'missing_drug', orderId: order?.orderId, cells: [1] })).toMatchObject([200, { state: 'filling', sealNumber: 2, packerId: null, held: false }]);
    expect(await desk.get('ada', `accuracy?personId=${desk.userId('tess')}`)).toMatchObject([200, { sentBack: 1 }]);
    expect((await desk.command('theo', id, 'undo', { orderId: order?.orderId }))[0]).toBe(200);
    await desk.fill('theo', id);
    expect(await desk.command('theo', id, 'seal', { scan: code })).toMatchObject([200, { state: 'sealed', sealNumber: 2 }]);
    const [, again] = await desk.get('pam', `packs/${id}/check`);
    expect(await desk.command('pam', id, 'pass', { scan: code, acknowledged: (again['rows'] as { lineId: string }[]).map(({ lineId }) => lineId) })).toMatchObject([200, { state: 'checked' }]);
    expect(await desk.command('tess', id, 'reopen', { reason: 'the label is torn' })).toMatchObject([200, { state: 'filling', sealNumber: 3, checkerId: null }]);
  });

  it('void a damaged pack: another is planned in its place, under another code', async () => {
    const id = take();
    const { code, orders } = await desk.bring(id, 'sealed');
    expect(await desk.command('tess', id, 'void', { reason: 'dropped' })).toMatchObject([403, {}]);
    expect(await desk.command('pam', id, 'void', { reason: 'dropped' })).toMatchObject([200, { state: 'void', inUse: false }]);
    const [again] = await desk.read(Id, 'select id from pack where replaces_id = $1', [id]);
    const made = await desk.pack(again?.id ?? '');
    expect([made.state, made.code === code, made.orders.map(({ expected }) => expected)]).toEqual(['planned', false, orders.map(({ expected }) => expected)]);
    expect(await desk.command('tess', id, 'start')).toMatchObject([409, { code: 'pack.step-not-allowed' }]);
  });

  it('take units out of containers and give them back; a recalled lot marks its packs at once', async () => {
    const id = take();
    await desk.bring(id, 'filling');
    const { orders: [order] } = await desk.pack(id);
    if (order === undefined) throw new Error('an empty pack');
    const { containers: [container] } = await new ReceiveStock(desk.pharmacy.database.uow).execute(actorOf('tess'), 'receive-key-1', { ndc11: order.ndc11, lot: 'RC-1', expiresOn: '2028-06-30', serial: '', units: '500', containers: 1, location: 'A1', quarantine: false });
    const left = async (): Promise<unknown> => (await desk.read(z.object({ left: z.int() }), 'select on_hand_milli as left from stock_container where lot = $1', ['RC-1']))[0]?.left;
    expect((await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [{ scan: container?.code, units: order.expected }] }))[0]).toBe(200);
    expect(await left()).toBe(500_000 - Number(order.expected) * 1000);
    await desk.command('tess', id, 'undo');
    expect(await left()).toBe(500_000);
    expect((await desk.orderCommand('tess', id, order.orderId, 'confirm', { containers: [{ scan: container?.code, units: order.expected }] }))[0]).toBe(200);
    await desk.fill('tess', id);
    const { code } = await desk.pack(id);
    expect((await desk.command('tess', id, 'seal', { scan: code }))[0]).toBe(200);
    await new RecallLots(desk.pharmacy.database.uow).open(actorOf('pam'), 'recall-key-1', { ndc11: order.ndc11, lots: ['RC-1'], source: 'test recall', reason: '' });
    const after = await desk.pack(id);
    expect([after.outOfDate, after.driftReasons, new Set(after.toPull.map(({ orderId }) => orderId))]).toEqual([true, ['recall'], new Set([order.orderId])]);
    expect(await desk.post('theo', `packs/${id}/scans`, { raw: container?.code, orderId: order.orderId })).toMatchObject([200, { verdict: 'stop', code: 'recalled' }]);
    expect(await desk.command('pam', id, 'recall', { reason: 'lot recalled' })).toMatchObject([200, { state: 'recalled' }]);
    const [again] = await desk.read(Id, 'select id from pack where replaces_id = $1', [id]);
    expect((await desk.pack(again?.id ?? '')).orders.map(({ expected }) => expected)).toEqual(after.orders.map(({ expected }) => expected));
  });

  it('technicians check where the state and their record allow it, and practise before that (R241)', async () => {
    const [practice, real] = [take(), take()];
    const check = async (id: string, login: string, passed: boolean) => {
      const { code } = await desk.pack(id);
      const [, view] = await desk.get(login, `packs/${id}/check`);
      return desk.command(login, id, 'technician-check', { scan: code, acknowledged: (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId), passed });
    };
    await desk.bring(practice, 'sealed');
    expect(await check(practice, 'tess', true)).toMatchObject([403, { code: 'pack.packed-by-you' }]);
    expect(await check(practice, 'theo', true)).toMatchObject([200, { state: 'sealed' }]);
    const { code } = await desk.pack(practice);
    const [, view] = await desk.get('pam', `packs/${practice}/check`);
    expect((await desk.command('pam', practice, 'pass', { scan: code, acknowledged: (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId) }))[0]).toBe(200);
    const [facility] = await desk.read(z.object({ state: z.string() }), 'select state from facility limit 1');
    const set = async (state: string | undefined, headers: Readonly<Record<string, string>>): Promise<number> =>
      (await desk.api.put('/api/v1/check-programmes', desk.token('pam'), { state, allowed: true, minChecks: 1, minDays: 1, source: 'a test' }, headers)).status;
    const named = { 'Idempotency-Key': 'programme-1', 'If-Match': '0' };
    expect([await set(facility?.state, { 'Idempotency-Key': 'programme-1' }), await set(facility?.state, { 'If-Match': '0' }), await set('ZZ', named)]).toEqual([428, 400, 400]);
    expect([await set(facility?.state, named), await set(facility?.state, named), await set(facility?.state, { ...named, 'Idempotency-Key': 'programme-2' })]).toEqual([204, 204, 412]);
    const listed = async (login: string): Promise<unknown> => (await desk.get(login, 'check-programmes'))[1]['items'];
    const theo = { technicianId: desk.userId('theo'), checks: 1, days: 1, correct: 1, accuracyPerMille: 1000, lacks: [] };
    const programme = { state: facility?.state, allowed: true, minChecks: 1, to: null, version: 1, qualified: 1 };
    expect([await listed('ada'), await listed('theo'), await listed('pam')]).toMatchObject([[{ ...programme, technicians: [theo] }], [{ ...programme, technicians: [theo] }], [{ ...programme, technicians: [] }]]);
    expect(await desk.get('theo', 'accuracy')).toMatchObject([200, { checks: { audited: 1, correct: 1, days: 1, states: [{ state: facility?.state, lacks: [] }] } }]);
    await desk.bring(real, 'sealed');
    expect(await check(real, 'theo', true)).toMatchObject([200, { state: 'checked', checkerId: desk.userId('theo') }]);
  });
});
