import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FacilityInputs } from '@cyclefill/features/facility';
import { OpenNightlyRun, ReplayRun, offerRebuilds } from '@cyclefill/features/fill';
import { ReserveStock } from '@cyclefill/features/stock';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, milli, stockDesk } from '../../support/stock-desk.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(240_000);

const AS_OF = new Date('2026-12-01T12:00:00Z');
const Batch = z.object({ id: z.string(), facility_id: z.string(), run_id: z.string() });
const Clock = z.object({ facility_id: z.string(), version: z.coerce.number() });
const Found = z.object({ batch_id: z.string(), order_id: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) });
const Wanted = z.object({ ndc11: z.string(), units: z.int(), batches: z.int() });
const Container = z.object({ code: z.string(), id: z.string(), units: z.int() });

describe('stock and batches', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  let keys = 0;
  const key = (): string => `key-${String(keys += 1).padStart(6, '0')}`;
  const clocks = async (): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await desk.read(Clock, 'select facility_id, input_version as version from facility_clock')).map((row) => [row.facility_id, row.version]));
  const batches = (): Promise<z.output<typeof Batch>[]> => desk.read(Batch, 'select id, facility_id, run_id from fill_batch where is_current order by id');
  const findings = (): Promise<z.output<typeof Found>[]> => desk.read(Found, `select batch_id, order_id, code, params from finding where is_current and code in ('STOCK', 'LOT_EXP') order by batch_id, order_id, code`);
  const containersOf = (ndc11: string): Promise<z.output<typeof Container>[]> => desk.read(Container, `select code, id, on_hand_milli - reserved_milli as units from stock_container where ndc11 = $1 and state in ('in_stock', 'opened') order by code`, [ndc11]);
  const rebuild = async (): Promise<number> => {
    const offered = await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    await planBatches(pharmacy);
    return offered.length;
  };
  /** Having everything decided anew must find nothing that the marks have missed. */
  const expectNothingMissed = async (): Promise<void> => {
    await rebuild();
    const marked = await findings();
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(FacilityInputs).everyFacilityMoved());
    await rebuild();
    expect(marked).toEqual(await findings());
  };
  /** Takes units out of the containers of a product, or puts them into the first. */
  const setFree = async (ndc11: string, units: number): Promise<void> => {
    let over = (await containersOf(ndc11)).reduce((sum, one) => sum + one.units, 0) - units;
    for (const { code, units: free } of await containersOf(ndc11)) {
      const out = Math.min(free, over);
      if (out > 0) await desk.move(code, { kind: 'use', units: milli(out / 1000), batchId: null }, { reason: 'to another pharmacy' });
      over -= Math.max(0, out);
    }
    if (over < 0) await desk.receive(ndc11, `NEW-${keys += 1}`, '2029-01-31', String(-over / 1000));
  };
  let shared: z.output<typeof Wanted>;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 36, seed: 23 });
    desk = stockDesk(pharmacy);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, AS_OF);
    await planBatches(pharmacy);
    const wanted = await desk.read(Wanted, `
      select v.ndc11, sum(l.pulled)::int * 1000 as units, count(distinct l.batch_id)::int as batches from fill_line l join order_version v on v.id = l.order_version_id
      join drug_product p on p.ndc11 = v.ndc11 and p.superseded_at is null and p.dea_schedule is null
      where l.is_current and l.pulled > 0 group by v.ndc11 having count(distinct l.batch_id) > 1 order by count(*) desc, v.ndc11`);
    const [first] = wanted;
    if (first === undefined) throw new Error('no product is taken by two batches');
    shared = first;
    await setFree(shared.ndc11, shared.units * 10);
    await rebuild();
  }, 240_000);
  afterAll(() => pharmacy.database.close());

  it('plenty that comes or goes tells nobody', async () => {
    const before = await clocks();
    const [container] = await containersOf(shared.ndc11);
    await desk.move(container?.code ?? '', { kind: 'use', units: milli(1), batchId: null }, { reason: 'a kit' });
    await desk.receive(shared.ndc11, 'MORE', '2029-01-31', '500');
    expect(await clocks()).toEqual(before);
    expect(await rebuild()).toBe(0);
  });

  it('what is kept for a batch nobody else may count on, and its use at the bench tells nobody at all', async () => {
    const [batch, other] = await batches();
    const picks = await new ReserveStock(pharmacy.database.uow).reserve(pharmacy.actor, key(), batch?.id ?? '', { marginDays: 0 });
    const mine = picks.lines.filter(({ ndc11 }) => ndc11 === shared.ndc11);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ short, containers }) => short === '0' && containers.length > 0)).toBe(true);
    expect(await new ReserveStock(pharmacy.database.uow).read(pharmacy.actor, batch?.id ?? '')).toEqual(picks);
    await expectNothingMissed();
    // Nothing is left but what the batch keeps: the other one is short, the batch itself is not.
    await setFree(shared.ndc11, 0);
    await expectNothingMissed();
    const short = (await findings()).filter(({ code }) => code === 'STOCK');
    const orders = new Set((await desk.read(z.object({ order_id: z.string() }), 'select order_id from order_version where ndc11 = $1 and superseded_at is null', [shared.ndc11])).map((row) => row.order_id));
    expect(short.some((one) => one.batch_id === other?.id && orders.has(one.order_id))).toBe(true);
    expect(short.some((one) => one.batch_id === batch?.id && orders.has(one.order_id))).toBe(false);
    // Used at the bench, pack by pack.
    const before = await clocks();
    const found = await findings();
    for (const { code, units } of mine.flatMap(({ containers }) => containers)) await desk.move(code, { kind: 'use', units: milli(Number(units)), batchId: batch?.id ?? '' }, { orderId: mine[0]?.orderId ?? null });
    expect(await clocks()).toEqual(before);
    await expectNothingMissed();
    expect(await findings()).toEqual(found);
  });

  it('what ends a shortage is told to the batches that were short of it, and to no other', async () => {
    const [batch, other] = await batches();
    const before = await clocks();
    await desk.receive(shared.ndc11, 'ENDS', '2029-01-31', String(shared.units / 1000));
    const after = await clocks();
    expect(after[other?.facility_id ?? '']).toBeGreaterThan(before[other?.facility_id ?? ''] ?? Infinity);
    expect(after[batch?.facility_id ?? '']).toBe(before[batch?.facility_id ?? '']);
    await expectNothingMissed();
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('is the same when it is replayed', async () => {
    for (const runId of new Set((await batches()).map(({ run_id: id }) => id))) {
      const { batches: replayed } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
      expect(replayed.map(({ outcome, difference }) => ({ outcome, difference }))).toEqual(replayed.map(() => ({ outcome: 'equal', difference: null })));
    }
  });
});
