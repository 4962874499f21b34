import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { CheckOrders } from '@cyclefill/features/clinical';
import { DecideException, OpenCycleRun, ReplayRun } from '@cyclefill/features/fill';
import { AddUser } from '@cyclefill/features/identity';
import type { Actor } from '@cyclefill/platform/database';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { editCsv } from '../../support/edit-csv.js';
import { type OrderDesk, orderDesk, prescriptionOf } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { ask } from '../../support/refills.js';
import { sharedPharmacy } from '../../support/shared-pharmacy.js';
import { computeBatches } from '../../support/computed-batches.js';
import { planBatches } from '../../support/worked-batches.js';

const AS_OF = new Date('2026-12-01T12:00:00Z');
const FindingRow = z.object({ id: z.string(), batch_id: z.string(), order_id: z.string(), code: z.string(), severity: z.string(), state: z.string(), reason: z.string(), params: z.record(z.string(), z.unknown()) });
const NPI = z.object({ npi: z.string() });

const FILLED = ['filled', 'partial', 'covered'];

/** Who had no known allergy is made allergic to this drug of the sample. */
const [DRUG, ALLERGY] = ['metoprolol', 'Metoprolol (anaphylaxis)'];

describe('clinical checks at build and at order entry', () => {
  let pharmacy: SamplePharmacy;
  let actor: Actor;
  let desk: OrderDesk;
  let facilityId: string;
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(actor, (tx) => tx.query(row, sql, params));
  const count = async (from: string): Promise<number> => (await read(z.object({ count: z.int() }), `select count(*)::int as count from ${from}`))[0]?.count ?? -1;
  const statusOf = async (orderId: string, batchId: string): Promise<string | undefined> =>
    (await read(z.object({ status: z.string() }), 'select status from fill_line where order_id = $1 and batch_id = $2 and is_current', [orderId, batchId]))[0]?.status;
  const allergies = (batchId: string) => read(FindingRow, `select id, batch_id, order_id, code, severity, state, reason, params from finding where batch_id = $1 and is_current and code = 'ALLERGY' order by order_id`, [batchId]);
  const build = async (cycleStart: string, asOf = AS_OF): Promise<string> => {
    const { batchId } = await new OpenCycleRun(pharmacy.database.uow).execute(actor, { facilityId, cycleStart: day(cycleStart), asOf, knownAt: null });
    await planBatches(pharmacy);
    return batchId;
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 40, seed: 5 }, ({ name, content }) => (name === 'residents.csv' ? editCsv(content, (row) => ({ allergies: row['allergies'] === 'NKDA' ? ALLERGY : (row['allergies'] ?? '') })) : content));
    const { userId } = await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: 'rph', displayName: 'Test Person', role: 'pharmacist', scopes: [] });
    actor = { ...pharmacy.actor, userId };
    desk = orderDesk({ ...pharmacy, actor });
    facilityId = (await read(z.object({ id: z.string() }), 'select id from facility'))[0]?.id ?? '';
  }, 120_000);
  afterAll(async () => pharmacy.database.close());

  it('an order of what the resident is allergic to waits until a pharmacist sets it aside, and then goes on in later windows too', async () => {
    const first = await build('2026-12-07');
    const found = await allergies(first);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ severity, state }) => `${severity} ${state}`))).toEqual(new Set(['block open']));
    const lined = [];
    for (const one of found) if ((await statusOf(one.order_id, first)) !== undefined) lined.push(one);
    const [aside, other] = lined;
    if (aside === undefined || other === undefined) throw new Error('the sample has too few residents with the drug');
    expect(await statusOf(aside.order_id, first)).toBe('excepted');
    expect(aside.params).toMatchObject({ allergen: ALLERGY, reaction: 'severe', fact: 'allergy-reactions/severe' });
    await new DecideException(pharmacy.database.uow).execute(actor, { role: 'pharmacist', scope: 'pharmacy' }, { exceptionId: aside.id, decision: 'overridden', reason: 'the record is of another drug' });
    const again = await build('2026-12-07');
    expect(FILLED).toContain(await statusOf(aside.order_id, again));
    expect(await statusOf(other.order_id, again)).toBe('excepted');
    const next = await build('2027-01-04');
    expect((await allergies(next)).find(({ order_id: id }) => id === aside.order_id)).toMatchObject({ state: 'overridden', reason: 'the record is of another drug' });
    expect((await allergies(next)).find(({ order_id: id }) => id === other.order_id)).toMatchObject({ state: 'open' });
    expect(FILLED).toContain(await statusOf(aside.order_id, next));
    expect(await statusOf(other.order_id, next)).toBe('excepted');
  }, 120_000);

  it('each run is stored with every resident it was over; what was found, once for the same inputs', async () => {
    const residents = await count('(select distinct resident_id from order_version) r');
    const [run] = await read(z.object({ residents: z.int(), tables: z.string() }), `select cardinality(resident_ids) as residents, tables from clinical_run where occasion = 'build' order by recorded_at limit 1`);
    expect(run?.residents).toBe(residents);
    expect(run?.tables).toContain('interactions@');
    const [runs, checks] = [await count('clinical_run'), await count('clinical_check')];
    await build('2026-12-07', new Date('2026-12-01T12:01:00Z'));
    expect(await count('clinical_run')).toBe(runs + 1);
    expect(await count('clinical_check')).toBe(checks);
    expect(await count('clinical_run r, unnest(r.resident_ids, r.check_hashes) as h(resident_id, check_hash) where not exists (select from clinical_check c where c.resident_id = h.resident_id and c.check_hash = h.check_hash)')).toBe(0);
  }, 120_000);

  it('a run with checks is computed again byte for byte', async () => {
    const runs = await read(z.object({ run_id: z.string() }), 'select distinct run_id from fill_batch where is_current');
    for (const { run_id: runId } of runs) expect((await new ReplayRun(pharmacy.database.uow).execute(actor, runId)).batches.map(({ outcome }) => outcome)).toEqual(['equal']);
  }, 120_000);

  it('an order command answers with what the checks find of that order, and the run is stored', async () => {
    const [{ npi } = { npi: '' }] = await read(NPI, 'select npi from prescriber where active limit 1');
    const [drug] = await read(z.object({ ndc11: z.string() }), `select ndc11 from drug_product where ingredient = $1 and superseded_at is null and form = 'Oral Tablet' limit 1`, [DRUG]);
    const [resident] = await read(z.object({ id: z.string() }), `select r.resident_id as id from resident_version r where r.superseded_at is null and r.allergies = array[$1] limit 1`, [ALLERGY]);
    if (drug === undefined || resident === undefined) throw new Error('the sample lacks the drug');
    const runs = await count("clinical_run where occasion = 'order'");
    const opened = await desk.open({ rxNumber: '990001', reason: 'admission', source: 'written', content: { ...prescriptionOf(drug, npi), residentId: resident.id } });
    expect(opened.clinical.alerts[0]).toMatchObject({ kind: 'ALLERGY', severity: 'interrupt', rxNumber: '990001', rule: 'R401' });
    expect(opened.clinical.alerts.every(({ rxNumber, otherRx }) => rxNumber === '990001' || otherRx === '990001')).toBe(true);
    expect(opened.clinical.notChecked.map(({ what }) => what)).toEqual(expect.arrayContaining(['weight', 'renal']));
    expect(await count("clinical_run where occasion = 'order'")).toBe(runs + 1);
    const changed = await desk.change(await desk.current(opened.orderId), { at: '2026-12-12T00:00', reason: 'half the dose', directions: { frequencyCode: 'QD', dose: '1', prn: false, sigText: 'Give 1 tablet by mouth once daily', route: 'ORAL' } });
    expect(changed.clinical.alerts[0]).toMatchObject({ kind: 'ALLERGY', severity: 'interrupt' });
  }, 60_000);

  it('a request for what the checks stop waits for a pharmacist, as long as nobody has set it aside', async () => {
    const reasonOf = async (rxNumber: string): Promise<unknown> => (await ask(pharmacy, rxNumber)).params['reason'];
    expect(await reasonOf('990001')).toBe('clinical_check');
    const [aside] = await read(z.object({ rx: z.string() }), "select o.rx_number as rx from finding f join med_order o on o.id = f.order_id where f.code = 'ALLERGY' and f.state = 'overridden' and f.is_current limit 1");
    expect(await reasonOf(aside?.rx ?? '')).not.toBe('clinical_check');
  }, 60_000);

  it('a look shows the answer of now and the stored runs with who decided what; it stores nothing itself', async () => {
    const [finding] = await read(z.object({ resident_id: z.string() }), "select resident_id from finding where code = 'ALLERGY' and state = 'overridden' and is_current limit 1");
    const runs = await count('clinical_run');
    const { now, stored } = await new CheckOrders(pharmacy.database.uow).execute(actor, 'pharmacy', { id: finding?.resident_id ?? '' }, false);
    expect(now.alerts).toContainEqual(expect.objectContaining({ kind: 'ALLERGY', severity: 'interrupt' }));
    expect(stored.flatMap(({ decisions }) => decisions)).toContainEqual(expect.objectContaining({ code: 'ALLERGY', decision: 'overridden', by: actor.userId, reason: 'the record is of another drug' }));
    expect(await count('clinical_run')).toBe(runs);
    await expect(new CheckOrders(pharmacy.database.uow).execute(actor, [{ facilityId: actor.tenantId, wingId: null }], { id: finding?.resident_id ?? '' }, false)).rejects.toMatchObject({ code: 'resident.not-found' });
  }, 60_000);
});

describe('the shared census, built', () => {
  it('has every planted duplicate, interaction and crushed form among its findings', async () => {
    const pharmacy = await sharedPharmacy('the planted problems at build');
    if (pharmacy === null) return;
    try {
      const { uow } = pharmacy.database;
      const facilities = await uow.run(pharmacy.actor, (tx) => tx.query(z.object({ id: z.string() }), 'select id from facility order by code'));
      for (const { id } of facilities) await new OpenCycleRun(uow).execute(pharmacy.actor, { facilityId: id, cycleStart: day('2026-12-07'), asOf: AS_OF, knownAt: null });
      await computeBatches(pharmacy);
      const Row = z.object({ rx: z.string(), other: z.string().nullable(), code: z.string() });
      const found = await uow.run(pharmacy.actor, (tx) => tx.query(Row, `select o.rx_number as rx, f.params ->> 'otherRx' as other, f.code from finding f join med_order o on o.id = f.order_id where f.is_current`));
      const codes: Readonly<Record<string, readonly string[]>> = { duplicate_therapy: ['DUPLICATE', 'DUPLICATE_CLASS'], interaction: ['DDI'], do_not_crush: ['DO_NOT_CRUSH'] };
      const seeded = parse(readFileSync(resolve(import.meta.dirname, '../../../../shared/data/facility/seeded_issues.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
      const planted = seeded.filter(({ issue_type: type = '' }) => type in codes);
      expect(planted).toHaveLength(24);
      expect(planted.filter(({ rx_number: rx, issue_type: type = '' }) => !found.some((one) => codes[type]?.includes(one.code) && (one.rx === rx || one.other === rx)))).toEqual([]);
    } finally {
      await pharmacy.database.close();
    }
  }, 120_000);
});
