import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Refusal } from '@cyclefill/contracts';
import { whereaboutsOf } from '@cyclefill/domain/stock';
import { KeepEkit, setEkitItemSchema, setEkitSchema, stockEkitSchema } from '@cyclefill/features/refill';
import { RecallLots, closeRecallSchema, openRecallSchema } from '@cyclefill/features/stock';
import { z } from 'zod';
import { packHistory } from '../../support/pack-history.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, milli, stockDesk } from '../../support/stock-desk.js';

jest.setTimeout(180_000);

const Fill = z.object({ ndc11: z.string(), lot: z.string(), pack_id: z.string(), order_id: z.string(), undone: z.boolean() });
const Pack = z.object({ id: z.string(), resident_id: z.string(), facility_id: z.string(), state: z.string() });
const Clock = z.object({ version: z.coerce.number() });
const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : String(error));

describe('a recall of a lot', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  let recalling: RecallLots;
  let fills: readonly z.output<typeof Fill>[];
  let packs: ReadonlyMap<string, z.output<typeof Pack>>;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 24, seed: 9 });
    desk = stockDesk(pharmacy);
    recalling = new RecallLots(pharmacy.database.uow);
    await packHistory(pharmacy, 26);
    fills = await desk.read(Fill, 'select ndc11, lot, pack_id, order_id, undone_at is not null as undone from pack_fill');
    packs = new Map((await desk.read(Pack, 'select id, resident_id, facility_id, state from pack')).map((pack) => [pack.id, pack]));
  }, 180_000);
  afterAll(() => pharmacy.database.close());

  it('reaches, over two years of packs, exactly what looking at every pack finds', async () => {
    expect(fills.length).toBeGreaterThan(4000);
    const lots = [...new Set(fills.map(({ ndc11, lot }) => JSON.stringify([ndc11, lot])))].toSorted();
    for (const text of lots.filter((_, index) => index % Math.ceil(lots.length / 25) === 0)) {
      const [ndc11, lot] = z.tuple([z.string(), z.string()]).parse(JSON.parse(text));
      const reach = await recalling.reach(pharmacy.actor, { ndc11, lots: [lot] });
      const holding = [...new Set(fills.filter((fill) => fill.ndc11 === ndc11 && fill.lot === lot && !fill.undone).map((fill) => fill.pack_id))];
      const found = holding.flatMap((one) => packs.get(one) ?? []);
      expect(reach.packs.map(({ packId }) => packId).toSorted()).toEqual(holding.toSorted());
      expect(reach.residents.map(({ id }) => id)).toEqual([...new Set(found.map((one) => one.resident_id))].toSorted());
      expect(reach.facilities.map(({ id }) => id)).toEqual([...new Set(found.map((one) => one.facility_id))].toSorted());
      for (const { packId, state, whereabouts } of reach.packs) expect([state, whereabouts]).toEqual([packs.get(packId)?.state, whereaboutsOf(packs.get(packId)?.state ?? '')]);
    }
  });

  it('sets its containers aside at once, tells the orders of packs that are still here, and ends when nothing of it lies here', async () => {
    const here = fills.find(({ pack_id: id }) => packs.get(id)?.state === 'checked');
    const [ndc11, lot] = [here?.ndc11 ?? '', here?.lot ?? ''];
    const [container] = await desk.receive(ndc11, lot, '2028-01-31', '90');
    const facilityId = packs.get(here?.pack_id ?? '')?.facility_id ?? '';
    const version = async (): Promise<number> => (await desk.read(Clock, 'select input_version as version from facility_clock where facility_id = $1', [facilityId]))[0]?.version ?? 0;
    const before = await version();
    const request = openRecallSchema.parse({ ndc11, lots: [lot], source: 'a maker, 7-2026' });
    const recall = await recalling.open(pharmacy.actor, 'recall-open-1', request);
    expect(await recalling.open(pharmacy.actor, 'recall-open-1', request)).toEqual(recall);
    expect(recall.reach.containers).toEqual([expect.objectContaining({ code: container?.code, state: 'recalled', onHand: '90' })]);
    expect(recall.reach.packs.filter(({ whereabouts }) => whereabouts === 'here').length).toBeGreaterThan(0);
    expect(await version()).toBeGreaterThan(before);
    await expect(desk.move(container?.code ?? '', { kind: 'use', units: milli(1), batchId: null }, { reason: 'a kit' }).catch(codeOf)).resolves.toBe('container.not-usable');
    // What of the lot comes in afterwards is set aside as it comes.
    const [late] = await desk.receive(ndc11, lot, '2028-01-31', '30');
    expect(late?.state).toBe('recalled');
    const { closure } = closeRecallSchema.parse({ closure: 'sent back to the maker' });
    await expect(recalling.close(pharmacy.actor, { key: 'recall-close-1', id: recall.id, version: recall.version }, closure).catch(codeOf)).resolves.toBe('recall.not-finished');
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('reaches emergency kits, with what should still lie in them', async () => {
    const [{ ndc11 } = { ndc11: '' }] = await desk.read(z.object({ ndc11: z.string() }), `select ndc11 from drug_product where dea_schedule is null and superseded_at is null order by ndc11 limit 1`);
    const [{ code } = { code: '' }] = await desk.read(z.object({ code: z.string() }), 'select code from facility order by code limit 1');
    const keeper = new KeepEkit(pharmacy.database.uow);
    const kit = { actor: pharmacy.actor, scope: 'pharmacy', code } as const;
    await keeper.set(kit, { key: 'ekit-set-01' }, setEkitSchema.parse({ schedules: [], controlledDrugs: null, controlledUnits: null, replaceHours: 72, source: 'a test' }));
    await keeper.setItem(kit, { key: 'ekit-item-01' }, setEkitItemSchema.parse({ ndc11, par: '10' }));
    await keeper.stock(kit, 'ekit-stock-01', stockEkitSchema.parse({ ndc11, units: '10', lot: 'KIT-LOT', expiresOn: '2028-01-31', by: 'Technician Sample' }));
    const reach = await recalling.reach(pharmacy.actor, { ndc11, lots: ['Kit-Lot'] });
    expect(reach.ekits).toEqual([expect.objectContaining({ facilityCode: code, units: '10', mayHaveHad: [] })]);
    expect((await recalling.reach(pharmacy.actor, { ndc11, lots: ['OTHER'] })).ekits).toEqual([]);
  });
});
