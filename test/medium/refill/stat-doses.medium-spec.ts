import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InvalidInput } from '@cyclefill/contracts';
import { ExplainLine, OfferRebuilds, OpenNightlyRun, OrderLedger, ReplayRun, orderExplanation, orderLedgerView } from '@cyclefill/features/fill';
import { type EkitView, KeepEkit, RecordEkitUse, setEkitItemSchema, setEkitSchema, stockEkitSchema } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type DeskOrder, type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { MORNING, ask } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { fillRequests, planBatches } from '../../support/worked-batches.js';

jest.setTimeout(120_000);

const STAT = '2026-12-08T10:15';
const FillRow = z.object({ quantity: z.number(), container: z.number(), at: z.string(), dose: z.number(), claimed: z.number() });
const LineRow = z.object({ due: z.number(), covered: z.number(), dispensed: z.number(), short: z.number(), stat: z.number(), cells: z.number(), first: z.string() });

describe('STAT doses and the emergency kit (D46, R124, R146, R147)', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let npi: string;
  let plain: readonly DeskOrder[];
  let keys = 0;
  const nextKey = (): string => `key-${String((keys += 1)).padStart(6, '0')}`;
  const line = async (rx: string): Promise<z.output<typeof LineRow>> => {
    const [row] = await desk.read(LineRow, `
      select l.due_milli as due, l.covered_milli as covered, l.dispensed_milli as dispensed, l.short_milli as short, l.stat_milli as stat,
        (select sum(c.dose_milli)::int from pack_cell c join pack p on p.id = c.pack_id and p.is_current and p.batch_id = l.batch_id where c.order_id = l.order_id) as cells,
        (select to_char(min(c.at), 'YYYY-MM-DD"T"HH24:MI') from pack_cell c join pack p on p.id = c.pack_id and p.is_current and p.batch_id = l.batch_id where c.order_id = l.order_id) as first
      from fill_line l join med_order o on o.id = l.order_id where o.rx_number = $1 and l.is_current and l.superseded_at is null`, [rx]);
    if (row === undefined) throw new Error('no line');
    return row;
  };
  const kit = (): { readonly actor: SamplePharmacy['actor']; readonly scope: 'pharmacy'; readonly code: string } => ({ actor: pharmacy.actor, scope: 'pharmacy', code: 'FAC01' });
  const keeper = (): KeepEkit => new KeepEkit(pharmacy.database.uow);
  const use = (rxNumber: string, units: string, at = '2026-12-08T10:20'): ReturnType<RecordEkitUse['execute']> =>
    new RecordEkitUse(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', nextKey(), { rxNumber }, { units, at, emergency: 'first dose', givenBy: 'Nurse Sample', prescriber: 'Doctor Sample' });
  const refusalOf = (given: Promise<unknown>): Promise<readonly string[]> => given.then(() => [], (error: unknown) => (error instanceof InvalidInput ? error.problems.map(({ pointer, rule }) => `${pointer} ${rule}`) : [String(error)]));
  /** What was recorded since a window was built is in its lines. */
  const rebuilt = async (): Promise<void> => {
    await new OfferRebuilds(pharmacy.database.uow).execute(pharmacy.actor, { facilityId: null, windowFrom: null, asOf: MORNING });
    await planBatches(pharmacy);
  };
  const openStat = (rxNumber: string, order: DeskOrder): Promise<unknown> =>
    desk.open({ rxNumber, reason: 'new prescription', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id, from: STAT, firstDose: 'stat_then_next_slot' } });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 7 });
    desk = orderDesk(pharmacy);
    [npi] = (await desk.read(z.object({ npi: z.string() }), 'select npi from prescriber order by npi limit 1')).map((row) => row.npi) as [string];
    plain = await desk.plainOrders();
    await openStat('STAT-FILL', plain[0] as DeskOrder);
    await openStat('STAT-KIT', plain[1] as DeskOrder);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
  });
  afterAll(async () => pharmacy.database.close());

  it('an order that begins with a STAT dose has it in its line and in none of its packs', async () => {
    for (const rx of ['STAT-FILL', 'STAT-KIT']) {
      const { due, covered, dispensed, short, stat, cells, first } = await line(rx);
      expect([covered, short, stat]).toEqual([0, 0, 1000]);
      expect(due).toBe(dispensed + stat);
      expect(cells).toBe(dispensed);
      expect(first > STAT).toBe(true);
    }
    const [run] = await desk.read(z.object({ run_id: z.string() }), 'select run_id from fill_batch where is_current limit 1');
    const explained = orderExplanation('STAT-KIT', await new ExplainLine(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { runId: run?.run_id ?? '', rxNumber: 'STAT-KIT' }));
    expect(explained.explanations[0]?.line?.steps.map(({ kind, doses, rule }) => [kind, doses, rule.id])).toContainEqual(['stat', 1, 'D46']);
    expect((await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, run?.run_id ?? '')).batches.map(({ outcome }) => outcome)).toEqual(['equal']);
  });

  it('a first fill brings it once, in a pack of its own, and then it comes out of what is there', async () => {
    const before = await line('STAT-FILL');
    expect(await ask(pharmacy, 'STAT-FILL')).toMatchObject({ answer: 'accepted', params: { quantity: '1' } });
    await fillRequests(pharmacy);
    expect(await desk.read(FillRow, `
      select d.quantity_milli as quantity, d.container_milli as container, to_char(c.at, 'YYYY-MM-DD"T"HH24:MI') as at, c.dose_milli as dose, (select sum(x.quantity_milli)::int from supply_claim x where x.supply_id = d.supply_id) as claimed
      from demand_fill d join med_order o on o.id = d.order_id join pack p on p.supply_id = d.supply_id join pack_cell c on c.pack_id = p.id where o.rx_number = 'STAT-FILL'`,
    )).toEqual([{ quantity: 1000, container: 0, at: STAT, dose: 1000, claimed: 1000 }]);
    await rebuilt();
    expect(await line('STAT-FILL')).toMatchObject({ ...before, covered: 1000, stat: 0 });
    expect((await keeper().read(kit())).statDoses.map(({ rxNumber }) => rxNumber)).toEqual(['STAT-KIT']);
  });

  it('a facility that keeps no kit here has its uses told and not checked; one that does holds them against it', async () => {
    expect((await keeper().read(kit())).limits).toBeNull();
    const stock = (units: string, more: object = {}): Promise<EkitView> =>
      keeper().stock(kit(), nextKey(), stockEkitSchema.parse({ ndc11: (plain[1] as DeskOrder).ndc11, units, lot: 'L1', expiresOn: '2027-03-01', by: 'Technician Sample', ...more }));
    await expect(stock('2')).rejects.toMatchObject({ code: 'ekit.not-kept' });
    await keeper().set(kit(), { key: nextKey() }, setEkitSchema.parse({ source: 'approval of the state board', replaceHours: 72 }));
    expect(await refusalOf(stock('2'))).toEqual(['/ndc11 does not belong into this kit: set how much of it should']);
    expect(await refusalOf(use('STAT-KIT', '1'))).toEqual(['/units cannot come out of the kit: this drug does not belong into it']);
    await keeper().setItem(kit(), { key: nextKey() }, setEkitItemSchema.parse({ ndc11: (plain[1] as DeskOrder).ndc11, par: '4' }));
    const stocked = await stock('3');
    expect([stocked.items[0]?.usable, stocked.replenish[0]?.units, stocked.earliestExpiry, stocked.statDoses[0]?.fromKit]).toEqual(['3', '1', '2027-03-01', true]);
    expect(await refusalOf(use('STAT-KIT', '4'))).toEqual(['/units is more than the kit holds of this drug unexpired: 3']);
    expect(await refusalOf(use('STAT-KIT', '1', '2027-03-02T10:00'))).toEqual(['/units is more than the kit holds of this drug unexpired: 0']);
  });

  it('a use breaks the seal, takes from the lot, is to be replaced in time, and stands for the STAT dose', async () => {
    const sealed = await keeper().seal(kit(), nextKey(), { number: 'S-1', by: 'Technician Sample' });
    expect(sealed.seal).toMatchObject({ number: 'S-1', broken: false });
    await use('STAT-KIT', '1');
    const after = await keeper().read(kit());
    expect(after.seal).toMatchObject({ number: 'S-1', broken: true });
    expect(after.items[0]?.lots).toEqual([{ lot: 'L1', expiresOn: '2027-03-01', units: '2' }]);
    expect(after.replenish).toMatchObject([{ units: '2', dueBy: '2026-12-11T10:20' }]);
    expect(after.statDoses).toEqual([]);
    await expect(keeper().seal(kit(), nextKey(), { number: 'S-1', by: 'Technician Sample' })).rejects.toMatchObject({ code: 'ekit.seal-used' });
    await rebuilt();
    const { dispensed, stat } = await line('STAT-KIT');
    expect(stat).toBe(1000);
    const { entries } = orderLedgerView(await new OrderLedger(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { order: { rxNumber: 'STAT-KIT' }, asOf: new Date('2027-01-10T12:00:00Z') }));
    // What the packs held is used up to the last dose: the kit's dose was the STAT dose, and is counted once.
    expect(entries.filter(({ kind }) => kind === 'used').reduce((sum, { units }) => sum + Number(units.value), 0)).toBe(-dispensed / 1000);
    expect(entries.at(-1)?.balance.value).toBe('0');
    expect(await ask(pharmacy, 'STAT-KIT')).toMatchObject({ answer: 'in_batch' });
  });

  it('what is taken out without being given leaves its lot, and no more than it holds', async () => {
    const out = (units: string): Promise<EkitView> =>
      keeper().stock(kit(), nextKey(), stockEkitSchema.parse({ ndc11: (plain[1] as DeskOrder).ndc11, units, lot: 'L1', expiresOn: '2027-03-01', by: 'Technician Sample', takenOut: 'recalled' }));
    expect(await refusalOf(out('3'))).toEqual(['/units is more than the kit holds of this lot and expiry: 2']);
    expect((await out('2')).items[0]?.lots).toEqual([]);
  });

  it('nothing controlled belongs into it unless the limits say so', async () => {
    const [controlled] = await desk.read(z.object({ ndc11: z.string() }), `select ndc11 from drug_product where superseded_at is null and dea_schedule = 'CIV' order by ndc11 limit 1`);
    const put = (par: string): Promise<EkitView> => keeper().setItem(kit(), { key: nextKey() }, setEkitItemSchema.parse({ ndc11: controlled?.ndc11 ?? '', par }));
    expect(await refusalOf(put('3'))).toEqual(["/ndc11 is of a schedule that may not lie in this kit: record the state's approval with its limits first"]);
    await keeper().set(kit(), { key: nextKey() }, setEkitSchema.parse({ source: 'approval of the state board', schedules: ['CIV'], controlledDrugs: 1, controlledUnits: '5' }));
    expect(await refusalOf(put('6'))).toEqual(['/par is more of a controlled drug than may lie in this kit']);
    expect((await put('5')).items.map(({ schedule }) => schedule)).toContain('CIV');
    expect((await put('0')).items.map(({ schedule }) => schedule)).not.toContain('CIV');
  });

  it('two people at one kit are one after the other: of two doses of the last one, one is refused', async () => {
    await keeper().stock(kit(), nextKey(), stockEkitSchema.parse({ ndc11: (plain[1] as DeskOrder).ndc11, units: '1', lot: 'L2', by: 'Technician Sample' }));
    const both = await Promise.allSettled([use('STAT-KIT', '1', '2026-12-09T03:00'), use('STAT-KIT', '1', '2026-12-09T04:00')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
