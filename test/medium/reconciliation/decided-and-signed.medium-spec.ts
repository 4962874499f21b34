import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@cyclefill/contracts';
import { ReconciliationPaper } from '@cyclefill/features/document';
import { AddUser } from '@cyclefill/features/identity';
import { offerRebuilds } from '@cyclefill/features/fill';
import { CountReconciliations, DecideRows, OpenReconciliation, PreviewEffect, type ReconciledRow, type ReconciliationView, SignReconciliation, WithdrawReconciliation, readReconciliation } from '@cyclefill/features/reconciliation';
import { csvLine } from '@cyclefill/interop/csv';
import { z } from 'zod';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

// A window is built and rebuilt with everything in it; a busy machine takes its time.
jest.setTimeout(240_000);

const Order = z.object({ id: z.string(), drug: z.string(), ndc11: z.string(), sig: z.string(), version: z.int() });
type Order = z.output<typeof Order>;
const State = z.object({ id: z.string(), version: z.int(), ended: z.boolean(), sig: z.string() });
const Now = z.object({ now: z.string() });
const Found = z.object({ code: z.string(), order_id: z.string(), resident_id: z.string() });
const Line = z.object({ order_id: z.string(), status: z.string() });

describe('a list that came at admission', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  let orders: readonly Order[];
  let newDrug: { readonly ndc11: string; readonly drug: string };
  let view: ReconciliationView;
  let keys = 0;
  const people = new Map<Role, string>();
  const key = (): string => `key-${String(keys += 1).padStart(5, '0')}`;
  const as = (role: Role) => ({ ...pharmacy.actor, userId: people.get(role) ?? '' });
  const decide = (rows: Parameters<DecideRows['execute']>[3]['rows'], role: Role = 'nurse') => new DecideRows(pharmacy.database.uow).execute(as(role), 'pharmacy', { id: view.head.id, key: key() }, { rows });
  const sign = (role: Role, digest: string) => new SignReconciliation(pharmacy.database.uow).execute(as(role), { scope: 'pharmacy', role }, { id: view.head.id, key: key() }, { digest });
  const current = (): Promise<ReconciliationView> => pharmacy.database.uow.run(pharmacy.actor, (tx) => readReconciliation(tx, 'pharmacy', view.head.id));
  const of = (type: string): ReconciledRow => {
    const row = view.rows.find(({ types }) => types[0] === type);
    if (row === undefined) throw new Error(`no row of type ${type}: ${view.rows.map(({ types }) => types.join()).join(' ')}`);
    return row;
  };
  const states = (ids: readonly string[]) => desk.read(State, `select order_id as id, version, coalesce(to_at <= now() at time zone 'America/New_York' + interval '1 day', false) as ended, sig_text as sig from order_version where superseded_at is null and order_id = any($1) order by array_position($1::uuid[], order_id)`, [ids]);
  const waiting = (): Promise<z.output<typeof Found>[]> => desk.read(Found, "select code, order_id, resident_id from finding where is_current and code = 'RECONCILIATION'");
  const lines = (): Promise<z.output<typeof Line>[]> => desk.read(Line, 'select l.order_id, l.status from fill_line l join fill_batch b on b.id = l.batch_id where b.is_current and l.is_current and l.resident_id = $1', [desk.who.residentId]);
  const rebuild = async (): Promise<void> => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: MORNING }));
    await planBatches(pharmacy);
  };

  async function open(rows: readonly Pick<Order, 'drug' | 'ndc11' | 'sig'>[], kind: 'admission' | 'monthly' = 'admission'): Promise<ReconciliationView> {
    const content = Buffer.from(['drug,ndc11,sig_text', ...rows.map(({ drug, ndc11, sig }) => csvLine([drug, ndc11, sig]).trimEnd())].join('\n'));
    const opened = await new OpenReconciliation(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', key(), { residentId: desk.who.residentId, kind, source: 'hospital', file: { name: 'list.csv', content } });
    if (opened.outcome !== 'opened') throw new Error(JSON.stringify(opened.errors));
    return pharmacy.database.uow.run(pharmacy.actor, (tx) => readReconciliation(tx, 'pharmacy', opened.id));
  }

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 });
    desk = await lawDesk(pharmacy);
    for (const role of ['nurse', 'pharmacist', 'technician'] as const) {
      const { userId } = await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: role, displayName: role, role, scopes: role === 'nurse' ? [{ facilityId: desk.who.facilityId, wingId: null }] : [] });
      people.set(role, userId);
    }
    orders = await desk.read(Order, `select v.order_id as id, v.drug, v.ndc11, v.sig_text as sig, v.version from order_version v
      where v.resident_id = $1 and v.superseded_at is null and v.to_at is null and not exists (select from order_hold h where h.order_id = v.order_id) order by v.rx_number`, [desk.who.residentId]);
    const [drug] = await desk.read(z.object({ ndc11: z.string(), drug: z.string() }), `select d.ndc11, d.name as drug from drug_product d where d.superseded_at is null and d.form ilike '%tablet%' and d.dea_schedule is null and d.countable
      and not exists (select from order_version v join drug_product o on o.ndc11 = v.ndc11 and o.superseded_at is null where v.resident_id = $1 and o.ingredient = d.ingredient) order by d.ndc11 limit 1`, [desk.who.residentId]);
    newDrug = drug ?? { ndc11: '', drug: '' };
  });
  afterAll(async () => pharmacy.database.close());

  it('holds up the cycle supply of that resident and of nobody else, with a finding that says what to do', async () => {
    const dose = orders.find(({ sig }) => /\b1 tablet\b/iu.test(sig));
    const [gone] = orders.filter((order) => order !== dose);
    if (dose === undefined || gone === undefined) throw new Error('the sample has no such orders');
    view = await open([
      ...orders.filter((order) => order !== gone && order !== dose), { ...dose, sig: dose.sig.replace(/\b1 tablet\b/iu, '2 tablets') },
      { ...newDrug, sig: 'Give 1 tablet by mouth twice daily' },
    ]);
    expect(view.head).toMatchObject({ state: 'open', kind: 'admission' });
    await desk.build('2026-12-07', MORNING);
    await planBatches(pharmacy);
    const found = await waiting();
    expect(new Set(found.map(({ resident_id: resident }) => resident))).toEqual(new Set([desk.who.residentId]));
    const held = new Set(found.map(({ order_id: order }) => order));
    const own = await lines();
    expect(own.filter(({ order_id: order }) => held.has(order)).map(({ status }) => status)).toEqual(found.map(() => 'excepted'));
    expect(own.filter(({ order_id: order, status }) => status === 'filled' && !held.has(order))).toEqual([]);
  });

  it('is decided row by row: a decision that does not fit, lacks its reason or cannot be carried out is refused with its place, and none of the request is kept', async () => {
    const [omitted, added] = [of('OMISSION').position, of('COMMISSION').position];
    await expect(decide([{ position: omitted, decision: 'new', reason: 'no' }])).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/decision' }] });
    await expect(decide([{ position: added, decision: 'not-taking', intent: 'documented', reason: '' }])).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/reason' }] });
    await expect(decide([{ position: omitted, decision: 'stop', reason: 'stopped by the hospital' }])).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/intent' }] });
    const bad = { position: added, decision: 'new' as const, intent: 'documented' as const, reason: 'begun there', order: { rxNumber: 'NEW-1', source: 'written' as const, content: { ndc11: newDrug.ndc11, signature: 'none' as const, emergency: false } } };
    await expect(decide([{ position: omitted, decision: 'stop', intent: 'documented', reason: 'stopped by the hospital' }, bad])).rejects.toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(new RegExp(`^/rows/${added}/content/`, 'u')) })]) });
    await expect(decide([{ position: 99, decision: 'continue', reason: '' }])).rejects.toMatchObject({ problems: [{ pointer: '/rows/0/position' }] });
    expect((await current()).rows.filter(({ decided }) => decided !== null)).toEqual([]);
    await expect(sign('pharmacist', view.digest)).rejects.toMatchObject({ code: 'reconciliation.undecided' });
  });

  it('tells what signing would bring, and changes nothing by telling it', async () => {
    const [{ now } = { now: '' }] = await desk.read(Now, `select to_char(now() at time zone f.zone, 'YYYY-MM-DD"T"HH24:MI') as now from facility f where f.id = $1`, [desk.who.facilityId]);
    const [omitted, dose, added] = [of('OMISSION'), of('DOSE'), of('COMMISSION')];
    const open = view.rows.filter(({ status, position }) => status === 'open' && ![omitted, dose, added].some((row) => row.position === position));
    const decided = await decide([
      { position: omitted.position, decision: 'stop', intent: 'documented', reason: 'stopped by the hospital' },
      { position: dose.position, decision: 'change', intent: 'undocumented', reason: 'raised by the hospital', directions: { frequencyCode: 'BID', dose: '2', prn: false, sigText: 'Give 2 tablets by mouth twice daily', route: 'ORAL' } },
      {
        position: added.position, decision: 'new', intent: 'documented', reason: 'begun by the hospital',
        order: {
          rxNumber: 'NEW-1', source: 'written', content: {
            prescriber: { npi: desk.who.npi }, signature: 'manual', emergency: false, ndc11: newDrug.ndc11, quantity: '56', refills: 5, writtenOn: now.slice(0, 10), from: now,
            directions: { frequencyCode: 'BID', dose: '1', prn: false, sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' },
          },
        },
      },
      ...open.map(({ position }) => ({ position, decision: 'continue' as const, reason: '' })),
    ]);
    expect(decided.signatures).toEqual([]);
    const before = await states(orders.map(({ id }) => id));
    const effect = await new PreviewEffect(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', view.head.id);
    expect(effect.firstDoses.map(({ rxNumber, ekit }) => [rxNumber, ekit])).toEqual([['NEW-1', null]]);
    expect(effect.doses.orders.map(({ rxNumber }) => rxNumber)).toContain('NEW-1');
    expect(await states(orders.map(({ id }) => id))).toEqual(before);
    expect(await desk.read(z.object({ id: z.string() }), "select id from med_order where rx_number = 'NEW-1'")).toEqual([]);
  });

  it('is carried out with the second signature, the orders and the batches that follow in one transaction, and by two people of two sides', async () => {
    const { digest } = await current();
    await expect(sign('technician', digest)).rejects.toMatchObject({ code: 'reconciliation.no-side' });
    await expect(sign('pharmacist', '0'.repeat(64))).rejects.toMatchObject({ code: 'reconciliation.changed' });
    const once = await sign('nurse', digest);
    expect([once.head.state, once.signatures.map(({ side }) => side), once.rows.filter(({ decided }) => decided !== null && decided.orders !== null)]).toEqual(['open', ['facility'], []]);
    await expect(sign('nurse', digest)).rejects.toMatchObject({ code: 'reconciliation.signed' });
    const settled = await sign('pharmacist', digest);
    expect([settled.head.state, settled.head.open, settled.signatures.map(({ side }) => side)]).toEqual(['settled', 0, ['facility', 'pharmacist']]);
    const [stopped, changed] = await states([...of('OMISSION').ours, ...of('DOSE').ours].map(({ ref }) => ref));
    expect([stopped?.ended, changed?.sig]).toEqual([true, 'Give 2 tablets by mouth twice daily']);
    const [added] = await desk.read(z.object({ id: z.string() }), "select id from med_order where rx_number = 'NEW-1'");
    expect(settled.rows.find(({ position }) => position === of('COMMISSION').position)?.decided?.orders).toEqual([added?.id]);
    await rebuild();
    expect(await waiting()).toEqual([]);
    const packed = new Map((await lines()).map(({ order_id: order, status }) => [order, status]));
    expect([packed.get(stopped?.id ?? ''), packed.get(changed?.id ?? '') !== 'excepted']).toEqual([undefined, true]);
    await expect(decide([{ position: of('OMISSION').position, decision: 'continue', reason: '' }])).rejects.toMatchObject({ code: 'reconciliation.over' });
  });

  it('stays open while the prescriber is asked, and what was signed before stands', async () => {
    view = await open([]);
    const [first, ...rest] = view.rows;
    await decide([{ position: first?.position ?? 0, decision: 'ask-prescriber', reason: 'is it still wanted?' }, ...rest.map(({ position }) => ({ position, decision: 'continue' as const, intent: 'unintentional' as const, reason: '' }))]);
    await sign('pharmacist', (await current()).digest);
    const asked = await sign('nurse', (await current()).digest);
    expect([asked.head.state, asked.head.open]).toEqual(['open', 1]);
    const papers = new ReconciliationPaper(pharmacy.database.uow);
    const [form, again, questions] = [await papers.form(pharmacy.actor, 'pharmacy', view.head.id, null), await papers.form(pharmacy.actor, 'pharmacy', view.head.id, null), await papers.questions(pharmacy.actor, 'pharmacy', view.head.id, 'a4')];
    expect([Buffer.from(again.bytes).equals(form.bytes), Buffer.from(questions.bytes).subarray(0, 5).toString()]).toEqual([true, '%PDF-']);
    await expect(decide([{ position: rest[0]?.position ?? 0, decision: 'continue', intent: 'documented', reason: '' }])).rejects.toMatchObject({ code: 'reconciliation.row-settled' });
    const answered = await decide([{ position: first?.position ?? 0, decision: 'continue', intent: 'undocumented', reason: 'Dr says go on' }], 'pharmacist');
    expect(answered.signatures).toEqual([]);
    await sign('pharmacist', answered.digest);
    expect((await sign('nurse', answered.digest)).head).toMatchObject({ state: 'settled', open: 0 });
    await expect(papers.questions(pharmacy.actor, 'pharmacy', view.head.id, null)).rejects.toMatchObject({ code: 'reconciliation.nothing-asked' });
    expect(Buffer.from((await papers.form(pharmacy.actor, 'pharmacy', view.head.id, null)).bytes).equals(form.bytes)).toBe(false);
  });

  it('is not signed over an order that was changed since it was compared', async () => {
    view = await open([]);
    await decide(view.rows.map(({ position }) => ({ position, decision: 'continue' as const, intent: 'unintentional' as const, reason: '' })));
    const [ref] = (view.rows[0]?.ours ?? []).map((entry) => entry.ref);
    await desk.hold(await desk.current(ref ?? ''), { from: '2027-03-01T00:00', to: '2027-03-02T00:00', reason: 'surgery' });
    const { digest } = await current();
    await sign('pharmacist', digest);
    await expect(sign('nurse', digest)).rejects.toMatchObject({ code: 'reconciliation.row-stopped', problems: [{ pointer: '/rows/1' }] });
    expect((await current()).signatures.map(({ side }) => side)).toEqual(['pharmacist']);
    const withdrawn = await new WithdrawReconciliation(pharmacy.database.uow).execute(as('pharmacist'), 'pharmacy', { id: view.head.id, key: key() }, { reason: 'compared anew' });
    expect(withdrawn.head).toMatchObject({ state: 'withdrawn', withdrawn: 'compared anew' });
    await expect(sign('nurse', digest)).rejects.toMatchObject({ code: 'reconciliation.over' });
  });

  it('is counted: opened, settled, in time, and what nobody meant (R306); what was withdrawn is not', async () => {
    const [counted] = await new CountReconciliations(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { from: '2020-01-01', to: '2199-01-01' });
    const [rows] = await desk.read(z.object({ count: z.int() }), "select count(*)::int as count from reconciliation_row w join reconciliation c on c.id = w.reconciliation_id where c.withdrawn = ''");
    expect(counted).toMatchObject({ facility: desk.who.code, opened: 2, settled: 2, settledInTime: 2, settledIn24Hours: 2, medicines: rows?.count, undocumentedIntentional: 2, withUnintentional: 1 });
    expect(counted?.unintentionalPerMedicine).toBeCloseTo((counted?.unintentional ?? 0) / (rows?.count ?? 1), 3);
    expect(await new CountReconciliations(pharmacy.database.uow).execute(pharmacy.actor, [], { from: '2020-01-01', to: '2199-01-01' })).toEqual([]);
  });
});
