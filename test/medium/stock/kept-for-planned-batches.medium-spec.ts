import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadPackPapers } from '@cyclefill/features/document';
import { ControlRun, OpenNightlyRun, offerRebuilds } from '@cyclefill/features/fill';
import { HoldOrder } from '@cyclefill/features/order';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, milli, stockDesk } from '../../support/stock-desk.js';
import { planBatches, workBatches } from '../../support/worked-batches.js';

jest.setTimeout(300_000);

const AS_OF = new Date('2026-12-01T12:00:00Z');
const Batch = z.object({ id: z.string(), run_id: z.string(), state: z.string(), rebuilds: z.int() });
const Units = z.object({ ndc11: z.string(), units: z.coerce.number() });
const List = z.object({ number: z.int(), picks: z.array(z.object({ code: z.string(), ndc11: z.string(), milli: z.int() })), shortages: z.array(z.object({ ndc11: z.string(), milli: z.int() })) });
const Wanted = z.object({ ndc11: z.string(), batches: z.array(z.string()), units: z.array(z.int()) });
const Line = z.object({ order_id: z.string(), version: z.int() });

describe('stock is kept for what is planned', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  const batches = (): Promise<z.output<typeof Batch>[]> => desk.read(Batch, 'select b.id, b.run_id, b.state, (select count(*)::int from batch_rebuild r where r.batch_id = b.id) as rebuilds from fill_batch b where b.is_current order by b.id');
  const wanted = (batchId: string): Promise<z.output<typeof Units>[]> => desk.read(Units, `
    select v.ndc11, sum(l.pulled) * 1000 as units from fill_line l join order_version v on v.id = l.order_version_id where l.batch_id = $1 and l.is_current and l.pulled > 0 group by v.ndc11 order by v.ndc11`, [batchId]);
  const kept = (batchId: string): Promise<z.output<typeof Units>[]> => desk.read(Units, 'select ndc11, sum(reserved_milli) as units from stock_movement where batch_id = $1 group by ndc11 having sum(reserved_milli) <> 0 order by ndc11', [batchId]);
  const newestList = async (batchId: string): Promise<z.output<typeof List> | undefined> => (await desk.read(List, 'select number, picks, shortages from stock_pick_list where batch_id = $1 order by number desc limit 1', [batchId]))[0];
  const sums = (rows: readonly { readonly ndc11: string; readonly milli: number }[]): z.output<typeof Units>[] => {
    const byProduct = new Map<string, number>();
    for (const { ndc11, milli: units } of rows) byProduct.set(ndc11, (byProduct.get(ndc11) ?? 0) + units);
    return [...byProduct].map(([ndc11, units]) => ({ ndc11, units })).toSorted((a, b) => (a.ndc11 < b.ndc11 ? -1 : 1));
  };
  const pickHashes = async (runId: string): Promise<readonly string[]> => (await new ReadPackPapers(pharmacy.database.uow).execute(pharmacy.actor, runId, 'letter')).filter(({ kind }) => kind === 'pick').map(({ contentHash }) => contentHash);
  /** Has an order of the batch not given any more, and what is out of date rebuilt. */
  const hold = async (batchId: string): Promise<void> => {
    const [line] = await desk.read(Line, `
      select l.order_id, v.version from fill_line l join order_version v on v.order_id = l.order_id and v.superseded_at is null
      where l.batch_id = $1 and l.is_current and l.dispensed_milli > 0 and l.status = 'filled' and v.ndc11 <> $2 order by l.order_id limit 1`, [batchId, scarce.ndc11]);
    await new HoldOrder(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { orderId: line?.order_id ?? '', readVersion: line?.version ?? 0 }, { from: '2026-12-01T00:00', reason: 'away' });
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
  };
  let scarce: z.output<typeof Wanted>;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 20, seed: 23 });
    desk = stockDesk(pharmacy);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, AS_OF);
    await planBatches(pharmacy);
    const [shared] = await desk.read(Wanted, `
      select w.ndc11, array_agg(w.batch_id::text order by w.batch_id) as batches, array_agg(w.units order by w.batch_id) as units from (
        select v.ndc11, l.batch_id, sum(l.pulled)::int * 1000 as units from fill_line l join order_version v on v.id = l.order_version_id
        join drug_product p on p.ndc11 = v.ndc11 and p.superseded_at is null and p.dea_schedule is null where l.is_current and l.pulled > 0 group by 1, 2) w
      group by w.ndc11 having count(*) = 2 order by w.ndc11 limit 1`);
    if (shared === undefined) throw new Error('no product is taken by two batches');
    scarce = shared;
    // Enough for either of the two alone, and not for both: none of them is short when it is computed.
    const containers = await desk.read(z.object({ code: z.string(), units: z.int() }), `select code, on_hand_milli as units from stock_container where ndc11 = $1 and on_hand_milli > 0`, [scarce.ndc11]);
    for (const { code, units } of containers) await desk.move(code, { kind: 'use', units: milli(units / 1000), batchId: null }, { reason: 'to another pharmacy' });
    await desk.receive(scarce.ndc11, 'LAST', '2029-01-31', String(Math.max(...scarce.units) / 1000));
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    await workBatches(pharmacy);
  }, 300_000);
  afterAll(() => pharmacy.database.close());

  it('of every product what the lines take, and no more than there is', async () => {
    const all = await batches();
    expect(all.map(({ state }) => state)).toEqual(all.map(() => 'documented'));
    for (const { id } of all) {
      const list = await newestList(id);
      expect(sums(list?.picks ?? [])).toEqual(await kept(id));
      expect(sums([...(list?.picks ?? []), ...(list?.shortages ?? [])])).toEqual(await wanted(id));
    }
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('whoever came second is short: on the list, and as an exception of its own', async () => {
    const short = (await Promise.all(scarce.batches.map(async (id) => ({ id, list: await newestList(id) })))).filter(({ list }) => list?.shortages.some(({ ndc11 }) => ndc11 === scarce.ndc11));
    expect(short.map(({ list }) => list?.shortages)).toEqual([[{ ndc11: scarce.ndc11, milli: Math.min(...scarce.units) }]]);
    const found = await desk.read(z.object({ batch_id: z.string() }), `
      select distinct f.batch_id from finding f join order_version v on v.order_id = f.order_id and v.superseded_at is null where f.is_current and f.code = 'STOCK' and v.ndc11 = $1`, [scarce.ndc11]);
    expect(found).toEqual([{ batch_id: short[0]?.id }]);
  });

  it('the list is the same however often it is drawn, whatever happens to the containers', async () => {
    const [batch] = await batches();
    const before = await pickHashes(batch?.run_id ?? '');
    const pick = (await newestList(batch?.id ?? ''))?.picks.find(({ ndc11 }) => ndc11 !== scarce.ndc11);
    await desk.move(pick?.code ?? '', { kind: 'use', units: milli(1), batchId: batch?.id ?? '' });
    await desk.receive(pick?.ndc11 ?? '', 'OLDER', '2027-03-31', '5000');
    expect(await pickHashes(batch?.run_id ?? '')).toEqual(before);
  });

  it('a batch that is rebuilt keeps what it takes then', async () => {
    const [batch] = await batches();
    const before = await newestList(batch?.id ?? '');
    await hold(batch?.id ?? '');
    await workBatches(pharmacy);
    const list = await newestList(batch?.id ?? '');
    expect(list?.number).toBe((before?.number ?? 0) + 1);
    expect(sums(list?.picks ?? [])).toEqual(await kept(batch?.id ?? ''));
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('a batch that is cancelled lets go of everything, and whoever was short of it gets it', async () => {
    const short = (await Promise.all(scarce.batches.map(async (id) => ({ id, list: await newestList(id) })))).find(({ list }) => (list?.shortages.length ?? 0) > 0)?.id;
    const keeper = scarce.batches.find((id) => id !== short) ?? '';
    expect(await kept(keeper)).not.toEqual([]);
    // What has its papers is not cancelled: something of it changes, and it is planned again.
    await hold(keeper);
    await planBatches(pharmacy);
    await new ControlRun(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', 'cancel', { batchId: keeper });
    await workBatches(pharmacy);
    expect(await kept(keeper)).toEqual([]);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    await workBatches(pharmacy);
    expect((await newestList(short ?? ''))?.shortages).toEqual([]);
    expect(await desk.wrongSums()).toEqual([]);
  });
});
