import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope } from '@cyclefill/contracts';
import { packCode } from '@cyclefill/domain/identification';
import { canonicalJson } from '@cyclefill/domain/kernel';
import { OpenNightlyRun, readFacilitySnapshot } from '@cyclefill/features/fill';
import { AskRefill, MoveRefill, MoveRenewal, type RefillReply } from '@cyclefill/features/refill';
import { sqlState } from '@cyclefill/platform/database';
import { days } from '../../builders/values.js';
import { z } from 'zod';
import { eventually } from '../../support/eventually.js';
import { MORNING, type SampleOrder, ask, askUntil, sampleOrders } from '../../support/refills.js';
import { requiredService } from '../../support/required-service.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';
import { workerProcess } from '../../support/worker-process.js';

const CheckViolation = '23514';
const StepRow = z.object({ status: z.string(), source: z.string(), by_user: z.uuid().nullable() });
const RequestRow = z.object({ id: z.uuid(), status: z.string(), answer: z.string() });
const FillRow = z.object({ quantity: z.int(), before: z.int(), code: z.string(), used_from: z.string() });
const CountRow = z.object({ count: z.int() });

describe('refill requests', () => {
  let pharmacy: SamplePharmacy;
  let orders: readonly SampleOrder[];
  const onDemand = (): readonly SampleOrder[] => orders.filter(({ mode, schedule }) => mode === 'on_demand' && schedule === null);
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const stepsOf = (id: string | null): Promise<z.output<typeof StepRow>[]> => read(StepRow, 'select status, source, by_user from refill_step where refill_id = $1 order by id', [id]);
  const requestOf = async (id: string | null): Promise<z.output<typeof RequestRow> | undefined> => (await read(RequestRow, 'select id, status, answer from refill_request where id = $1', [id]))[0];
  const authorisedLeft = ({ facility_id: facilityId, order_id: orderId }: SampleOrder): Promise<number | undefined> =>
    pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const { snapshot } = await readFacilitySnapshot(tx, facilityId, days('2036-01-01', '2036-01-02'), { asOf: MORNING, knownAt: await tx.now() });
      return snapshot.orders.find((order) => order.orderId === orderId)?.authorisedLeft;
    });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    orders = await sampleOrders(pharmacy);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('five scans at once make one request: one is first, four attach to it, each is a step', async () => {
    let replies: readonly RefillReply[] = [];
    for (const { rx } of onDemand()) {
      replies = await Promise.all(Array.from({ length: 5 }, () => ask(pharmacy, rx)));
      if (replies[0]?.answer === 'accepted') break;
    }
    expect(replies[0]?.answer).toBe('accepted');
    expect(new Set(replies.map(({ requestId }) => requestId)).size).toBe(1);
    expect(replies.filter(({ attached }) => !attached)).toHaveLength(1);
    expect(new Set(replies.map(({ answer, params }) => `${answer} ${canonicalJson(params)}`)).size).toBe(1);
    expect((await stepsOf(replies[0]?.requestId ?? null)).map(({ status }) => status).toSorted()).toEqual(['accepted', 'asked', 'asked_again', 'asked_again', 'asked_again', 'asked_again']);
  }, 60_000);

  it('an accepted request is filled by the worker through the queue; the authorisation counts down by what was filled', async () => {
    const { order, reply } = await askUntil(pharmacy, onDemand(), 'accepted');
    const before = await authorisedLeft(order);
    expect(before).toBe(order.left);
    const worker = await workerProcess({
      DATABASE_APP_URL: pharmacy.database.appUrl, CYCLEFILL_DATA: '/nonexistent', QUEUE_PREFIX: `t${randomUUID().slice(0, 8)}`, REDIS_URL: requiredService('REDIS_URL'),
    });
    try {
      await eventually('the request is filled', async () => (await requestOf(reply.requestId))?.status === 'filled');
    } finally {
      await worker.kill('SIGKILL');
    }
    const fills = await read(FillRow, `select quantity_milli as quantity, authorised_before_milli as before, code, used_from::text from demand_fill where refill_id = $1`, [reply.requestId]);
    expect(fills).toEqual([{ quantity: Number(reply.params.quantity) * 1000, before, code: expect.stringMatching(/^K-\d{7,12}-\d$/), used_from: reply.params.deliveryOn }]);
    expect(await authorisedLeft(order)).toBe((before ?? 0) - (fills[0]?.quantity ?? 0));
    expect((await stepsOf(reply.requestId)).map(({ status }) => status)).toEqual(['asked', 'accepted', 'filled']);

    const chain = new MoveRefill(pharmacy.database.uow);
    const move = (to: 'sent' | 'received'): Promise<unknown> => chain.execute(pharmacy.actor, 'pharmacy', reply.requestId ?? '', to, '').then(() => to, (error: unknown) => (error as { code: string }).code);
    expect([await move('received'), await move('sent'), await move('sent'), await move('received')]).toEqual(['refill.step-not-allowed', 'sent', 'refill.step-not-allowed', 'received']);
    // What was filled is on the record, so asking again at once, now by the code on the new label, is too soon.
    const again = await ask(pharmacy, order.rx, { subject: { via: 'scan', code: fills[0]?.code ?? '' } });
    expect(again).toMatchObject({ attached: false, answer: 'too_soon', status: 'refused' });
  }, 60_000);

  it('no quantity above the authorisation can be written, and no fill or step be edited', async () => {
    const refused = async (sql: string): Promise<string | null> =>
      pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(sql)).then(() => 'done', (error: unknown) => sqlState(error));
    const copy = `insert into demand_fill select gen_random_uuid(), tenant_id, facility_id, resident_id, refill_id, order_id, order_version_id, code || '9', authorised_before_milli + 1,
      authorised_before_milli, days_supply, used_from, claim_code, engine_version, rule_pack, filled_at from demand_fill limit 1`;
    expect(await refused(copy)).toBe(CheckViolation);
    expect([await refused('update demand_fill set quantity_milli = 1'), await refused(`update refill_step set note = 'x'`)]).toEqual(['42501', '42501']);
  });

  it('without refills the prescriber is asked once for a renewal, which is followed to its answer', async () => {
    const { order, reply } = await askUntil(pharmacy, orders, 'no_refills');
    const again = await ask(pharmacy, order.rx, { asOf: new Date('2026-12-02T12:00:00Z') });
    expect([reply.params.renewalAskedAt, again.params.renewalAskedAt]).toEqual([MORNING.toISOString(), MORNING.toISOString()]);
    const renewals = await read(RequestRow.omit({ answer: true }), 'select id, status from renewal_request where order_id = $1', [order.order_id]);
    expect(renewals).toMatchObject([{ status: 'asked' }]);
    const moving = new MoveRenewal(pharmacy.database.uow);
    const step = (to: 'sent' | 'approved'): Promise<unknown> => moving.execute(pharmacy.actor, renewals[0]?.id ?? '', to, '').then(() => to, (error: unknown) => (error as { code: string }).code);
    expect([await step('approved'), await step('sent'), await step('approved'), await step('sent')]).toEqual(['renewal.step-not-allowed', 'sent', 'approved', 'renewal.step-not-allowed']);
    expect(await read(z.object({ status: z.string() }), 'select status from renewal_step where renewal_id = $1 order by id', [renewals[0]?.id])).toEqual([{ status: 'asked' }, { status: 'sent' }, { status: 'approved' }]);
  }, 60_000);

  it('what no rule may decide waits for a pharmacist, who may refuse it', async () => {
    const { reply } = await askUntil(pharmacy, orders, 'needs_pharmacist');
    expect(reply.status).toBe('asked');
    await new MoveRefill(pharmacy.database.uow).decide(pharmacy.actor, 'pharmacy', reply.requestId ?? '', { accept: false, note: 'ask the prescriber', asOf: MORNING });
    expect(await requestOf(reply.requestId)).toMatchObject({ status: 'refused' });
    const twice = new MoveRefill(pharmacy.database.uow).decide(pharmacy.actor, 'pharmacy', reply.requestId ?? '', { accept: true, note: '', asOf: MORNING });
    await expect(twice).rejects.toMatchObject({ code: 'refill.step-not-allowed' });
  }, 60_000);

  it('an order whose resident was discharged before the fill is refused and not filled', async () => {
    const { order, reply } = await askUntil(pharmacy, onDemand(), 'accepted');
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, recorded_at) values ($1, $2, $3, $4, 'discharge', '2026-12-01 06:00', now())`,
      [tx.newId(), pharmacy.actor.tenantId, order.facility_id, order.resident_id],
    ));
    await workBatches(pharmacy);
    expect(await requestOf(reply.requestId)).toMatchObject({ status: 'refused', answer: 'discontinued' });
    expect(await read(CountRow, 'select count(*)::int as count from demand_fill where refill_id = $1', [reply.requestId])).toEqual([{ count: 0 }]);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update census_event set superseded_at = now() where resident_id = $1 and kind = 'discharge'`, [order.resident_id]));
  }, 60_000);

  it('a code that is not ours, mistyped, or of another wing is unknown and leaves nothing behind; a named order elsewhere does not exist', async () => {
    const before = await read(CountRow, 'select count(*)::int as count from refill_request');
    const nobody: readonly FacilityScope[] = [{ facilityId: orders[0]?.facility_id ?? '', wingId: randomUUID() }];
    const [fill] = await read(FillRow, `select quantity_milli as quantity, authorised_before_milli as before, code, used_from::text from demand_fill limit 1`);
    const asking = new AskRefill(pharmacy.database.uow);
    const scan = (code: string, scope: 'pharmacy' | readonly FacilityScope[]) => asking.execute(pharmacy.actor, scope, { subject: { via: 'scan', code }, earlyReason: null, asOf: MORNING });
    for (const [code, scope] of [[packCode('card', 1), 'pharmacy'], ['K-0000001-0', 'pharmacy'], ['', 'pharmacy'], [fill?.code ?? '', nobody]] as const) {
      expect(await scan(code, scope)).toEqual({ requestId: null, residentId: null, attached: false, status: null, askedAt: null, answer: 'unknown', params: {} });
    }
    const click = asking.execute(pharmacy.actor, nobody, { subject: { via: 'click', orderId: orders[0]?.order_id ?? '' }, earlyReason: null, asOf: MORNING });
    await expect(click).rejects.toMatchObject({ code: 'order.not-found' });
    expect(await read(CountRow, 'select count(*)::int as count from refill_request')).toEqual(before);
  });
});

describe('refill requests beside a cycle batch', () => {
  let pharmacy: SamplePharmacy;
  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 16, seed: 5 });
  }, 60_000);
  afterAll(async () => pharmacy.database.close());
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));

  it('fills before and beside a batch and the batch itself never take more than is authorised together', async () => {
    // Enough for the fill or for the window, seldom for both.
    const authorised = 10_500;
    const orders = (await sampleOrders(pharmacy)).filter(({ mode, schedule, left }) => mode === 'cycle' && schedule === null && left > authorised);
    await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      for (const { order_id: orderId } of orders) {
        await tx.execute('update prescription set superseded_at = now() where order_id = $1 and superseded_at is null', [orderId]);
        await tx.execute(
          `insert into prescription (id, tenant_id, facility_id, order_id, written_on, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, recorded_at)
           select $1, tenant_id, facility_id, order_id, written_on, quantity_written_milli, refills_authorised, refills_used, $2, now() from prescription where order_id = $3 limit 1`,
          [tx.newId(), authorised, orderId],
        );
      }
    });
    const asked: SampleOrder[] = [];
    const askAll = async (some: readonly SampleOrder[]): Promise<void> => {
      for (const order of some) if ((await ask(pharmacy, order.rx, { earlyReason: 'lost_dose' })).answer === 'accepted') asked.push(order);
    };
    await askAll(orders.slice(0, 20));
    await workBatches(pharmacy);
    const { batchIds } = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    expect(batchIds).toHaveLength(2);
    await askAll(orders.slice(20, 40));
    expect(asked.length).toBeGreaterThan(15);
    await Promise.all([workBatches(pharmacy), workBatches(pharmacy), workBatches(pharmacy)]);
    const taken = await read(z.object({ order_id: z.string(), lines: z.int(), fills: z.int() }), `
      select o.id as order_id, coalesce((select sum(l.dispensed_milli) from fill_line l where l.order_id = o.id and l.is_current), 0)::int as lines,
        coalesce((select sum(d.quantity_milli) from demand_fill d where d.order_id = o.id), 0)::int as fills from med_order o`);
    const over = taken.filter((row) => asked.some(({ order_id }) => order_id === row.order_id) && row.lines + row.fills > authorised);
    expect(over).toEqual([]);
    // Some were filled before the batch and limit it; what was asked for beside it waited, and the batch brings it. Nothing is left lying.
    expect(taken.filter(({ lines, fills }) => lines > 0 && fills > 0).length).toBeGreaterThan(5);
    const states = await read(z.object({ status: z.string(), count: z.int() }), 'select status, count(*)::int as count from refill_request group by status order by status');
    expect(states.filter(({ status }) => ['filled', 'in_batch'].includes(status)).reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(15);
    const open = await read(CountRow, `select count(*)::int as count from refill_request where status = 'accepted' or error_code is not null`);
    expect(open).toEqual([{ count: 0 }]);
  }, 120_000);

  it('a pack of a batch under way answers with the batch and its delivery; a sheet of several drugs is no one order', async () => {
    const packs = await read(z.object({ code: z.string(), orders: z.int(), batch_id: z.string() }), `
      select p.code, count(distinct c.order_id)::int as orders, p.batch_id from pack p join pack_cell c on c.pack_id = p.id
      where p.is_current and not exists (select from refill_request r join pack_cell o on o.order_id = r.order_id where o.pack_id = p.id) group by p.id order by p.code`);
    const single = packs.find((pack) => pack.orders === 1);
    const [many] = await read(z.object({ code: z.string() }), `select p.code from pack p join pack_cell c on c.pack_id = p.id where p.is_current group by p.id having count(distinct c.order_id) > 1 limit 1`);
    const reply = await ask(pharmacy, '', { subject: { via: 'scan', code: single?.code ?? '' } });
    expect(reply).toMatchObject({ answer: 'in_batch', status: 'in_batch', params: { batchId: single?.batch_id, deliveryOn: '2026-12-05' } });
    await expect(ask(pharmacy, '', { subject: { via: 'scan', code: many?.code ?? '' } })).rejects.toMatchObject({ code: 'refill.code-of-many' });
    const elsewhere = [{ facilityId: '01900000-0000-7000-8000-000000000000', wingId: null }];
    const outside = await new AskRefill(pharmacy.database.uow).execute(pharmacy.actor, elsewhere, { subject: { via: 'scan', code: many?.code ?? '' }, earlyReason: null, asOf: null });
    expect(outside).toMatchObject({ requestId: null, answer: 'unknown' });
    const chain = new MoveRefill(pharmacy.database.uow);
    await chain.execute(pharmacy.actor, 'pharmacy', reply.requestId ?? '', 'sent', '');
    await chain.execute(pharmacy.actor, 'pharmacy', reply.requestId ?? '', 'received', '');
  });
});
