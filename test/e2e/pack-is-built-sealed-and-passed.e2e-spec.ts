import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';

/** A pack with at least two orders, so that there is something to confirm one after the other. */
const WHOLE = `
select p.id from pack p join pack_cell c on c.pack_id = p.id join order_version v on v.order_id = c.order_id and v.superseded_at is null
where p.is_current and not exists (select from prescription r where r.order_id = c.order_id and r.dea_schedule is not null)
group by p.id order by count(distinct c.order_id) desc, p.id limit 1`;

describe('a pack over HTTP', () => {
  let desk: BenchDesk;
  let packId: string;
  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 6, seed: 7 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packId = (await desk.read(z.object({ id: z.string() }), WHOLE))[0]?.id ?? '';
  });
  afterAll(async () => desk.close());

  it('is found by batch and by its code, and counted on the board', async () => {
    const [, page] = await desk.get('tess', `packs?batchId=${desk.batchId}&limit=200`);
    const packs = page['items'] as { id: string; code: string; state: string }[];
    expect(packs.every(({ state }) => state === 'planned')).toBe(true);
    const { code } = packs.find(({ id }) => id === packId) ?? { code: '' };
    expect(await desk.get('tess', `packs/by-code/${code}`)).toMatchObject([200, { id: packId, state: 'planned', outOfDate: false }]);
    expect((await desk.get('tess', 'pack-board'))[1]['items']).toMatchObject([{ batchId: desk.batchId, toPack: packs.length, filling: 0, inCheck: 0, outOfDate: 0 }]);
  });

  it('is taken by a technician, whose every scan is answered', async () => {
    expect((await desk.post('tess', `packs/${packId}/start`, {}))[0]).toBe(428);
    expect(await desk.command('tess', packId, 'start')).toMatchObject([200, { state: 'filling', takenBy: desk.userId('tess') }]);
    const pack = await desk.pack(packId);
    const [order] = pack.orders;
    expect(await desk.post('tess', `packs/${packId}/scans`, { raw: order?.ndc11 })).toMatchObject([200, { verdict: 'ok', code: 'right_product', orderId: order?.orderId }]);
    expect(await desk.post('tess', `packs/${packId}/scans`, { raw: pack.code })).toMatchObject([200, { verdict: 'ok', code: 'right_pack' }]);
    expect(await desk.post('tess', `packs/${packId}/scans`, { raw: pack.residentCode })).toMatchObject([200, { verdict: 'ok', code: 'right_resident' }]);
    expect(await desk.post('tess', `packs/${packId}/scans`, { raw: '99999999999' })).toMatchObject([200, { verdict: 'unknown', code: 'not_known' }]);
  });

  it('is sealed only when every order is in it', async () => {
    const { code, orders } = await desk.pack(packId);
    expect(await desk.command('tess', packId, 'seal', { scan: code })).toMatchObject([422, { code: 'pack.seal-blocked' }]);
    await desk.fill('tess', packId);
    expect((await desk.pack(packId)).orders.map(({ state, packed }) => [state, packed])).toEqual(orders.map(({ expected }) => ['packed', expected]));
    expect(await desk.command('tess', packId, 'seal', { scan: 'K-0000000-0' })).toMatchObject([422, { code: 'pack.wrong-scan' }]);
    expect(await desk.command('tess', packId, 'seal', { scan: code })).toMatchObject([200, { state: 'sealed', packerId: desk.userId('tess'), sealNumber: 1 }]);
    const { useBy } = await desk.pack(packId);
    expect(useBy !== null && useBy <= '2028-06-30').toBe(true);
  });

  it('is checked by somebody else, who has looked at every difference', async () => {
    const { code } = await desk.pack(packId);
    expect((await desk.get('pam', 'check-queue'))[1]['items']).toMatchObject([{ id: packId, risks: expect.arrayContaining(['new_resident', 'first_of_technician']) }]);
    const [, view] = await desk.get('pam', `packs/${packId}/check`);
    const rows = view['rows'] as { lineId: string; kind: string; toAcknowledge: boolean }[];
    expect([view['previous'], new Set(rows.map(({ kind }) => kind))]).toEqual([null, new Set(['added'])]);
    expect(await desk.command('tess', packId, 'pass', { scan: code, acknowledged: [] })).toMatchObject([403, { code: 'auth.permission-missing' }]);
    expect(await desk.command('pam', packId, 'pass', { scan: code, acknowledged: [] })).toMatchObject([422, { code: 'pack.changes-unseen' }]);
    expect(await desk.command('pam', packId, 'pass', { scan: code, acknowledged: rows.map(({ lineId }) => lineId) })).toMatchObject([200, { state: 'checked', checkerId: desk.userId('pam') }]);
    expect((await desk.get('pam', 'check-queue'))[1]['items']).toEqual([]);
  });

  it('has told every step of it, with who and what it stood on', async () => {
    const [, { items }] = await desk.get('ada', `packs/${packId}/events`);
    const steps = items as { kind: string; by: string; contentHash: string }[];
    expect(steps.map(({ kind }) => kind).filter((kind) => !['scanned', 'confirmed'].includes(kind))).toEqual(['started', 'sealed', 'passed']);
    expect(steps.every(({ by, contentHash }) => by !== null && contentHash.length === 64)).toBe(true);
  });
});
