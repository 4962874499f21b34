import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { gtin14OfNdc, parseNdc } from '@cyclefill/domain/identification';
import { KeepPar, OrderStock, RecallLots, ReceiveStock, openRecallSchema, receiveStockSchema } from '@cyclefill/features/stock';
import type { RecallWithReach } from '@cyclefill/features/stock';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, stockDesk } from '../../support/stock-desk.js';

jest.setTimeout(120_000);

const Product = z.object({ ndc11: z.string(), size: z.int(), labeler: z.string(), product: z.string(), pack: z.string() });
const toldOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof InvalidInput ? error.problems.map(({ pointer, rule }) => `${pointer} ${rule}`).join('; ') : String(error));

describe('par levels, orders of stock and what comes in for them', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  let products: z.output<typeof Product>[];
  let par: KeepPar;
  let orders: OrderStock;
  let today: string;
  let keys = 0;
  const key = (): string => `par-key-${String(keys += 1).padStart(4, '0')}`;
  const receive = (request: Readonly<Record<string, unknown>>) => new ReceiveStock(pharmacy.database.uow).execute(pharmacy.actor, key(), receiveStockSchema.parse({ location: 'B-01', ...request }));
  const setPar = async (ndc11: string, level: string, reason = 'a shelf of its own') => par.set(pharmacy.actor, ndc11, { key: key() }, { par: level, effectiveFrom: today, reason });
  const lineOf = async (ndc11: string) => (await par.orderList(pharmacy.actor)).find((line) => line.ndc11 === ndc11);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 });
    desk = stockDesk(pharmacy);
    products = await desk.read(Product, `
      select p.ndc11, p.package_size_milli as size, p.ndc_labeler as labeler, p.ndc_product as product, p.ndc_package as pack from drug_product p
      where p.superseded_at is null and p.package_size_milli is not null and p.dea_schedule is null and length(p.ndc_labeler || p.ndc_product || p.ndc_package) = 10 order by p.ndc11 limit 6`);
    [par, orders] = [new KeepPar(pharmacy.database.uow), new OrderStock(pharmacy.database.uow)];
    today = (await desk.read(z.object({ today: z.string() }), 'select current_date::text as today'))[0]?.today ?? '';
  });
  afterAll(() => pharmacy.database.close());

  const product = (index: number): z.output<typeof Product> => {
    const found = products[index];
    if (found === undefined) throw new Error('too few products without stock');
    return found;
  };

  it('a par level of the planned windows is suggested with its arithmetic; another one takes a reason, and the newest of a day holds', async () => {
    const suggested = (await par.suggest(pharmacy.actor)).find((level) => level.suggested !== null && level.suggested.par !== '0');
    if (!suggested?.suggested) throw new Error('no window takes anything');
    const { windows, mean, spread, par: level } = suggested.suggested;
    expect([windows.length, Number(level)]).toEqual([4, Number(mean) + 2 * Number(spread)]);
    await expect(setPar(suggested.ndc11, '7', '').catch(toldOf)).resolves.toBe(`/reason is needed: ${level} is suggested`);
    expect(await setPar(suggested.ndc11, level, '')).toMatchObject({ par: level, suggested: { par: level } });
    await setPar(suggested.ndc11, '7');
    expect((await par.suggest(pharmacy.actor)).find(({ ndc11 }) => ndc11 === suggested.ndc11)).toMatchObject({ par: '7', reason: 'a shelf of its own' });
    expect(await desk.read(z.object({ standing: z.int() }), 'select count(*)::int as standing from stock_par where ndc11 = $1 and superseded_at is null', [suggested.ndc11])).toEqual([{ standing: 1 }]);
    await expect(setPar('00000000000', '7').catch(toldOf)).resolves.toBe('/ndc11 is no product of the catalogue');
  });

  it('two who set the par level of one day at once: both hold one after the other, and one stands', async () => {
    const { ndc11 } = product(5);
    await Promise.all([setPar(ndc11, '10'), setPar(ndc11, '20')]);
    expect(await desk.read(z.object({ all: z.int(), standing: z.int() }), 'select count(*)::int as all, count(*) filter (where superseded_at is null)::int as standing from stock_par where ndc11 = $1', [ndc11])).toEqual([{ all: 2, standing: 1 }]);
  });

  it('what is missing to the par level is ordered in packages; what is on order counts, and what came in for it no more', async () => {
    const { ndc11, size } = product(0);
    const [{ free }] = await desk.read(z.object({ free: z.int() }), 'select coalesce(sum(units_milli), 0)::int as free from stock_lot where ndc11 = $1 and superseded_at is null and expires_on >= current_date', [ndc11]) as [{ free: number }];
    await setPar(ndc11, String((free + size * 3) / 1000));
    expect(await lineOf(ndc11)).toMatchObject({ free: String(free / 1000), onOrder: '0', packages: 3 });
    const order = await orders.place(pharmacy.actor, key(), { supplier: 'A wholesaler', reference: 'PO-1', lines: [{ ndc11, packages: 2 }] });
    expect(await lineOf(ndc11)).toMatchObject({ onOrder: String((size * 2) / 1000), packages: 1 });
    await receive({ ndc11, lot: 'PO1', expiresOn: '2029-01-31', purchaseId: order.id });
    expect(await lineOf(ndc11)).toMatchObject({ free: String((free + size) / 1000), onOrder: String(size / 1000), packages: 1 });
    expect((await orders.list(pharmacy.actor)).find(({ id }) => id === order.id)?.lines).toMatchObject([{ ndc11, packages: 2, received: String(size / 1000) }]);
    expect(await orders.end(pharmacy.actor, { key: key(), id: order.id, version: order.version }, { state: 'received', reason: 'no more will come' })).toMatchObject({ state: 'received', version: order.version + 1 });
    expect(await lineOf(ndc11)).toMatchObject({ onOrder: '0', packages: 2 });
    await expect(orders.end(pharmacy.actor, { key: key(), id: order.id, version: order.version + 1 }, { state: 'cancelled', reason: 'again' }).catch(toldOf)).resolves.toBe('purchase.state-forbids');
  });

  it('an order names what the catalogue has a package of, each once; an old version and an order of something else are refused', async () => {
    const [{ ndc11 }, other] = [product(1), product(2)];
    const place = (ndc11s: readonly string[]) => orders.place(pharmacy.actor, key(), { supplier: 'A wholesaler', reference: '', lines: ndc11s.map((one) => ({ ndc11: one, packages: 1 })) });
    await expect(place([ndc11, ndc11]).catch(toldOf)).resolves.toBe('/lines names a product twice');
    await expect(place(['00000000000']).catch(toldOf)).resolves.toBe('/lines the catalogue has no package of 00000000000');
    const order = await place([ndc11]);
    await expect(orders.end(pharmacy.actor, { key: key(), id: order.id, version: order.version + 1 }, { state: 'cancelled', reason: 'a mistake' }).catch(toldOf)).resolves.toBe('row.stale');
    await expect(receive({ ndc11: other.ndc11, lot: 'X', expiresOn: '2029-01-31', purchaseId: order.id }).catch(toldOf)).resolves.toBe('purchase.not-found');
  });

  it('a maker\'s code says product, lot, expiry and serial; what it does not say is typed, and what is typed wins', async () => {
    const { ndc11, labeler, product: code, pack } = product(3);
    const gtin = gtin14OfNdc(parseNdc(`${labeler}-${code}-${pack}`) ?? { labeler, product: code, package: pack }, 3) ?? '';
    const [whole] = (await receive({ scan: `(01)${gtin}(17)290131(10)GS1LOT(21)SN1` })).containers;
    expect(whole).toMatchObject({ ndc11, lot: 'GS1LOT', expiresOn: '2029-01-31' });
    expect((await receive({ scan: `(01)${gtin}(17)290131(10)GS1LOT`, lot: 'TYPED' })).containers).toMatchObject([{ lot: 'TYPED' }]);
    await expect(receive({ scan: `(01)${gtin}` }).catch(toldOf)).resolves.toBe('/lot is not in the code that was scanned: type it; /expiresOn is not in the code that was scanned: type it');
    await expect(receive({ scan: '(01)00399999999995' }).catch(toldOf)).resolves.toMatch(/^\/scan /u);
    await expect(receive({ scan: 'K-0000001-1' }).catch(toldOf)).resolves.toBe('/scan is no code of a maker');
    await expect(receive({ lot: 'A', expiresOn: '2029-01-31' }).catch(toldOf)).resolves.toBe('/ndc11 is needed where nothing is scanned');
  });

  it('one package by its serial number received twice at once is received once, and refused by name as one after the other', async () => {
    const { ndc11 } = product(4);
    const same = { ndc11, lot: 'TWICE', expiresOn: '2029-01-31', serial: 'SN-RACE' };
    const told = await Promise.all(Array.from({ length: 4 }, () => receive(same).then(() => 'received', toldOf)));
    expect(told.toSorted()).toEqual(['container.serial-known', 'container.serial-known', 'container.serial-known', 'received']);
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('a recall is closed when nothing of it lies here any more, once, of the version that was read', async () => {
    const { ndc11 } = product(4);
    const [container] = await desk.receive(ndc11, 'BACK', '2029-01-31', '30');
    const recalls = new RecallLots(pharmacy.database.uow);
    const recall: RecallWithReach = await recalls.open(pharmacy.actor, key(), openRecallSchema.parse({ ndc11, lots: ['BACK'], source: 'a maker' }));
    const close = (version: number) => recalls.close(pharmacy.actor, { key: key(), id: recall.id, version }, 'sent back').then(({ state }) => state, toldOf);
    expect(await close(recall.version)).toBe('recall.not-finished');
    await desk.move(container?.code ?? '', { kind: 'destroy' }, { reason: 'sent back to the maker' });
    expect(await close(recall.version + 1)).toBe('row.stale');
    expect((await Promise.all([close(recall.version), close(recall.version)])).filter((told) => told === 'closed')).toHaveLength(1);
    expect(await close(recall.version)).toBe('recall.closed');
    expect(await recalls.read(pharmacy.actor, recall.id)).toMatchObject({ state: 'closed', closure: 'sent back' });
  });
});
