import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadSupplyPapers } from '@cyclefill/features/document';
import { type LeaveSupplyAnswer, SupplyLeave } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { orderDesk } from '../support/order-desk.js';
import { ask, sampleOrders } from '../support/refills.js';
import { samplePharmacy } from '../support/sample-pharmacy.js';
import { fillRequests } from '../support/worked-batches.js';

jest.setTimeout(240_000);

const LEAVE = { from: '2026-12-10 06:00', to: '2026-12-13 06:00' };
const PackRow = z.object({ id: z.string(), code: z.string(), pack_type: z.string(), order_id: z.string(), kind: z.enum(['demand', 'leave']), facility_id: z.string(), cells: z.int() });
const PACKS = `
select p.id, p.code, p.pack_type, p.order_id, s.kind, p.facility_id, (select count(*)::int from pack_cell c where c.pack_id = p.id) as cells
from pack p join outside_supply s on s.id = p.supply_id where p.is_current order by p.code`;

describe('packs of a leave and of a fill on demand (R122, R123)', () => {
  let desk: BenchDesk;
  let supplied: LeaveSupplyAnswer;
  let packs: z.output<typeof PackRow>[];
  const toteOf = async (facilityId: string): Promise<string> => String((await desk.post('tess', 'totes', { facilityId }))[1]['id']);

  beforeAll(async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 7 });
    const { uow } = pharmacy.database;
    const orders = (await sampleOrders(pharmacy)).filter(({ mode, prn, schedule }) => mode === 'cycle' && !prn && schedule === null);
    const residentId = orders[0]?.resident_id ?? '';
    for (const { rx } of orders.filter(({ resident_id: id }) => id !== residentId).slice(0, 12)) await ask(pharmacy, rx, { earlyReason: 'lost_dose' });
    await fillRequests(pharmacy);
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    await uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, recorded_at)
       select $1, r.tenant_id, r.facility_id, r.id, 'leave', $3, $4, now() from resident r where r.id = $2`, [tx.newId(), residentId, LEAVE.from, LEAVE.to]));
    supplied = await new SupplyLeave(uow).execute(pharmacy.actor, 'pharmacy', 'key-000001', { id: residentId }, { at: '2026-12-10T09:00', source: 'separate' });
    packs = await desk.read(PackRow, PACKS);
  });
  afterAll(async () => desk.close());

  it('every dose of the leave lies in one cell: on cards, or in a bag with the reason', () => {
    const made = supplied.items.filter(({ code }) => code !== null);
    expect(made.length).toBeGreaterThan(1);
    for (const { orderId, code, packs: codes, inBag, doses } of made) {
      const own = packs.filter(({ kind, order_id: of }) => kind === 'leave' && of === orderId);
      expect(own.map((pack) => pack.code).toSorted()).toEqual([...codes].toSorted());
      expect([codes[0], own.reduce((sum, { cells }) => sum + cells, 0)]).toEqual([code, doses.length]);
      expect(own.every(({ pack_type: type }) => (type === 'leave') === (inBag !== null))).toBe(true);
    }
    expect(made.filter(({ inBag }) => inBag === null).length).toBeGreaterThan(0);
  });

  it('the paper and the labels of the leave name every code, and each card has its face', async () => {
    const files = await new ReadSupplyPapers(desk.pharmacy.database.uow).execute(desk.pharmacy.actor, supplied.supplyId, 'letter');
    const [paper, labels, cards] = (['leave', 'label', 'card'] as const).map((kind) => files.find(({ order }) => order.kind === kind)?.order);
    const own = packs.filter(({ kind }) => kind === 'leave');
    expect(paper?.kind === 'leave' && paper.models[0]?.medicines.flatMap(({ packId }) => packId.split(', ')).toSorted()).toEqual(own.map(({ code }) => code));
    expect(labels?.kind === 'label' && labels.models.map(({ packId }) => packId).toSorted()).toEqual(own.map(({ code }) => code));
    expect(cards?.kind === 'card' && cards.models.map(({ packId }) => packId).toSorted()).toEqual(own.filter(({ pack_type: type }) => type !== 'leave').map(({ code }) => code));
  });

  it.each(['leave', 'demand'] as const)('a pack of a %s is filled, sealed, checked and goes into a tote like any other', async (kind) => {
    const pack = packs.find((one) => one.kind === kind && one.pack_type !== 'leave');
    const checked = await desk.bring(pack?.id ?? '', 'checked');
    expect([checked.state, checked.outOfDate]).toEqual(['checked', false]);
    const tote = await toteOf(pack?.facility_id ?? '');
    expect(await desk.post('tess', `totes/${tote}/scans`, { code: checked.code })).toMatchObject([200, { verdict: 'ok', code: 'added' }]);
    expect((await desk.pack(pack?.id ?? '')).state).toBe('tote');
  });

  it('an order that is stopped marks the pack of its leave on the bench, with the cells to pull (R119, R123)', async () => {
    const pack = packs.findLast(({ kind }) => kind === 'leave');
    await desk.bring(pack?.id ?? '', 'sealed');
    const orders = orderDesk(desk.pharmacy);
    await orders.discontinue(await orders.current(pack?.order_id ?? ''), { at: '2026-12-05T12:00', reason: 'rash' });
    const marked = await desk.pack(pack?.id ?? '');
    expect([marked.state, marked.outOfDate, marked.toPull.length]).toEqual(['sealed', true, pack?.cells]);
  });
});
