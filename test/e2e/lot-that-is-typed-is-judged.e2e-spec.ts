import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pageTexts } from '../../libs/pdf/src/read-back.builder.js';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';

/** A pack with something in it that needs no witness. */
const PLAIN = `
select p.id from pack p join pack_cell c on c.pack_id = p.id where p.is_current and not exists (select from prescription r where r.order_id = c.order_id and r.dea_schedule is not null) order by p.id limit 1`;

describe('a lot that a technician types from the package', () => {
  let desk: BenchDesk;
  let packId: string;
  let recallId: string;
  const confirm = async (lot: string, expiresOn: string): Promise<unknown> => {
    const [order] = (await desk.pack(packId)).orders;
    return desk.orderCommand('tess', packId, order?.orderId ?? '', 'confirm', { containers: [{ typed: { ndc11: order?.ndc11 }, lot, expiresOn, units: order?.expected }] });
  };
  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 4, seed: 7 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packId = (await desk.read(z.object({ id: z.string() }), PLAIN))[0]?.id ?? '';
    await desk.command('tess', packId, 'start');
    const { orders } = await desk.pack(packId);
    const [, recall] = await desk.post('pam', 'inventory/recalls', { ndc11: orders[0]?.ndc11, lots: ['BADLOT'], source: 'a maker, 7-2026' });
    recallId = String(recall['id']);
  });
  afterAll(() => desk.close());

  it.each([
    ['is called back', 'BADLOT', '2028-06-30'], ['is called back, in other letters', 'badlot', '2028-06-30'], ['has expired', 'GOOD', '2020-01-01'], ['ends before the last dose and its margin', 'GOOD', '2026-12-10'],
  ])('and that %s goes into no pack (D94)', async (_, lot, expiresOn) => expect(await confirm(lot, expiresOn)).toMatchObject([422, { code: 'pack.scan-stops' }]));

  it('the sheet of the recall names the lot and the product, and says that it is open', async () => {
    const response = await desk.api.get(`/api/v1/inventory/recalls/${recallId}/content`, desk.token('pam'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const [text = ''] = pageTexts(new Uint8Array(await response.arrayBuffer()));
    expect([text.includes('LotsBADLOT'), text.includes('amaker,7-2026'), text.includes('Open:itisclosedonce')]).toEqual([true, true, true]);
    expect((await desk.api.get('/api/v1/inventory/recalls/019a0000-0000-7000-8000-000000000001/content', desk.token('pam'))).status).toBe(404);
  });

  it('and that nothing is against goes in', async () => expect(await confirm('GOOD', '2028-06-30')).toMatchObject([200, {}]));
});
