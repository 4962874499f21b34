import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadSupplyPapers } from '@cyclefill/features/document';
import { SetPackStock, SetPacking } from '@cyclefill/features/pack';
import { type DischargeAnswer, SupplyDischarge, SupplyLeave } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { sampleOrders } from '../support/refills.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';
import { drawSupplies } from '../support/worked-batches.js';

jest.setTimeout(240_000);

const PackRow = z.object({ id: z.string(), code: z.string(), pack_type: z.string(), order_id: z.string().nullable(), kind: z.string(), facility_id: z.string(), resident_id: z.string() });
const PACKS = `
select p.id, p.code, p.pack_type, p.order_id, s.kind, p.facility_id, p.resident_id from pack p join outside_supply s on s.id = p.supply_id where p.is_current order by p.code`;
const SumRow = z.object({ units: z.int() });
const TYPES = ['week-7x4', 'pouch-strip', 'calendar-28', 'days-14x4'] as const;

describe('leaves and discharges of residents whose packs several drugs share (R122, R123)', () => {
  let desk: BenchDesk;
  let home: DischargeAnswer;
  let residents: readonly string[];
  const tell = (residentId: string, kind: 'leave' | 'discharge', from: string, to: string | null, toldAs = ''): Promise<unknown> => desk.pharmacy.database.uow.run(desk.pharmacy.actor, (tx) => tx.execute(
    `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, told_as, recorded_at)
     select $1, r.tenant_id, r.facility_id, r.id, $5, $3, $4, $6, now() from resident r where r.id = $2`, [tx.newId(), residentId, from, to, kind, toldAs]));
  const packs = (kind: string, residentId: string) => desk.read(PackRow, PACKS).then((rows) => rows.filter((row) => row.kind === kind && row.resident_id === residentId));
  const files = (supplyId: string) => new ReadSupplyPapers(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, supplyId, 'letter');
  const supplyHome = (key: string, residentId: string, more: object = {}) => new SupplyDischarge(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, 'pharmacy', key, { id: residentId }, { at: '2026-12-10T09:30', ...more });

  beforeAll(async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 7 });
    const orders = (await sampleOrders(pharmacy)).filter(({ mode, prn, schedule }) => mode === 'cycle' && !prn && schedule === null);
    const many = [...Map.groupBy(orders, ({ resident_id: id }) => id)].filter(([, own]) => own.length > 3).map(([id]) => id);
    residents = many.slice(0, TYPES.length + 1);
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    const facilityId = orders[0]?.facility_id ?? null;
    for (const [index, type] of TYPES.entries()) {
      await new SetPacking(pharmacy.database.uow).execute(pharmacy.actor, `key-pack-${type}`, { facilityId, residentId: residents[index], kind: 'pack', value: type, reason: '', effectiveFrom: '2026-12-10' });
    }
  });
  afterAll(async () => desk.close());

  it.each(TYPES)('a leave of a resident with %s goes along in that, with a face, a label in full for every drug of it, and the leave paper', async (type) => {
    const residentId = residents[TYPES.indexOf(type)] ?? '';
    await tell(residentId, 'leave', '2026-12-10 06:00', '2026-12-13 06:00');
    const supplied = await new SupplyLeave(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, 'pharmacy', `key-leave-${type}`, { id: residentId }, { at: '2026-12-10T09:00', source: 'separate' });
    const own = await packs('leave', residentId);
    const shared = own.filter(({ pack_type: packed }) => packed === type);
    expect([shared.length > 0, shared.every(({ order_id: of }) => of === null)]).toEqual([true, true]);
    const made = supplied.items.filter(({ code }) => code !== null);
    const inShared = made.filter(({ packs: codes }) => codes.some((code) => shared.some((pack) => pack.code === code)));
    expect(inShared.length).toBeGreaterThan(1);
    const papers = await files(supplied.supplyId);
    const [paper, labels, sheets] = (['leave', 'label', 'week'] as const).map((kind) => papers.find(({ order }) => order.kind === kind)?.order);
    expect(sheets?.kind === 'week' && sheets.models.map(({ packId }) => packId).toSorted()).toEqual(shared.map(({ code }) => code).toSorted());
    expect(labels?.kind === 'label' && labels.models.length).toBe(made.reduce((sum, { packs: codes }) => sum + codes.length, 0));
    expect(paper?.kind === 'leave' && paper.models[0]?.medicines.length).toBe(made.length);
    const [cells] = await desk.read(SumRow, `select sum(c.dose_milli)::int as units from pack_cell c join pack p on p.id = c.pack_id where p.supply_id = '${supplied.supplyId}'`);
    expect(cells?.units).toBe(made.reduce((sum, { fromSupply, filled }) => sum + Number(fromSupply) * 1000 + Number(filled) * 1000, 0));
    const checked = await desk.bring(shared[0]?.id ?? '', 'checked');
    expect([checked.state, checked.outOfDate]).toEqual(['checked', false]);
  });

  it('their faces are drawn for a printer when they are asked for, on the stock alone; what is stored stays', async () => {
    await drawSupplies(desk.pharmacy);
    await new SetPackStock(desk.pharmacy.database.uow).setOffset(desk.pharmacy.actor, 'key-offset', { printer: 'bench-1', packType: '', right: 1.25, down: -0.5, scale: 1 });
    const documents = await desk.read(z.object({ id: z.string(), kind: z.string(), sha256: z.string() }), `select id, kind, sha256 from document where supply_id is not null and kind in ('week', 'pouch', 'card')`);
    expect([...new Set(documents.map(({ kind }) => kind))].toSorted()).toEqual(expect.arrayContaining(['pouch', 'week']));
    const moved: string[] = [];
    for (const { id, kind, sha256 } of documents) {
      const answers = await Promise.all(['bench-1', 'nobody'].map((printer) => desk.api.get(`/api/v1/documents/${id}/content?printer=${printer}`, desk.token('tess'))));
      expect(answers.map(({ status }) => status)).toEqual([200, 404]);
      const bytes = Buffer.from((await answers[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) moved.push(kind);
    }
    // Of a strip the pouches move; its card is on plain paper.
    expect(moved.toSorted()).toEqual([...documents.filter(({ kind }) => kind === 'card').map(({ kind }) => kind), 'pouch', ...TYPES.slice(1).map(() => 'week')]);
  });

  it('nobody is sent home whose discharge the census does not have, or who died', async () => {
    const residentId = residents.at(-1) ?? '';
    await expect(supplyHome('key-home-1', residentId)).rejects.toMatchObject({ code: 'discharge.not-recorded' });
    await tell(residents[0] ?? '', 'discharge', '2026-12-10 09:30', null, 'death');
    await expect(supplyHome('key-home-0', residents[0] ?? '')).rejects.toMatchObject({ code: 'discharge.not-recorded' });
  });

  it('goes home with the days of the rule pack: out of what is on hand, the rest filled; controlled drugs stay unless a prescriber released them', async () => {
    const residentId = residents.at(-1) ?? '';
    await tell(residentId, 'discharge', '2026-12-10 09:30', null);
    home = await supplyHome('key-home-2', residentId);
    expect([home.days, home.daysRule.id, home.until]).toEqual([14, 'R123', '2026-12-24T09:30']);
    const made = home.items.filter(({ code }) => code !== null);
    expect(made.length).toBeGreaterThan(2);
    for (const { doses, fromSupply, filled, label } of made) expect([doses > 0, Number(fromSupply) + Number(filled) > 0, (label?.directions ?? '') !== '']).toEqual([true, true, true]);
    const schedules = new Map((await sampleOrders(desk.pharmacy)).map(({ rx, schedule }) => [rx, schedule]));
    for (const { rxNumber, omitted } of home.items) if (schedules.get(rxNumber) !== null) expect(omitted).toBe('controlled');
    await expect(supplyHome('key-home-3', residentId)).rejects.toMatchObject({ code: 'discharge.supplied' });
  });

  it('its papers are a list by the time of the day, a label in full for each, and faces', async () => {
    const papers = await files(home.supplyId);
    const list = papers.find(({ order }) => order.kind === 'discharge')?.order;
    const model = list?.kind === 'discharge' ? list.models[0] : undefined;
    expect(model?.medicines.map(({ rxNumber }) => rxNumber).toSorted()).toEqual(home.items.filter(({ code }) => code !== null).map(({ rxNumber }) => rxNumber).toSorted());
    expect(model?.omitted.length).toBeGreaterThanOrEqual(home.items.filter(({ omitted }) => omitted !== null).length);
    expect(model?.medicines.every(({ lasts }) => lasts?.startsWith('Enough until '))).toBe(true);
    expect(papers.map(({ name }) => name.split('-FAC01')[0])).toEqual(expect.arrayContaining(['discharge', 'discharge-labels']));
  });

  it('its packs are filled, sealed, checked and go into a tote, though nothing is due here after the discharge', async () => {
    const [pack] = await packs('discharge', residents.at(-1) ?? '');
    const checked = await desk.bring(pack?.id ?? '', 'checked');
    expect([checked.state, checked.outOfDate]).toEqual(['checked', false]);
    const tote = String((await desk.post('tess', 'totes', { facilityId: pack?.facility_id }))[1]['id']);
    expect(await desk.post('tess', `totes/${tote}/scans`, { code: checked.code })).toMatchObject([200, { verdict: 'ok', code: 'added' }]);
  });
});
