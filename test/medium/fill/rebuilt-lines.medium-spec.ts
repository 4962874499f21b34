import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Refusal } from '@cyclefill/contracts';
import { canonicalJson, day } from '@cyclefill/domain/kernel';
import { DecideException, OpenCycleRun, OpenNightlyRun, PreviewCycleRun, ReplayRun, offerRebuilds, readStoredLines } from '@cyclefill/features/fill';
import { ChangeMedPass, ImportCensus, RecordCensusEvent } from '@cyclefill/features/order';
import { ListPackChanges } from '@cyclefill/features/pack';
import fc from 'fast-check';
import { z } from 'zod';
import { editFolder } from '../../support/edited-folder.js';
import { type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

// Whole windows are computed again after every round of changes; a busy machine takes its time.
jest.setTimeout(240_000);

const SAMPLE = { facilities: 2, residents: 36, seed: 23 };
const AS_OF = new Date('2026-12-01T12:00:00Z');
const Batch = z.object({ id: z.string(), run_id: z.string(), facility_id: z.string(), window_from: z.string(), state: z.string(), eligible: z.int(), filled: z.int(), excepted: z.int(), skipped: z.int(), reasons: z.record(z.string(), z.int()) });
const Finding = z.object({ order_id: z.string().nullable(), resident_id: z.string(), code: z.string(), severity: z.string(), rule: z.string(), params: z.record(z.string(), z.unknown()) });
const Count = z.object({ count: z.int() });
const Id = z.object({ id: z.string() });

/** One thing that somebody does, told by which order or resident, by its place in the list, it is done to. */
const act = fc.record({
  // What concerns one order or resident comes more often than what concerns them all, as in life.
  kind: fc.constantFrom('hold', 'discontinue', 'change', 'hold', 'change', 'leave', 'leave', 'discharge', 'passes', 'count', 'stock', 'payer', 'allergies', 'product', 'override'),
  which: fc.nat(200), day: fc.integer({ min: 5, max: 28 }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

describe('rebuilding the lines that changed (R119)', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let files: ReturnType<typeof sampleFiles>;
  let keys = 0;
  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => desk.read(row, sql, params);
  const batches = (): Promise<z.output<typeof Batch>[]> => read(Batch,
    `select id, run_id, facility_id, window_from::text as window_from, state, eligible, filled, excepted, skipped, reasons from fill_batch where is_current order by id`);
  const counted = async (sql: string): Promise<number> => (await read(Count, `select count(*)::int as count from ${sql}`))[0]?.count ?? -1;

  const importChanged = async (name: string, column: string, edit: Parameters<typeof editFolder>[3]): Promise<void> => {
    files = editFolder(files, name, column, edit);
    const { outcome, errors } = await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, files);
    expect({ outcome, errors }).not.toMatchObject({ outcome: 'refused' });
  };

  /** Does it; a refusal is an answer too. False = there was nothing to do it to. */
  async function perform({ kind, which, day: on }: Act): Promise<boolean> {
    const orders = await desk.plainOrders();
    const order = orders[which % Math.max(1, orders.length)];
    if (order === undefined) return false;
    const at = `2026-12-${String(on).padStart(2, '0')}T08:00`;
    const { database: { uow }, actor } = pharmacy;
    const tell = (event: 'leave' | 'discharge') => new RecordCensusEvent(uow).execute(actor, 'pharmacy', order.resident_id, `key-${String(keys += 1).padStart(5, '0')}`, { event, at, detail: '', ...(event === 'leave' && { until: '2026-12-29T10:00' }) });
    switch (kind) {
      case 'hold': await desk.hold(order, { from: at, reason: 'surgery' }); break;
      case 'discontinue': await desk.discontinue(order, { at, reason: 'rash' }); break;
      case 'change': await desk.change(order, { at, to: '2026-12-30T00:00', reason: 'until new year' }); break;
      case 'leave': await tell('leave'); break;
      case 'discharge': await tell('discharge'); break;
      case 'passes': await new ChangeMedPass(uow).execute(actor, (await batches())[which % 2]?.facility_id ?? '', `key-${String(keys += 1).padStart(5, '0')}`, { wingId: null, effectiveFrom: '2026-12-01', rows: [{ code: 'BID', times: [`07${10 + (on % 40)}`, '1900'] }] }); break;
      case 'count': await importChanged('orders.csv', 'on_hand', (value, row) => (row('rx_number') === order.rx_number ? String(on) : value)); break;
      case 'stock': await importChanged('stock.csv', 'units', (value, row) => (row('ndc11') === order.ndc11 ? String(on * 10) : value)); break;
      case 'payer': await importChanged('residents.csv', 'payer', (value, row) => (Number(row('resident_id').slice(-3)) === which % 36 ? 'MS Medicaid' : value)); break;
      case 'allergies': await importChanged('residents.csv', 'allergies', (value, row) => (Number(row('resident_id').slice(-3)) === which % 36 ? '' : value)); break;
      case 'product': await importChanged('catalogue.csv', 'hazardous', (value, row) => (row('ndc11') === order.ndc11 ? 'Y' : value)); break;
      case 'override': {
        const [open] = await read(Id, `select id from finding where is_current and state = 'open' and severity = 'block' and 'pharmacist' = any(overridable_by) order by id offset ${which % 5} limit 1`);
        if (open === undefined) return false;
        await new DecideException(uow).execute({ ...actor, userId: (await read(Id, 'select id from app_user limit 1'))[0]?.id ?? null }, { role: 'pharmacist', scope: 'pharmacy' }, { exceptionId: open.id, decision: 'overridden', reason: 'spoken to the prescriber' });
      }
    }
    return true;
  }

  const rebuild = async (): Promise<number> => {
    const offered = await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    await planBatches(pharmacy);
    return offered.length;
  };

  /** Lines, findings and counts of a batch as stored, and as building its whole window anew would have them. */
  async function bothWays(batch: z.output<typeof Batch>): Promise<readonly [readonly string[], readonly string[]]> {
    const { uow } = pharmacy.database;
    const stored = await uow.run(pharmacy.actor, (tx) => readStoredLines(tx, batch.id));
    const findings = await read(Finding, `select order_id, resident_id, code, severity, rule, params from finding where batch_id = $1 and is_current and code <> 'NOT_PACKABLE'`, [batch.id]);
    const { decided } = await new PreviewCycleRun(uow).execute(pharmacy.actor, { facilityId: batch.facility_id, cycleStart: day(batch.window_from), asOf: AS_OF, knownAt: null });
    const text = (value: object): string => canonicalJson(JSON.parse(JSON.stringify(value)));
    const { eligible, filled, excepted, skipped, reasons } = batch;
    return [
      [text({ eligible, filled, excepted, skipped, reasons }), ...[...stored.values()].map(text).toSorted(), ...findings.map(text).toSorted()],
      [
        text(decided.counts),
        ...decided.lines.map(({ order, result, packaging, fillsTo }) => text({
          residentId: order.residentId, orderId: order.orderId, versionId: order.versionId, status: result.status, packaging, packFrom: result.packFrom, packTo: result.packTo, fillsTo, quantities: result.quantities,
        })).toSorted(),
        ...decided.findings.map(({ finding: { code, severity, rule, params }, orderId, residentId }) => text({ order_id: orderId, resident_id: residentId, code, severity, rule, params })).toSorted(),
      ],
    ];
  }

  async function expectUpToDate(): Promise<void> {
    for (const batch of await batches()) {
      const [stored, anew] = await bothWays(batch);
      expect(stored).toEqual(anew);
      expect(batch.state).toBe('planned');
    }
    for (const runId of new Set((await batches()).map((batch) => batch.run_id))) {
      const { batches: replayed } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
      expect(replayed.map(({ outcome, difference }) => ({ outcome, difference }))).toEqual(replayed.map(() => ({ outcome: 'equal', difference: null })));
    }
  }

  beforeAll(async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    desk = orderDesk(pharmacy);
    files = sampleFiles(SAMPLE);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`insert into app_user (id, tenant_id, login, display_name, role) values ($1, $2, 'rph', 'R. Ph.', 'pharmacist')`, [tx.newId(), pharmacy.actor.tenantId]));
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, AS_OF);
    await planBatches(pharmacy);
  }, 120_000);
  afterAll(async () => pharmacy.database.close());

  it('rebuilds nothing while nothing changed', async () => {
    expect(await rebuild()).toBe(0);
    expect(await counted('batch_rebuild')).toBe(0);
  });

  it('a stopped order: its line alone is another, the old one is kept, and no planned pack holds a dose after the stop (V19, R120)', async () => {
    const packed = await read(z.object({ order_id: z.string(), batch_id: z.string() }), `select c.order_id, p.batch_id from pack_cell c join pack p on p.id = c.pack_id group by 1, 2 having min(c.at) < '2026-12-11' and max(c.at) > '2026-12-13'`);
    const order = (await desk.plainOrders()).find(({ order_id: id }) => packed.some((one) => one.order_id === id));
    const batchId = packed.find((one) => one.order_id === order?.order_id)?.batch_id ?? '';
    const linesBefore = await counted('fill_line');
    const oldCodes = await read(z.object({ code: z.string(), id: z.string() }), `select distinct p.code, p.id from pack p join pack_cell c on c.pack_id = p.id where c.order_id = $1`, [order?.order_id]);
    const packs = await counted('pack where is_current');
    if (order === undefined) throw new Error('the sample has no plain order');
    await desk.discontinue(order, { at: '2026-12-12T00:00', reason: 'rash' });
    expect(await rebuild()).toBe(1);
    const versions = await read(z.object({ is_current: z.boolean(), superseded: z.boolean(), rebuilt: z.boolean(), dispensed: z.int() }),
      `select is_current, superseded_at is not null as superseded, rebuilt_at is not null as rebuilt, dispensed_milli as dispensed from fill_line where order_id = $1 order by id`, [order.order_id]);
    expect(versions.map(({ is_current, superseded, rebuilt }) => [is_current, superseded, rebuilt])).toEqual([[false, true, false], [true, false, true]]);
    expect(versions[1]?.dispensed).toBeLessThan(versions[0]?.dispensed ?? 0);
    expect(await counted('fill_line')).toBe(linesBefore + 1);
    const cells = await read(z.object({ code: z.string(), after: z.boolean() }), `select p.code, c.at >= '2026-12-12' as after from pack p join pack_cell c on c.pack_id = p.id where p.is_current and c.order_id = $1`, [order.order_id]);
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter(({ after }) => after)).toEqual([]);
    // A card that was printed is never taken for the one that stands in its place.
    expect(cells.filter(({ code }) => oldCodes.some((old) => old.code === code))).toEqual([]);
    expect(await counted('pack where superseded_at is not null')).toBe(oldCodes.length);
    expect(await counted('pack where is_current')).toBeLessThanOrEqual(packs);
    expect((await new ListPackChanges(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', batchId, AS_OF)).changes).toEqual([]);
    const [log] = await read(z.object({ lines_replaced: z.int(), lines_added: z.int(), lines_removed: z.int(), orders: z.int() }), 'select lines_replaced, lines_added, lines_removed, cardinality(order_ids) as orders from batch_rebuild');
    expect(log).toMatchObject({ lines_replaced: 1, lines_added: 0, lines_removed: 0 });
    expect(log?.orders).toBeLessThan(await counted('med_order'));
    await expectUpToDate();
  });

  it('reads the changed order, and no other of the resident that nothing could be found together with it', async () => {
    const [order] = await desk.plainOrders();
    if (order === undefined) throw new Error('the sample has no plain order');
    const own = await counted(`med_order where resident_id = '${order.resident_id}'`);
    await desk.hold(order, { from: '2026-12-20T00:00', to: '2026-12-21T00:00', reason: 'surgery' });
    expect(await rebuild()).toBe(1);
    const [log] = await read(z.object({ own: z.int(), has: z.boolean() }), `
      select (select count(*)::int from med_order o where o.id = any(r.order_ids) and o.resident_id = $2) as own, $1 = any(r.order_ids) as has from batch_rebuild r order by r.rebuilt_at desc limit 1`, [order.order_id, order.resident_id]);
    expect(log?.has).toBe(true);
    expect(log?.own).toBeLessThan(own);
    await expectUpToDate();
  });

  it('an order that stops takes along what was found of its duplicate, which nobody touched (E10)', async () => {
    const duplicates = () => read(z.object({ order_id: z.string(), other: z.string() }), `select f.order_id, o.id as other from finding f join med_order o on o.rx_number = f.params ->> 'otherRx' where f.is_current and f.code = 'DUPLICATE'`);
    const [found] = await duplicates();
    if (found === undefined) throw new Error('the sample has no duplicate');
    await desk.discontinue(await desk.current(found.other), { at: '2026-12-02T00:00', reason: 'twice the same' });
    expect(await rebuild()).toBe(1);
    expect((await duplicates()).map(({ order_id: id }) => id)).not.toContain(found.order_id);
    await expectUpToDate();
  });

  it('a new order is found to be a duplicate of one that nobody touched (E10)', async () => {
    const tablets = (await read(z.object({ ndc11: z.string() }), `select ndc11 from drug_product where form = 'Oral Tablet' and dea_schedule is null`)).map(({ ndc11 }) => ndc11);
    const order = (await desk.plainOrders()).find(({ ndc11 }) => tablets.includes(ndc11));
    const [prescriber] = await read(z.object({ npi: z.string() }), 'select npi from prescriber where npi is not null limit 1');
    if (order === undefined || prescriber === undefined) throw new Error('the sample has no plain order');
    await desk.open({ rxNumber: 'ZZ-1', reason: 'new', source: 'written', content: { ...prescriptionOf(order, prescriber.npi), residentId: order.resident_id } });
    expect(await rebuild()).toBe(1);
    expect(await counted(`finding f join med_order o on o.id = f.order_id where f.is_current and f.code = 'DUPLICATE' and o.rx_number = 'ZZ-1' and f.params ->> 'otherRx' = '${order.rx_number}'`)).toBe(1);
    await expectUpToDate();
  });

  it('whatever people change, rebuilding gives the lines, findings and counts of building the whole window anew, and replays to the byte', async () => {
    const done = new Map<string, number>();
    for (const acts of fc.sample(fc.array(act, { minLength: 1, maxLength: 4 }), { numRuns: 8, seed: 4711 })) {
      for (const one of acts) {
        const performed = await perform(one).catch((error: unknown) => {
          if (error instanceof Refusal) return false;
          throw error;
        });
        if (performed) done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
      }
      await rebuild();
      await expectUpToDate();
      expect(await rebuild()).toBe(0);
    }
    expect(done.size).toBeGreaterThan(7);
    expect(await counted('batch_rebuild where order_ids is not null and lines_replaced > 0')).toBeGreaterThan(2);
  });

  it('a finding that stays the same keeps what a person decided of it; one that is gone is out of use', async () => {
    const [open] = await read(z.object({ id: z.string(), order_id: z.string(), facility_id: z.string() }), `select id, order_id, facility_id from finding where is_current and state = 'open' and severity = 'warn' and order_id is not null order by id limit 1`);
    if (open === undefined) throw new Error('there is no open finding');
    const userId = (await read(Id, 'select id from app_user limit 1'))[0]?.id ?? null;
    await new DecideException(pharmacy.database.uow).execute({ ...pharmacy.actor, userId }, { role: 'pharmacist', scope: 'pharmacy' }, { exceptionId: open.id, decision: 'carried', reason: 'next window' });
    await new ChangeMedPass(pharmacy.database.uow).execute(pharmacy.actor, open.facility_id, 'key-of-carried', { wingId: null, effectiveFrom: '2026-12-01', rows: [{ code: 'TID', times: ['0715', '1215', '1915'] }] });
    expect(await rebuild()).toBe(1);
    expect(await read(z.object({ state: z.string(), is_current: z.boolean() }), 'select state, is_current from finding where id = $1', [open.id])).toEqual([{ state: 'carried', is_current: true }]);
  });

  it('what a later window counts down follows: it is rebuilt after the window before it', async () => {
    const [batch] = await batches();
    const facilityId = batch?.facility_id ?? '';
    await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId, cycleStart: day('2027-01-04'), asOf: AS_OF, knownAt: null });
    await planBatches(pharmacy);
    const [order] = (await desk.plainOrders()).filter(({ rx_number: rx }) => rx !== '');
    const mine = (await read(z.object({ order_id: z.string() }), 'select order_id from fill_line where batch_id = $1 and is_current and dispensed_milli > 0', [batch?.id])).map((row) => row.order_id);
    const target = (await desk.plainOrders()).find(({ order_id: id }) => mine.includes(id)) ?? order;
    if (target === undefined) throw new Error('no order is filled');
    await desk.hold(target, { from: '2026-12-09T00:00', to: '2026-12-20T00:00', reason: 'surgery' });
    while ((await rebuild()) > 0);
    await expectUpToDate();
  });

  it('a window that has begun, a closed batch and a paused one stay as they are, and run changes names what they hold', async () => {
    const [batch] = (await batches()).filter(({ window_from: from }) => from === '2026-12-07');
    const [order] = (await desk.plainOrders());
    if (order === undefined || batch === undefined) throw new Error('nothing is left to change');
    await desk.discontinue(order, { at: '2026-12-22T00:00', reason: 'rash' });
    const offer = (asOf: string) => pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: new Date(asOf) }));
    expect((await offer('2027-02-01T12:00:00Z'))).toEqual([]);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update fill_batch set state = 'paused', paused_from = 'planned' where is_current`));
    expect((await offer('2026-12-01T12:00:00Z'))).toEqual([]);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update fill_batch set state = 'planned', paused_from = null where is_current`));
    expect((await offer('2026-12-01T12:00:00Z')).length).toBeGreaterThan(0);
  });
});
