import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LocalDate, addDays, day, formatDay } from '@cyclefill/domain/kernel';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { pageTexts, squeezed } from '../../libs/pdf/src/read-back.builder.js';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';
import { planBatches } from '../support/worked-batches.js';

const Pack = z.object({ id: z.string(), orderId: z.string(), residentId: z.string() });
const Batch = z.object({ facilityId: z.string(), to: z.string() });
/** Cards of one order that is not controlled. */
const CARDS = `
select p.id, p.order_id as "orderId", p.resident_id as "residentId" from pack p join order_version v on v.order_id = p.order_id and v.superseded_at is null join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
where p.is_current and p.batch_id = $1 and d.dea_schedule is null and d.countable order by p.order_id, p.number`;
/** The same product once more under another NDC: of another maker, or another package of the same. */
const TWIN = `
insert into drug_product select (jsonb_populate_record(d, $2::jsonb || jsonb_build_object('id', gen_random_uuid(), 'ndc11', $2::jsonb ->> 'ndc_labeler' || ($2::jsonb ->> 'ndc_product') || ($2::jsonb ->> 'ndc_package')))).*
from drug_product d join order_version v on v.ndc11 = d.ndc11 and v.superseded_at is null where v.order_id = $1 and d.superseded_at is null returning ndc11`;

describe('a tablet that looks different from last time', () => {
  let desk: BenchDesk;
  let next: string;
  let card: z.output<typeof Pack>;
  let twin: string;
  const draw = async (login: string, query = ''): Promise<{ status: number; text: string }> => {
    const response = await desk.api.get(`/api/v1/batches/${next}/appearance-notice/content${query}`, desk.token(login));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, text: response.status === 200 ? pageTexts(bytes).join('') : '' };
  };
  const twinOf = async (changes: Readonly<Record<string, string>>): Promise<string> => (await desk.read(z.object({ ndc11: z.string() }), TWIN, [card.orderId, JSON.stringify(changes)]))[0]?.ndc11 ?? '';
  /** Fills the order of the card in the next cycle with what was scanned. */
  const fillWith = async (scan: string): Promise<void> => {
    const again = (await desk.read(Pack, CARDS, [next])).find(({ orderId }) => orderId === card.orderId);
    const { orders, state } = await desk.pack(again?.id ?? '');
    if (state === 'planned') await desk.command('tess', again?.id ?? '', 'start');
    const [status, body] = await desk.orderCommand('tess', again?.id ?? '', card.orderId, 'confirm', { containers: [{ scan, lot: 'LOT-2', expiresOn: '2028-06-30', units: orders[0]?.expected }] });
    expect([status, body]).toEqual([200, body]);
  };

  beforeAll(async () => {
    desk = await benchDesk(await samplePharmacy({ facilities: 1, residents: 6, seed: 11 }), '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    [card] = (await desk.read(Pack, CARDS, [desk.batchId])) as [z.output<typeof Pack>];
    const [{ facilityId, to }] = (await desk.read(Batch, 'select facility_id as "facilityId", window_to::text as to from fill_batch where id = $1', [desk.batchId])) as [z.output<typeof Batch>];
    await desk.join('nina', 'nurse', [{ facilityId, wingId: null }]);
    await desk.bring(card.id, 'sealed');
    twin = await twinOf({ ndc_labeler: '99999', ndc_product: '0101', ndc_package: '01', labeler: 'Twin Laboratories', looks: 'PINK' });
    const cycleStart = day(to as LocalDate);
    ({ batchId: next } = await new OpenCycleRun(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, { facilityId, cycleStart, asOf: new Date(`${formatDay(addDays(cycleStart, -6))}T15:00:00Z`), knownAt: null }));
    await planBatches(desk.pharmacy);
  });
  afterAll(async () => desk.close());

  it('as long as the ordered product goes in, nothing differs: the sheet of a wing says so, a page a resident there is none', async () => {
    expect(await draw('nina')).toMatchObject({ status: 200, text: expect.stringContaining('Nopackofthiswinglooksdifferent') });
    expect((await draw('nina', '?per=resident')).status).toBe(404);
  });

  it('once another maker goes in, was and now are told with the pack, for the nurse of the home', async () => {
    await fillWith(twin);
    const [{ code, strength, ndc }] = (await desk.read(
      z.object({ code: z.string(), strength: z.string(), ndc: z.string() }),
      `select p.code, d.strength, concat_ws('-', d.ndc_labeler, d.ndc_product, d.ndc_package) as ndc from pack p join order_version v on v.order_id = p.order_id and v.superseded_at is null join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
       where p.batch_id = $1 and p.order_id = $2 and p.is_current order by p.number limit 1`, [next, card.orderId],
    )) as [{ code: string; strength: string; ndc: string }];
    for (const per of ['', '?per=resident']) {
      const { status, text } = await draw('nina', per);
      expect(status).toBe(200);
      for (const wanted of ['TwinLaboratories', 'pink', 'NDC99999-0101-01', `NDC${ndc}`, `strengthunchanged:${squeezed(strength)}`, code]) expect(text).toContain(wanted);
    }
    expect((await draw('nina', '?paper=a4')).text).toContain('Looksdifferentfromlasttime');
  });

  it('a nurse of another wing is shown nothing of it', async () => {
    const wings = await desk.read(z.object({ facilityId: z.string(), wingId: z.string(), own: z.boolean() }), `select w.facility_id as "facilityId", w.id as "wingId", w.id = (
      select e.wing_id from census_event e where e.resident_id = $1 and e.superseded_at is null and e.kind in ('placed', 'transfer') order by e.from_at desc limit 1) as own from wing w`, [card.residentId]);
    for (const { facilityId, wingId, own } of wings) {
      await desk.join(`wing-${wingId.slice(-8)}`, 'nurse', [{ facilityId, wingId }]);
      const { text } = await draw(`wing-${wingId.slice(-8)}`);
      expect([own, text.includes('TwinLaboratories')]).toEqual([own, own]);
    }
    expect((await desk.api.get(`/api/v1/batches/${card.id}/appearance-notice/content`, desk.token('nina'))).status).toBe(404);
  });

  it('another package of the same product is no change', async () => {
    const again = (await desk.read(Pack, CARDS, [next])).find(({ orderId }) => orderId === card.orderId);
    const [, ordered] = await desk.get('tess', `packs/${again?.id ?? ''}`);
    const { ndc11 } = (ordered['orders'] as { ndc11: string }[])[0] ?? { ndc11: '' };
    expect((await desk.command('tess', again?.id ?? '', 'undo', {}))[0]).toBe(200);
    const packageTwin = await twinOf({ ndc_labeler: ndc11.slice(0, 5), ndc_product: ndc11.slice(5, 9), ndc_package: '98' });
    await fillWith(packageTwin);
    expect((await draw('nina')).text).toContain('Nopackofthiswinglooksdifferent');
  });
});
