import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@cyclefill/contracts';
import { day } from '@cyclefill/domain/kernel';
import { PACKING_SENTENCES, WEEK_7X4 } from '@cyclefill/domain/packing';
import { CalibrationPaper, InlineDocumentRenderer, ReadPackPapers } from '@cyclefill/features/document';
import { OpenCycleRun, ReplayRun, offerRebuilds } from '@cyclefill/features/fill';
import { SetPackStock, SetPacking, ShowPacking, replayPacks } from '@cyclefill/features/pack';
import { z } from 'zod';
import { brokenInvariants } from '../../support/run-invariants.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

const BUILT = new Date('2026-12-01T12:00:00Z');
const FROM = '2026-12-07';
const Id = z.object({ id: z.string() });
const PackRow = z.object({ code: z.string(), pack_type: z.string(), resident_id: z.string() });
const OrderRow = z.object({ order_id: z.string() });

describe('how packs are made up', () => {
  let pharmacy: SamplePharmacy;
  let facilityId: string;
  let batchId: string;
  let runId: string;
  let keys = 0;
  const key = (): string => `packing-${String(keys += 1).padStart(4, '0')}`;
  const read = <Row>(row: z.ZodType<Row>, sql: string, values: unknown[] = []): Promise<readonly Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, values));
  const packs = (): Promise<readonly z.output<typeof PackRow>[]> => read(PackRow, 'select code, pack_type, resident_id from pack where batch_id = $1 and is_current order by code', [batchId]);
  const set = (setting: object): Promise<unknown> => new SetPacking(pharmacy.database.uow).execute(pharmacy.actor, key(), { facilityId, reason: '', effectiveFrom: FROM, kind: 'pack', value: null, ...setting } as Parameters<SetPacking['execute']>[2]);
  const planAnew = async (): Promise<void> => {
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: BUILT }))).toHaveLength(1);
    await workBatches(pharmacy);
  };
  const decision = async (orderId: string): Promise<unknown> => (await new ShowPacking(pharmacy.database.uow).execute(pharmacy.actor, facilityId, { residentId: null, from: FROM })).items.find((item) => item.orderId === orderId);
  /** Lines and cells add up, and laying the batch out once more gives the same packs. */
  const holdsTogether = async (): Promise<void> => {
    expect(await brokenInvariants(pharmacy)).toEqual([]);
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => replayPacks(tx, batchId), { isolation: 'REPEATABLE READ' })).toMatchObject({ outcome: 'equal', difference: null });
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 3 });
    facilityId = (await read(Id, 'select id from facility'))[0]?.id ?? '';
    const opened = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId, cycleStart: day(FROM), asOf: BUILT, knownAt: null });
    [batchId, runId] = [opened.batchId, opened.runId];
    await workBatches(pharmacy);
  });
  afterAll(async () => pharmacy.database.close());

  it('a resident who is packed otherwise has other packs; nobody else has', async () => {
    const before = await packs();
    const residentId = before[0]?.resident_id ?? '';
    expect(new Set(before.map((pack) => pack.pack_type))).toEqual(new Set(['card-31']));
    await set({ residentId, value: 'week-7x4' });
    await planAnew();
    const after = await packs();
    expect(new Set(after.filter((pack) => pack.resident_id === residentId).map((pack) => pack.pack_type)).has('week-7x4')).toBe(true);
    expect(after.filter((pack) => pack.resident_id !== residentId)).toEqual(before.filter((pack) => pack.resident_id !== residentId));
    await holdsTogether();
  });

  it.each(['calendar-28', 'pouch-strip', 'days-14x4', 'card-60', 'card-30'])('a facility is packed into %s, and its papers are drawn', async (type) => {
    await set({ value: type });
    await planAnew();
    expect((await packs()).filter((pack) => pack.pack_type === type).length).toBeGreaterThan(5);
    await holdsTogether();
    const file = (await new ReadPackPapers(pharmacy.database.uow).execute(pharmacy.actor, runId, 'letter')).find(({ kind }) => kind === (type.startsWith('card') ? 'card' : 'week'));
    if (file === undefined) throw new Error('no paper of the packs');
    expect((await new InlineDocumentRenderer().render(file.order)).pages).toBeGreaterThan(5);
  });

  it('a pharmacist keeps an order out of packs, or packs it nevertheless, with a reason; what cannot be packed is refused', async () => {
    const orders = await read(OrderRow, `select l.order_id from fill_line l join order_version v on v.id = l.order_version_id where l.batch_id = $1 and l.is_current and l.dispensed_milli > 0 and l.packaging = 'card' order by v.rx_number`, [batchId]);
    const tablet = orders[0]?.order_id ?? '';
    const [{ id: liquid } = { id: '' }] = await read(Id, 'select v.order_id as id from order_version v join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null where v.superseded_at is null and not d.countable order by v.rx_number limit 1');
    await expect(set({ orderId: tablet, kind: 'override', value: 'keep_out' })).rejects.toThrow(InvalidInput);
    await set({ orderId: tablet, kind: 'override', value: 'keep_out', reason: 'given at the dialysis centre' });
    expect(await decision(tablet)).toMatchObject({ packaging: 'bulk', packType: 'vial', reason: 'pharmacist', sentence: PACKING_SENTENCES.pharmacist });
    await planAnew();
    expect(await read(Id, 'select c.pack_id as id from pack_cell c join pack p on p.id = c.pack_id where c.order_id = $1 and p.is_current', [tablet])).toEqual([]);
    await holdsTogether();
    await set({ orderId: tablet, kind: 'override', value: null, reason: 'home again' });
    expect(await decision(tablet)).toMatchObject({ packaging: 'card', reason: null });
    await expect(set({ orderId: liquid, kind: 'override', value: 'pack', reason: 'asked for' })).rejects.toThrow(InvalidInput);
  });

  it('a profile of another country keeps out what that country keeps out', async () => {
    const reasons = async (): Promise<ReadonlySet<string | null>> => new Set((await new ShowPacking(pharmacy.database.uow).execute(pharmacy.actor, facilityId, { residentId: null, from: FROM })).items.map(({ reason }) => reason));
    const before = await reasons();
    await set({ kind: 'profile', value: 'au@1' });
    const after = await reasons();
    expect([before.has('limited_time'), after.has('limited_time')]).toEqual([false, true]);
    await expect(set({ kind: 'profile', value: 'au@9' })).rejects.toThrow(InvalidInput);
    await expect(set({ value: 'card-32' })).rejects.toThrow(InvalidInput);
  });

  it('stock of a pharmacy has its own measures, and a printer what it is off by', async () => {
    const stock = new SetPackStock(pharmacy.database.uow);
    await stock.setType(pharmacy.actor, key(), { type: { ...WEEK_7X4, maxItemsPerCell: 1 }, effectiveFrom: FROM });
    await set({ value: 'week-7x4' });
    await planAnew();
    await holdsTogether();
    const full = await read(z.object({ items: z.number() }), `select max(n)::int as items from (select count(*) as n from pack_cell c join pack p on p.id = c.pack_id where p.batch_id = $1 and p.is_current and p.pack_type = 'week-7x4' group by c.pack_id, c.position) x`, [batchId]);
    expect(full).toEqual([{ items: 1 }]);
    const paper = new CalibrationPaper(pharmacy.database.uow);
    const plain = await paper.execute(pharmacy.actor, 'week-7x4', null);
    await expect(paper.execute(pharmacy.actor, 'week-7x4', 'bench-1')).rejects.toMatchObject({ code: 'printer.not-found' });
    await stock.setOffset(pharmacy.actor, key(), { printer: 'bench-1', packType: '', right: 1.25, down: -0.5, scale: 1.002 });
    const moved = await paper.execute(pharmacy.actor, 'week-7x4', 'bench-1');
    expect([plain.pages, moved.pages]).toEqual([1, 1]);
    expect(Buffer.from(moved.bytes).equals(Buffer.from(plain.bytes))).toBe(false);
    await expect(paper.execute(pharmacy.actor, 'vial', null)).rejects.toMatchObject({ code: 'pack-type.not-found' });
  });

  it('a run computed before is computed again as it was, whatever was set since', async () => {
    expect((await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId)).batches.map(({ outcome }) => outcome)).toEqual(['equal']);
  });
});
