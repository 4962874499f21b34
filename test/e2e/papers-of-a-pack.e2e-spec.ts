import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pageTexts, squeezed } from '../../libs/pdf/src/read-back.builder.js';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';

const Row = z.object({ id: z.string(), code: z.string() });
/** Packs of what is not controlled, the one with most orders first. */
const PACKS = `
select p.id, p.code from pack p join pack_cell c on c.pack_id = p.id
where p.is_current and not exists (select from prescription r where r.order_id = c.order_id and r.dea_schedule is not null)
group by p.id order by count(distinct c.order_id) desc, p.id`;

describe('papers of a pack over HTTP', () => {
  let desk: BenchDesk;
  let packs: { id: string; code: string }[];
  const draw = async (login: string, path: string): Promise<{ status: number; bytes: Uint8Array }> => {
    const response = await desk.api.get(`/api/v1/${path}`, desk.token(login));
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const text = async (login: string, path: string): Promise<string> => pageTexts((await draw(login, path)).bytes).join('');
  const first = (): { id: string; code: string } => packs[0] ?? { id: '', code: '' };
  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 12, seed: 11 }, ({ name, content }) => (name === 'facilities.csv' ? content.replaceAll('30-count blister card, one drug per card', '14-day multi-dose adherence pack') : content)), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packs = await desk.read(Row, PACKS);
    const [{ facilityId }] = (await desk.read(z.object({ facilityId: z.string() }), 'select facility_id as "facilityId" from fill_batch where id = $1', [desk.batchId])) as [{ facilityId: string }];
    await desk.join('nina', 'nurse', [{ facilityId, wingId: null }]);
  });
  afterAll(async () => desk.close());

  it('before anything is in it: a guide with every order of it, the same bytes however often it is drawn', async () => {
    const { id, code } = first();
    const [one, again] = [await draw('tess', `packs/${id}/papers/fill-guide`), await draw('tess', `packs/${id}/papers/fill-guide`)];
    expect([one.status, Buffer.from(one.bytes).equals(Buffer.from(again.bytes))]).toEqual([200, true]);
    const said = pageTexts(one.bytes).join('');
    const { orders } = await desk.pack(id);
    for (const wanted of [code, ...orders.map(({ rxNumber }) => `Rx${rxNumber}`), 'lot________________']) expect(said).toContain(wanted);
    expect((await draw('nina', `packs/${id}/papers/fill-guide`)).status).toBe(403);
    expect((await draw('tess', `packs/${desk.batchId}/papers/fill-guide`)).status).toBe(404);
  });

  it('sealed: a check sheet with lots; let go: a record of who did what', async () => {
    const { id } = first();
    await desk.bring(id, 'sealed');
    const sheet = await text('pam', `packs/${id}/papers/check-sheet?paper=a4`);
    for (const wanted of ['nopackofthiskindwasletgobefore', 'lotLOT-1,expires06/30/2028', 'pharmacist,signature']) expect(sheet).toContain(wanted);
    const [, view] = await desk.get('pam', `packs/${id}/check`);
    const acknowledged = (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId);
    expect((await desk.command('pam', id, 'pass', { scan: first().code, acknowledged }))[0]).toBe(200);
    const record = await text('ada', `packs/${id}/papers/packing-record`);
    const [{ hash }] = (await desk.read(z.object({ hash: z.string() }), 'select content_hash as hash from pack where id = $1', [id])) as [{ hash: string }];
    for (const wanted of [squeezed('Test tess'), squeezed('Test pam'), 'checked,letgo', 'lotLOT-1', hash]) expect(record).toContain(wanted);
    const { orders } = await desk.pack(id);
    for (const { rxNumber } of orders) expect(record).toContain(`Rx${rxNumber}`);
  });

  it('of a whole batch: every pack in one file', async () => {
    const said = await text('tess', `batches/${desk.batchId}/papers/check-sheet`);
    for (const { code } of packs) expect(said).toContain(code);
    expect((await draw('tess', `batches/${desk.batchId}/papers/labels`)).status).toBe(400);
  });

  it('of a controlled drug a count sheet, down to nothing; of another pack there is none', async () => {
    expect((await draw('tess', `packs/${first().id}/papers/count-sheet`)).status).toBe(404);
    const controlled = await desk.read(Row, `select distinct p.id, p.code from pack p join pack_cell c on c.pack_id = p.id join order_version v on v.order_id = c.order_id and v.superseded_at is null
      join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null where p.is_current and d.dea_schedule is not null`);
    const { status, bytes } = await draw('tess', `batches/${desk.batchId}/papers/count-sheet`);
    expect(status).toBe(controlled.length > 0 ? 200 : 404);
    const said = status === 200 ? pageTexts(bytes).join('') : '';
    for (const { code } of controlled) expect(said).toContain(code);
  });

  it('held against the record for two nurses: every pack agrees, until an order ends', async () => {
    const asOf = new Date().toISOString();
    const path = `batches/${desk.batchId}/pack-check/content`;
    const said = await text('nina', `${path}?asOf=${asOf}`);
    for (const { code } of packs) expect(said).toContain(code);
    expect(said).not.toContain('NOTDUE,donotgive');
    const [order] = (await desk.pack(first().id)).orders;
    const [{ version }] = (await desk.read(z.object({ version: z.int() }), 'select max(version) as version from order_version where order_id = $1', [order?.orderId])) as [{ version: number }];
    expect((await desk.post('pam', `orders/${order?.orderId ?? ''}/discontinue`, { at: '2026-12-09T00:00', reason: 'no longer needed' }, { 'If-Match': String(version) }))[0]).toBe(201);
    expect(await text('nina', path)).toContain('INAPACK,NOTDUE,donotgive');
    expect(await text('nina', `${path}?asOf=${asOf}`)).toBe(said);
  });

  it('of one that is out of date: a frame says so', async () => {
    expect(await text('tess', `packs/${first().id}/papers/check-sheet`)).toContain('OUTOFDATE');
  });
});
