import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal, type Role } from '@cyclefill/contracts';
import { day } from '@cyclefill/domain/kernel';
import { AssignException, CLAIM_COLUMNS, CloseBatch, DecideException, FILL_LINE_COLUMNS, LookAhead, OpenCycleRun, RecordPrnReview, claimRows, fillLineRows } from '@cyclefill/features/fill';
import { AddUser } from '@cyclefill/features/identity';
import { sqlState } from '@cyclefill/platform/database';
import type { Actor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { tableContents } from '../../support/table-contents.js';
import { workBatches } from '../../support/worked-batches.js';

const FindingRow = z.object({
  id: z.string(), code: z.string(), severity: z.string(), state: z.string(), owner_role: z.string(), due_at: z.date(), overridable_by: z.array(z.string()), order_id: z.string().nullable(),
  reason: z.string(), decided_by: z.string().nullable(),
});
type FindingRow = z.infer<typeof FindingRow>;
const AS_OF = new Date('2026-12-01T12:00:00Z');
const CHECK_VIOLATION = '23514';

describe('exceptions of a batch', () => {
  let pharmacy: SamplePharmacy;
  let actor: Actor;
  let facility: { id: string; code: string };
  let first: { runId: string; batchId: string };
  let keys = 0;
  const newKey = (): { readonly key: string } => ({ key: `close-key-${keys += 1}` });

  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(actor, (tx) => tx.query(row, sql, params));
  const findings = (batchId: string): Promise<FindingRow[]> =>
    read(FindingRow, `select id, code, severity, state, owner_role, due_at, overridable_by, order_id, reason, decided_by from finding where batch_id = $1 order by id`, [batchId]);
  const as = (role: Role): { role: Role; scope: 'pharmacy' } => ({ role, scope: 'pharmacy' });
  const decide = (exceptionId: string, role: Role, decision: 'resolved' | 'overridden' | 'carried', reason = 'looked at it'): Promise<string | null> =>
    new DecideException(pharmacy.database.uow).execute(actor, as(role), { exceptionId, decision, reason });
  const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : `${sqlState(error)}`));
  const build = async (asOf: Date): Promise<{ runId: string; batchId: string }> => {
    const opened = await new OpenCycleRun(pharmacy.database.uow).execute(actor, { facilityId: facility.id, cycleStart: day('2026-12-07'), asOf, knownAt: null });
    await workBatches(pharmacy);
    return opened;
  };
  /** A new version of an order that stops at a wall-clock moment, or has no stop. */
  const stopAt = (orderId: string, at: string | null): Promise<void> => pharmacy.database.uow.run(actor, async (tx) => {
    const [old] = await tx.query(z.object({ id: z.string() }), 'update order_version set superseded_at = now() where order_id = $1 and superseded_at is null returning id', [orderId]);
    await tx.execute(`
      insert into order_version (id, tenant_id, facility_id, resident_id, order_id, version, rx_number, ndc11, drug, prescriber_id, frequency_code, regimen, prn, prn_reason, dose_milli, dose_unit,
        route, sig_text, indication, category, fill_mode, from_at, to_at, effective_from, recorded_at)
      select $2, tenant_id, facility_id, resident_id, order_id, version + 1, rx_number, ndc11, drug, prescriber_id, frequency_code,
        jsonb_set(regimen::jsonb, '{phases,0,to}', coalesce(to_jsonb((date_part('epoch', $3::timestamp) / 60)::int), 'null')), prn, prn_reason,
        dose_milli, dose_unit, route, sig_text, indication, category, fill_mode, from_at, $3::timestamp, effective_from, now() from order_version where id = $1`, [old?.id, tx.newId(), at]);
  });
  const open = async (batchId: string): Promise<FindingRow[]> => (await findings(batchId)).filter(({ state }) => state === 'open');

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 5 });
    const { userId } = await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: 'rph', displayName: 'Test Person', role: 'pharmacist', scopes: [] });
    actor = { ...pharmacy.actor, userId };
    [facility = { id: '', code: '' }] = await read(z.object({ id: z.string(), code: z.string() }), 'select id, code from facility');
    first = await build(AS_OF);
  }, 120_000);
  afterAll(async () => pharmacy.database.close());

  it('what blocks or warns is open, with whose it is and when it is due; what only tells is not (R114)', async () => {
    const found = await findings(first.batchId);
    expect(new Set(found.map(({ severity, state }) => `${severity} ${state}`))).toEqual(new Set(['block open', 'warn open', 'info resolved']));
    // One day before the window, at midnight of the facility.
    expect(new Set(found.map((one) => one.due_at.toISOString()))).toEqual(new Set(['2026-12-06T05:00:00.000Z']));
    expect(found.find(({ code }) => code === 'DATA')).toMatchObject({ owner_role: 'technician', overridable_by: [] });
    expect(found.find(({ code }) => code === 'RX_EXPIRED')).toMatchObject({ owner_role: 'pharmacist', overridable_by: [] });
    expect(found.find(({ code }) => code === 'TOO_SOON')).toMatchObject({ owner_role: 'technician', overridable_by: ['pharmacist', 'manager'] });
  });

  it('the batch says which rule packs it was computed with', async () => {
    const [batch] = await read(z.object({ rule_pack: z.string() }), 'select rule_pack from fill_batch where id = $1', [first.batchId]);
    expect(batch?.rule_pack).toMatch(/^facility-default@1 (payer-\w+@1 )+us-federal@1 us-ma@1$/u);
  });

  it('cannot be closed with an open one: neither by the use case nor past it', async () => {
    const close = new CloseBatch(pharmacy.database.uow);
    expect(await refusal(close.execute(actor, 'pharmacy', first.batchId, newKey()))).toBe('batch.exceptions-open');
    expect(await refusal(pharmacy.database.uow.run(actor, (tx) => tx.execute('update fill_batch set closed_at = now() where id = $1', [first.batchId])))).toBe(CHECK_VIOLATION);
    expect(await refusal(close.execute(actor, [{ facilityId: first.batchId, wingId: null }], first.batchId, newKey()))).toBe('batch.not-found');
  });

  it('are decided by whom their rule names: the law by nobody, data by a technician, what is clinical by a pharmacist', async () => {
    const found = await findings(first.batchId);
    const idOf = (code: string): string => found.find((one) => one.code === code && one.state === 'open')?.id ?? '';
    expect(await refusal(decide(idOf('RX_EXPIRED'), 'manager', 'overridden'))).toBe('exception.not-overridable');
    expect(await refusal(decide(idOf('TOO_SOON'), 'technician', 'overridden'))).toBe('exception.role-missing');
    expect(await refusal(decide(idOf('RX_EXPIRED'), 'technician', 'resolved'))).toBe('exception.role-missing');
    expect(await refusal(decide(idOf('DATA'), 'technician', 'resolved'))).toBe('done');
    expect(await refusal(decide(idOf('RX_EXPIRED'), 'pharmacist', 'carried'))).toBe('done');
    const assign = new AssignException(pharmacy.database.uow);
    expect(await refusal(assign.execute(actor, 'pharmacy', idOf('TOO_SOON'), actor.userId))).toBe('done');
    expect(await refusal(assign.execute(actor, 'pharmacy', idOf('TOO_SOON'), facility.id))).toBe('user.not-found');
    const carried = (await findings(first.batchId)).find(({ state }) => state === 'carried');
    expect(carried).toMatchObject({ reason: 'looked at it', decided_by: actor.userId });
    expect(await refusal(decide(carried?.id ?? '', 'pharmacist', 'resolved'))).toBe('exception.decided');
  });

  it('a rebuild keeps a decision whose inputs are the same, opens it again when they moved, and fills what was set aside', async () => {
    const statusOf = async (orderId: string | null | undefined): Promise<string | undefined> =>
      (await read(z.object({ status: z.string() }), 'select status from fill_line where order_id = $1 and is_current', [orderId]))[0]?.status;
    const soon = (await open(first.batchId)).find(({ code }) => code === 'TOO_SOON');
    expect(await statusOf(soon?.order_id)).toBe('excepted');
    await decide(soon?.id ?? '', 'pharmacist', 'overridden', 'dose was lost');
    const carried = (await findings(first.batchId)).find(({ state }) => state === 'carried');
    // A new prescription row of the carried one's order: same numbers, another input.
    await pharmacy.database.uow.run(actor, async (tx) => {
      const [old] = await tx.query(z.object({ id: z.string() }), 'update prescription set superseded_at = now() where order_id = $1 and superseded_at is null returning id', [carried?.order_id]);
      await tx.execute(
        `insert into prescription (id, tenant_id, facility_id, order_id, written_on, dea_schedule, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, recorded_at)
         select $2, tenant_id, facility_id, order_id, written_on, dea_schedule, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, now() from prescription where id = $1`,
        [old?.id, tx.newId()],
      );
    });
    const again = await build(AS_OF);
    expect(again.batchId).not.toBe(first.batchId);
    const now = await findings(again.batchId);
    expect(now.find(({ order_id: order, code }) => order === soon?.order_id && code === 'TOO_SOON')).toMatchObject({ state: 'overridden', reason: 'dose was lost' });
    expect(await statusOf(soon?.order_id)).not.toBe('excepted');
    expect(now.find(({ order_id: order, code }) => order === carried?.order_id && code === carried?.code)).toMatchObject({ state: 'open', reason: '' });
    expect(now.find(({ code, state }) => code === 'DATA' && state === 'resolved')).toMatchObject({ decided_by: actor.userId });
    const kept = await read(z.object({ kinds: z.int() }), `select count(*)::int as kinds from exception_event where batch_id = $1 and kind = 'kept'`, [again.batchId]);
    expect(kept).toEqual([{ kinds: 2 }]);
    first = again;
  }, 120_000);

  it('once each is decided the batch is closed, and nothing in it is decided any more', async () => {
    const [last, ...others] = await open(first.batchId);
    for (const { id } of others) await decide(id, 'pharmacist', 'carried');
    expect(await refusal(new CloseBatch(pharmacy.database.uow).execute(actor, 'pharmacy', first.batchId, newKey()))).toBe('batch.exceptions-open');
    await decide(last?.id ?? '', 'pharmacist', 'carried');
    await new CloseBatch(pharmacy.database.uow).execute(actor, 'pharmacy', first.batchId, newKey());
    expect(await refusal(new CloseBatch(pharmacy.database.uow).execute(actor, 'pharmacy', first.batchId, newKey()))).toBe('batch.closed');
    expect(await refusal(decide(last?.id ?? '', 'pharmacist', 'resolved'))).toBe('batch.closed');
    expect(await refusal(build(new Date('2026-12-03T12:00:00Z')))).toBe('batch.closed');
    expect(await read(z.object({ id: z.string() }), 'select id from fill_batch where is_current')).toEqual([{ id: first.batchId }]);
    const audited = await read(z.object({ action: z.string() }), `select distinct action from audit_event where action like 'exception.%' or action = 'batch.close' order by 1`);
    expect(audited.map(({ action }) => action)).toEqual(['batch.close', 'exception.assigned', 'exception.carried', 'exception.overridden', 'exception.resolved']);
  });

  it('claims of a run add up to its lines, in increments where the 14-day rule holds (R148, R149)', async () => {
    const [claims, lines] = await pharmacy.database.uow.run(actor, async (tx) => [await claimRows(tx, first.runId), await fillLineRows(tx, first.runId)] as const);
    const at = (row: readonly string[], columns: readonly string[], column: string): string => row[columns.indexOf(column)] ?? '';
    const sums: Record<string, number> = {};
    for (const claim of claims) {
      const rx = at(claim, CLAIM_COLUMNS, 'rx_number');
      sums[rx] = (sums[rx] ?? 0) + Number(at(claim, CLAIM_COLUMNS, 'quantity_pre_consumption'));
    }
    const dispensed = lines.map((line) => [at(line, FILL_LINE_COLUMNS, 'rx_number'), Number(at(line, FILL_LINE_COLUMNS, 'units_to_dispense'))] as const).filter(([, quantity]) => quantity > 0);
    expect(dispensed.length).toBeGreaterThan(50);
    expect(sums).toEqual(Object.fromEntries(dispensed));
    expect(claims.filter((claim) => Number(at(claim, CLAIM_COLUMNS, 'quantity_post_consumption')) > Number(at(claim, CLAIM_COLUMNS, 'quantity_pre_consumption')))).toEqual([]);
    const split = claims.filter((claim) => at(claim, CLAIM_COLUMNS, 'parts') !== '1');
    expect(split.length).toBeGreaterThan(0);
    for (const claim of split) {
      expect(at(claim, CLAIM_COLUMNS, 'part_d')).toBe('Y');
      if (at(claim, CLAIM_COLUMNS, 'days_supply') === '14') expect(at(claim, CLAIM_COLUMNS, 'clarification_code')).toBe('34');
    }
  });

  it('the look-ahead names what the next build will not fill, and writes nothing (R113)', async () => {
    const before = await tableContents(pharmacy.database, actor);
    const windows = await new LookAhead(pharmacy.database.uow).execute(actor, 'pharmacy', { facilityCode: facility.code, asOf: AS_OF });
    expect(windows.map(({ windowFrom }) => windowFrom)).toEqual(['2027-01-04']);
    const items = windows.flatMap((window) => window.items);
    expect(items.find(({ kind }) => kind === 'no_refills')).toMatchObject({ ask: 'renewal', rule: 'R117' });
    expect(items.find(({ kind }) => kind === 'rx_expires')).toMatchObject({ ask: 'new_prescription', rule: 'R222' });
    expect(items.every(({ on }) => on < '2027-02-01')).toBe(true);
    expect(await tableContents(pharmacy.database, actor)).toEqual(before);
    expect(await refusal(new LookAhead(pharmacy.database.uow).execute(actor, [{ facilityId: first.batchId, wingId: null }], { facilityCode: facility.code, asOf: AS_OF }))).toBe('facility.not-found');
  });

  it('a documented duration lets a PRN psychotropic go on (R215)', async () => {
    const windows = async (): Promise<readonly string[]> =>
      (await new LookAhead(pharmacy.database.uow).execute(actor, 'pharmacy', { facilityCode: facility.code, asOf: AS_OF })).flatMap(({ items }) =>
        items.filter(({ kind }) => kind === 'prn_day_14').map(({ orderId }) => orderId));
    expect(await windows()).toEqual([]);
    const [prn] = await read(z.object({ order_id: z.string() }), `
      select v.order_id from order_version v join drug_product d on d.ndc11 = v.ndc11 where v.prn and v.superseded_at is null and d.therapeutic_class = 'Benzodiazepine/hypnotic'
        and v.from_at > '2026-11-15' and not exists (select from census_event e where e.resident_id = v.resident_id and e.kind <> 'placed') order by v.rx_number limit 1`);
    const orderId = prn?.order_id ?? '';
    await stopAt(orderId, null);
    expect(await windows()).toEqual([orderId]);
    const review = { reviewedOn: '2026-12-01', rationale: 'panic attacks', continuesUntil: '2027-03-01', evaluated: true };
    await new RecordPrnReview(pharmacy.database.uow).execute(actor, 'pharmacy', orderId, review);
    await new RecordPrnReview(pharmacy.database.uow).execute(actor, 'pharmacy', orderId, { ...review, rationale: 'panic attacks, weekly' });
    const another = { ...review, reviewedOn: '2026-12-02' };
    await Promise.all([1, 2, 3].map(() => new RecordPrnReview(pharmacy.database.uow).execute(actor, 'pharmacy', orderId, another)));
    expect(await windows()).not.toContain(orderId);
    const rows = await read(z.object({ rationale: z.string(), current: z.boolean() }), 'select rationale, superseded_at is null as current from prn_review where order_id = $1 and reviewed_on = $2 order by recorded_at', [orderId, review.reviewedOn]);
    expect(rows).toEqual([{ rationale: 'panic attacks', current: false }, { rationale: 'panic attacks, weekly', current: true }]);
  });
});
