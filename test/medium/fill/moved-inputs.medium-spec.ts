import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DecideException, OpenNightlyRun, RecordPrnReview } from '@cyclefill/features/fill';
import { AddUser } from '@cyclefill/features/identity';
import { OpenReconciliation } from '@cyclefill/features/reconciliation';
import { ChangeMedPass, ImportCensus, RecordCensusEvent } from '@cyclefill/features/order';
import { z } from 'zod';
import { CARD_31 } from '@cyclefill/domain/packing';
import { SetPackStock, SetPacking } from '@cyclefill/features/pack';
import { withClient } from '../../support/database.js';
import { computeBatches } from '../../support/computed-batches.js';
import { editFolder } from '../../support/edited-folder.js';
import { type DeskOrder, type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { askUntil, sampleOrders } from '../../support/refills.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { fillRequests } from '../../support/worked-batches.js';

// A whole folder is imported again for every edit of it; a busy machine takes its time.
jest.setTimeout(240_000);

const SAMPLE = { facilities: 2, residents: 44, seed: 5 };
const SNAPSHOT = new URL('../../../libs/features/fill/src/compute-fill-batch/', import.meta.url);
const PASSES = new URL('../../../libs/features/facility/src/data/med-pass.repository.ts', import.meta.url);

/** What a batch reads of a facility, a resident or an order: whoever writes it says that the inputs moved. */
const OF_FACILITY = [
  'order_version', 'prescription', 'order_supply', 'order_hold', 'prn_review', 'census_event', 'resident_version', 'med_pass', 'demand_fill', 'cii_part', 'emergency_prescription',
  'emergency_step', 'refill_consent', 'supply_return', 'destruction', 'leave_supply', 'ekit_use', 'packing_setting', 'reconciliation',
];
/** What it reads of the pharmacy as a whole and every facility stands on. */
const OF_PHARMACY = ['pack_type'];
/** What it reads of the pharmacy as a whole, by product. */
const OF_PRODUCTS = ['drug_product', 'stock_lot', 'stock_container', 'stock_movement'];
/** Facts that other tables point at and that stay as they are, the batches themselves, and what `facility` says, which is told by its own row. */
const NO_INPUTS = ['facility', 'wing', 'bed', 'resident', 'refill_request', 'med_order', 'fill_batch', 'fill_line', 'batch_rebuild', 'finding'];

/** At the commit: has this transaction moved the facility's version? */
const WATCH = `
create function watch_inputs() returns trigger language plpgsql as $$
begin
  if not exists (select from facility_clock c where c.facility_id = coalesce(new.facility_id, (select min(f.id::text)::uuid from facility f)) and c.xmin = pg_current_xact_id()::xid) then
    raise exception 'nobody said that % moved', tg_table_name;
  end if;
  return null;
end $$;
create function watch_products() returns trigger language plpgsql as $$
begin
  if exists (select from order_version v join facility_clock c on c.facility_id = v.facility_id
             where v.superseded_at is null and v.ndc11 = new.ndc11 and c.xmin <> pg_current_xact_id()::xid) then
    raise exception 'nobody said that % moved', tg_table_name;
  end if;
  return null;
end $$;
${[...OF_FACILITY.map((table) => [table, 'watch_inputs']), ...OF_PRODUCTS.map((table) => [table, 'watch_products'])]
  .map(([table, watch]) => `create constraint trigger watched after insert or update on ${table} deferrable initially deferred for each row execute function ${watch}();`).join('\n')}`;

const Clock = z.object({ facility_id: z.string(), version: z.coerce.number(), whole: z.coerce.number() });
const Marked = z.object({ order_id: z.string() });
const Id = z.object({ id: z.string() });

describe('what a batch reads', () => {
  let pharmacy: SamplePharmacy;
  let actor: SamplePharmacy['actor'];
  let desk: OrderDesk;
  let facilityId: string;
  let files: ReturnType<typeof sampleFiles>;
  let orders: DeskOrder[];
  let keys = 0;
  const key = (): string => `key-${String(keys += 1).padStart(5, '0')}`;
  const take = (): DeskOrder => {
    const order = orders.shift();
    if (order === undefined) throw new Error('the sample has too few orders');
    return order;
  };
  const clocks = (): Promise<z.output<typeof Clock>[]> => desk.read(Clock, 'select facility_id, input_version as version, all_changed_version as whole from facility_clock order by facility_id');
  /** Orders that bear a version later than the given one. */
  const marked = async (after: number): Promise<readonly string[]> => (await desk.read(Marked, 'select id as order_id from med_order where facility_id = $1 and changed_version > $2 order by id', [facilityId, after])).map((row) => row.order_id);
  const importEdited = async (...edit: Parameters<typeof editFolder> extends [unknown, ...infer Rest] ? Rest : never): Promise<void> => {
    files = editFolder(files, ...edit);
    expect((await new ImportCensus(pharmacy.database.uow).execute(actor, files)).outcome).toBe('imported');
  };
  /** Does it, and tells what moved of the first facility: the orders that bear it, or everything. */
  const movedBy = async (act: () => Promise<unknown>): Promise<readonly string[] | 'everything'> => {
    const before = (await clocks()).find((row) => row.facility_id === facilityId);
    await act();
    const after = (await clocks()).find((row) => row.facility_id === facilityId);
    expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
    return (after?.whole ?? 0) > (before?.version ?? 0) ? 'everything' : marked(before?.version ?? 0);
  };
  const ordersOf = async (residentId: string): Promise<readonly string[]> => (await desk.read(Marked, 'select id as order_id from med_order where resident_id = $1 order by id', [residentId])).map((row) => row.order_id);

  beforeAll(async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    const { userId } = await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: 'rph', displayName: 'Test Person', role: 'pharmacist', scopes: [] });
    actor = { ...pharmacy.actor, userId };
    desk = orderDesk({ ...pharmacy, actor });
    files = sampleFiles(SAMPLE);
    await new OpenNightlyRun(pharmacy.database.uow).execute(actor, new Date('2026-12-01T12:00:00Z'));
    await computeBatches(pharmacy);
    const plain = await desk.plainOrders();
    facilityId = (await desk.read(Id, 'select facility_id as id from med_order where id = $1', [plain[0]?.order_id]))[0]?.id ?? '';
    const mine = new Set((await desk.read(Marked, 'select id as order_id from med_order where facility_id = $1', [facilityId])).map((row) => row.order_id));
    orders = [...new Map(plain.filter(({ order_id: id }) => mine.has(id)).map((order) => [order.resident_id, order])).values()];
    await withClient(pharmacy.database.ownerUrl, (owner) => owner.query(WATCH));
  });
  afterAll(async () => pharmacy.database.close());

  it('is one of the watched tables, or no input: every table that the snapshot names', () => {
    const queries = [...readdirSync(SNAPSHOT).filter((name) => name.endsWith('.ts')).map((name) => new URL(name, SNAPSHOT)), PASSES].map((file) => readFileSync(file, 'utf8')).join('\n');
    const named = new Set([...queries.matchAll(/\b(?:from|join) ([a-z]+_?[a-z]+)(?: as)? [a-z]{1,8}\b/gu)].map((match) => match[1] ?? '').filter((name) => /^(?:[a-z]+_[a-z]+|wing|bed|resident|facility|prescription)$/u.test(name)));
    expect([...named].filter((name) => ![...OF_FACILITY, ...OF_PRODUCTS, ...OF_PHARMACY, ...NO_INPUTS].includes(name))).toEqual([]);
    expect(OF_FACILITY.filter((name) => !named.has(name) && !new RegExp(`\\b(?:from|join) ${name}\\b`, 'u').test(queries))).toEqual([]);
  });

  it('of an order: each command marks that order alone', async () => {
    const [held, changed, ended, renewed, counted] = [take(), take(), take(), take(), take()];
    expect(await movedBy(() => desk.hold(held, { from: '2026-12-08T00:00', reason: 'surgery' }))).toEqual([held.order_id]);
    expect(await movedBy(async () => desk.resume(await desk.current(held.order_id), { at: '2026-12-12T00:00', reason: 'well' }))).toEqual([held.order_id]);
    expect(await movedBy(() => desk.change(changed, { at: '2026-12-01T00:00', to: '2026-12-20T00:00', reason: 'two weeks' }))).toEqual([changed.order_id]);
    expect(await movedBy(() => desk.discontinue(ended, { at: '2026-12-10T12:00', reason: 'rash' }))).toEqual([ended.order_id]);
    const [{ npi } = { npi: '' }] = await desk.read(z.object({ npi: z.string() }), 'select npi from prescriber order by npi limit 1');
    const marks = await movedBy(() => desk.renew(renewed, { rxNumber: 'RENEW-1', reason: 'used up', source: 'written', content: prescriptionOf(renewed, npi) }));
    expect(marks).toHaveLength(2);
    expect(await movedBy(() => desk.open({ rxNumber: 'NEW-1', reason: 'new', source: 'written', content: { ...prescriptionOf(renewed, npi), residentId: renewed.resident_id } }))).toHaveLength(1);
    expect(await movedBy(() => importEdited('orders.csv', 'on_hand', (value, row) => (row('rx_number') === counted.rx_number ? '3' : value)))).toEqual([counted.order_id]);
    const [prn] = await desk.read(Marked, 'select order_id from order_version where facility_id = $1 and superseded_at is null and prn order by 1 limit 1', [facilityId]);
    const review = { reviewedOn: '2026-11-30', rationale: 'panic attacks', continuesUntil: null, evaluated: true };
    expect(await movedBy(() => new RecordPrnReview(pharmacy.database.uow).execute(actor, 'pharmacy', prn?.order_id ?? '', review))).toEqual([prn?.order_id]);
  });

  it('of a resident: each order of theirs is marked', async () => {
    const [left, allergic] = [take(), take()];
    const tell = () => new RecordCensusEvent(pharmacy.database.uow).execute(actor, 'pharmacy', left.resident_id, key(), { event: 'leave', at: '2026-12-09T10:00', until: '2026-12-11T18:00', detail: '' });
    expect(await movedBy(tell)).toEqual(await ordersOf(left.resident_id));
    const [{ code } = { code: '' }] = await desk.read(z.object({ code: z.string() }), 'select code from resident where id = $1', [allergic.resident_id]);
    const list = { residentId: left.resident_id, kind: 'admission', source: 'hospital', file: { name: 'list.csv', content: 'drug\nzafirlukast 20 mg tablet\n' } } as const;
    expect(await movedBy(() => new OpenReconciliation(pharmacy.database.uow).execute(actor, 'pharmacy', key(), list))).toEqual(await ordersOf(left.resident_id));
    expect(await movedBy(() => importEdited('residents.csv', 'allergies', (value, row) => (row('resident_id') === code ? 'Penicillin (rash)' : value)))).toEqual(await ordersOf(allergic.resident_id));
  });

  it('of hours of administration: an order, a resident, or everybody', async () => {
    const order = take();
    const change = (owner: object) => () => new ChangeMedPass(pharmacy.database.uow).execute(actor, facilityId, key(), { wingId: null, ...owner, effectiveFrom: '2026-12-01', rows: [{ code: 'BID', times: ['0730', '1930'] }] });
    expect(await movedBy(change({ orderId: order.order_id }))).toEqual([order.order_id]);
    expect(await movedBy(change({ residentId: order.resident_id }))).toEqual(await ordersOf(order.resident_id));
    expect(await movedBy(change({}))).toBe('everything');
  });

  it('of how it is packed: an order, a resident, the facility, or every facility', async () => {
    const { order_id: orderId, resident_id: residentId } = take();
    const set = (owner: object, kind: 'pack' | 'profile' = 'pack', value = 'card-30') => () => new SetPacking(pharmacy.database.uow).execute(actor, key(), { facilityId, kind, value, reason: '', effectiveFrom: '2026-12-01', ...owner });
    expect(await movedBy(set({ orderId }))).toEqual([orderId]);
    expect(await movedBy(set({ residentId }))).toEqual(await ordersOf(residentId));
    expect(await movedBy(set({}))).toBe('everything');
    for (const act of [set({ facilityId: null }, 'profile', 'au@1'), () => new SetPackStock(pharmacy.database.uow).setType(actor, key(), { type: { ...CARD_31, maxItemsPerCell: 4 }, effectiveFrom: '2026-12-01' })]) {
      const before = await clocks();
      await act();
      expect((await clocks()).map(({ whole }, index) => whole > (before[index]?.version ?? Infinity))).toEqual(before.map(() => true));
    }
  });

  it('of a product or its stock: every order of it, and no other', async () => {
    const { ndc11 } = take();
    const ofProduct = (await desk.read(Marked, 'select order_id from order_version where facility_id = $1 and superseded_at is null and ndc11 = $2 order by 1', [facilityId, ndc11])).map((row) => row.order_id);
    expect(await movedBy(() => importEdited('stock.csv', 'units', (value, row) => (row('ndc11') === ndc11 ? '7' : value)))).toEqual(ofProduct);
    expect(await movedBy(() => importEdited('catalogue.csv', 'hazardous', (value, row) => (row('ndc11') === ndc11 ? 'Y' : value)))).toEqual(ofProduct);
  });

  it('of the facility itself: everything', async () => {
    expect(await movedBy(() => importEdited('facilities.csv', 'residence_code', (value) => (value === '04' ? '03' : '04')))).toBe('everything');
  });

  it('of a decision and of a fill on demand: the order that it lets go on, or takes from', async () => {
    const [open] = await desk.read(z.object({ id: z.string(), resident_id: z.string() }), `select id, resident_id from finding where facility_id = $1 and is_current and state = 'open' and 'pharmacist' = any(overridable_by) and resident_id is not null order by id limit 1`, [facilityId]);
    if (open === undefined) throw new Error('nothing can be overridden');
    const decision = { exceptionId: open.id, decision: 'overridden', reason: 'spoken to the prescriber' } as const;
    expect(await movedBy(() => new DecideException(pharmacy.database.uow).execute(actor, { role: 'pharmacist', scope: 'pharmacy' }, decision))).toEqual(await ordersOf(open.resident_id));
    const wanted = (await sampleOrders(pharmacy)).filter((order) => order.facility_id === facilityId && order.prn);
    const { order } = await askUntil(pharmacy, wanted, 'accepted');
    expect(await movedBy(() => fillRequests(pharmacy))).toContain(order.order_id);
  });
});
