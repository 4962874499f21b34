import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { residentCode, stickerCode } from '@cyclefill/features/bench';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../../support/bench-desk.js';
import { orderDesk } from '../../support/order-desk.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, stockDesk } from '../../support/stock-desk.js';

const Pack = z.object({ id: z.string(), code: z.string(), resident: z.string(), facility: z.string(), order: z.string(), wing: z.string() });
const PACKS = `
select p.id, p.code, p.resident_id as resident, p.facility_id as facility, p.order_id as "order", w.wing_id as wing from pack p cross join lateral (
  select e.wing_id from census_event e where e.resident_id = p.resident_id and e.superseded_at is null and e.kind in ('placed', 'transfer') order by e.from_at desc limit 1) w
where p.is_current and p.state = 'planned' and p.order_id is not null and w.wing_id is not null
  and not exists (select from order_version v where v.order_id = p.order_id and v.superseded_at is null and v.to_at is not null) order by p.code`;

describe('any code, scanned by itself', () => {
  let desk: BenchDesk;
  let packs: z.output<typeof Pack>[];
  let stock: StockDesk;
  const scan = async (raw: string, login = 'tess'): Promise<Record<string, unknown>> => {
    const [status, body] = await desk.post(login, 'scans', { raw });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  const nothing = { pack: null, resident: null, order: null, container: null, tote: null, product: null };

  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 10, seed: 3 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    packs = await desk.read(Pack, PACKS);
    stock = stockDesk(desk.pharmacy);
  });
  afterAll(async () => desk.close());

  it('says of a pack where it stands, and stops at one that is out of date or out of use', async () => {
    const [pack, other] = packs;
    if (pack === undefined || other === undefined) throw new Error('too few packs');
    expect(await scan(pack.code)).toMatchObject({ ...nothing, verdict: 'ok', code: 'known', kind: 'pack', pack: { id: pack.id, state: 'planned', residentId: pack.resident, outOfDate: false } });
    await desk.bring(pack.id, 'sealed');
    expect((await desk.command('pam', pack.id, 'hold', { reason: 'a question' }))[0]).toBe(200);
    expect(await scan(`~P${pack.code}`)).toMatchObject({ verdict: 'warn', code: 'pack_held', pack: { state: 'sealed', held: true } });
    const orders = orderDesk(desk.pharmacy);
    await orders.discontinue(await orders.current(pack.order), { at: '2026-12-08T00:00', reason: 'no longer needed' });
    expect(await scan(pack.code)).toMatchObject({ verdict: 'stop', code: 'pack_out_of_date', pack: { outOfDate: true } });
    await desk.bring(other.id, 'filling');
    await desk.command('mona', other.id, 'void', { reason: 'damaged', replace: false });
    expect(await scan(other.code)).toMatchObject({ verdict: 'stop', code: 'out_of_use', sentence: 'This pack is void. Lay it aside.' });
  });

  it('knows trays, stickers, Rx numbers, containers with lot, expiry and balance, products, and totes with what lies in them', async () => {
    const pack = packs[2];
    if (pack === undefined) throw new Error('too few packs');
    expect(await scan(residentCode(pack.resident))).toMatchObject({ ...nothing, verdict: 'ok', resident: { id: pack.resident, facilityId: pack.facility } });
    expect(await scan(stickerCode(pack.order))).toMatchObject({ ...nothing, verdict: 'ok', order: { id: pack.order, residentId: pack.resident } });
    const [{ ndc11, rx }] = await desk.read(z.object({ ndc11: z.string(), rx: z.string() }), 'select ndc11, rx_number as rx from order_version where order_id = $1 and superseded_at is null', [pack.order]) as [{ ndc11: string; rx: string }];
    expect(await scan(rx)).toMatchObject({ order: { id: pack.order, rxNumber: rx } });
    const [container] = await stock.receive(ndc11, 'SCAN-1', '2028-06-30', '30', { location: 'C-07' });
    const code = container?.code ?? '';
    expect(await scan(code)).toMatchObject({ ...nothing, verdict: 'ok', code: 'known', container: { ndc11, lot: 'SCAN-1', expiresOn: '2028-06-30', onHand: '30', reserved: '0', location: 'C-07' } });
    await stock.move(code, { kind: 'quarantine' }, { reason: 'wet' });
    expect(await scan(code)).toMatchObject({ verdict: 'stop', code: 'quarantined' });
    const [, product] = await desk.post('tess', 'scans', { raw: ndc11 });
    expect(product).toMatchObject({ verdict: 'ok', product: { ndc11 } });
    const [, tote] = await desk.post('tess', 'totes', { facilityId: pack.facility, wingId: null });
    await desk.bring(pack.id, 'checked');
    await desk.post('tess', `totes/${String(tote['id'])}/scans`, { code: pack.code });
    expect(await scan(String(tote['code']))).toMatchObject({ ...nothing, verdict: 'ok', tote: { id: tote['id'], state: 'open', items: 1 } });
  });

  it('says unknown of what nobody knows, what is damaged, and what is outside the scope, and tells nothing of it', async () => {
    const pack = packs[3];
    if (pack === undefined) throw new Error('too few packs');
    expect(await scan('K-0000001-1')).toMatchObject({ ...nothing, verdict: 'unknown' });
    expect(await scan(pack.code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10)))).toMatchObject({ ...nothing, verdict: 'unknown', code: 'wrong_check_digit' });
    expect(await scan('?!')).toMatchObject({ ...nothing, verdict: 'unknown', code: 'not_understood' });
    const elsewhere = packs.find(({ wing }) => wing !== pack.wing);
    await desk.join('nina', 'nurse', [{ facilityId: pack.facility, wingId: pack.wing }]);
    expect(await scan(pack.code, 'nina')).toMatchObject({ verdict: 'ok', pack: { id: pack.id } });
    for (const raw of [elsewhere?.code ?? '', residentCode(elsewhere?.resident ?? ''), stickerCode(elsewhere?.order ?? '')]) {
      expect(await scan(raw, 'nina')).toMatchObject({ ...nothing, verdict: 'unknown', code: 'not_known', sentence: 'Not known here.' });
    }
    const [container] = await stock.receive((await desk.read(z.object({ ndc11: z.string() }), 'select ndc11 from drug_product where superseded_at is null and dea_schedule is null order by ndc11 limit 1'))[0]?.ndc11 ?? '', 'SCAN-2', '2028-06-30', '30');
    expect(await scan(container?.code ?? '', 'nina')).toMatchObject({ ...nothing, verdict: 'unknown' });
  });

  it('the queue of the check is read page by page, though what was seen is checked meanwhile', async () => {
    for (const { id } of packs.slice(4, 8)) await desk.bring(id, 'sealed');
    const page = async (query: string) => (await desk.get('pam', `check-queue?limit=1${query}`))[1] as { items: { id: string; code: string }[]; nextCursor: string | null };
    const whole = (await desk.get('pam', 'check-queue'))[1] as { items: { id: string }[]; nextCursor: string | null };
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { items: [first], nextCursor } = await page(cursor);
      if (first === undefined) break;
      seen.push(first.id);
      if (packs.slice(4, 6).some(({ id }) => id === first.id)) await desk.command('mona', first.id, 'void', { reason: 'damaged', replace: false });
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect([seen, whole.nextCursor]).toEqual([whole.items.map(({ id }) => id), null]);
    expect(await desk.get('pam', `check-queue?cursor=${packs[0]?.id ?? ''}`)).toMatchObject([400, {}]);
  });
});
