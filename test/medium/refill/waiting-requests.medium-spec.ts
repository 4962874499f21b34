import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ControlRun, OpenNightlyRun, offerRebuilds } from '@cyclefill/features/fill';
import { AnswerForsaken, FillDemandProcessor } from '@cyclefill/features/refill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { MORNING, type SampleOrder, ask, askUntil, sampleOrders } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { orderDesk } from '../../support/order-desk.js';
import { fillRequests, planBatches } from '../../support/worked-batches.js';

const TaskRow = z.object({ id: z.string(), attempt: z.int(), status: z.string() });
const StepRow = z.object({ status: z.string(), note: z.string() });
const LineRow = z.object({ rx: z.string() });
const RequestRow = z.object({ id: z.string(), answer: z.string(), status: z.string(), first_note: z.string(), last_note: z.string() });

describe('a refill request and a batch that is stopped', () => {
  let pharmacy: SamplePharmacy;
  let cycleOrders: readonly SampleOrder[];
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const open = async (): Promise<string> => (await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING)).batchIds[0] ?? '';
  const control = (command: 'pause' | 'cancel', batchId: string): Promise<unknown> => new ControlRun(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', command, { batchId });

  beforeEach(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 5 });
    cycleOrders = (await sampleOrders(pharmacy)).filter(({ mode, schedule }) => mode === 'cycle' && schedule === null);
  }, 60_000);
  afterEach(async () => pharmacy.database.close());

  it('waits for the batch as long as it takes: no attempt is used up, so that a failure after it is the first', async () => {
    await open();
    const { uow } = pharmacy.database;
    await askUntil(pharmacy, cycleOrders, 'accepted', { earlyReason: 'lost_dose' });
    const task = async (): Promise<z.output<typeof TaskRow> | undefined> => (await read(TaskRow, `select id, attempt, status from task where kind = 'refill.accepted'`))[0];
    const store = new TaskStore(uow, new SystemIds(new SystemClock()));
    for (let turn = 0; turn < 7; turn += 1) {
      const lease = await store.lease((await task())?.id ?? '');
      if (lease !== null) await new FillDemandProcessor(uow).run(lease);
    }
    expect(await task()).toMatchObject({ status: 'open', attempt: 0 });
  }, 60_000);

  it('is not filled for a window whose batch is paused before it is computed: that batch brings it', async () => {
    const { order, reply } = await askUntil(pharmacy, cycleOrders, 'accepted', { earlyReason: 'lost_dose' });
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update refill_request set status = 'refused' where id = $1`, [reply.requestId]));
    await control('pause', await open());
    expect(await ask(pharmacy, order.rx, { earlyReason: 'lost_dose' })).toMatchObject({ answer: 'accepted', attached: false, params: { quantity: reply.params.quantity } });
  }, 60_000);

  /** Orders that a window which was just built brings. */
  const brought = (): Promise<z.output<typeof LineRow>[]> => read(LineRow, `
    select v.rx_number as rx from fill_line l join order_version v on v.id = l.order_version_id where l.is_current and l.dispensed_milli > 0 and v.rx_number = any($1) order by 1`, [cycleOrders.map(({ rx }) => rx)]);
  const requests = (rx: string): Promise<z.output<typeof RequestRow>[]> => read(RequestRow, `
    select r.id, r.answer, r.status, (select note from refill_step s where s.refill_id = r.id order by s.id limit 1) as first_note,
      (select note from refill_step s where s.refill_id = r.id order by s.id desc limit 1) as last_note
    from refill_request r join med_order o on o.id = r.order_id where o.rx_number = $1 order by r.id`, [rx]);

  it('whose line is rebuilt away says so, unasked: the order was stopped, so that nothing comes', async () => {
    await open();
    await planBatches(pharmacy);
    const [line] = await brought();
    const rx = line?.rx ?? '';
    const first = await ask(pharmacy, rx);
    expect(first).toMatchObject({ answer: 'in_batch' });
    const desk = orderDesk(pharmacy);
    const order = await desk.current(cycleOrders.find((one) => one.rx === rx)?.order_id ?? '');
    await desk.discontinue(order, { at: '2026-12-01T07:00', reason: 'a test' });
    const answerForsaken = new AnswerForsaken(pharmacy.database.uow);
    expect(await answerForsaken.execute()).toBe(0);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: MORNING }));
    await planBatches(pharmacy);
    expect([await answerForsaken.execute(), await answerForsaken.execute()]).toEqual([1, 0]);
    expect(await requests(rx)).toMatchObject([{ id: first.requestId, answer: 'discontinued', status: 'refused', last_note: 'the batch that was to bring it was rebuilt without it' }]);
  }, 60_000);

  it('whose batch is cancelled is filled on demand, unasked, by a request that says why', async () => {
    const batchId = await open();
    await planBatches(pharmacy);
    const lines = await brought();
    for (const { rx } of lines) await ask(pharmacy, rx);
    await control('cancel', batchId);
    expect(await new AnswerForsaken(pharmacy.database.uow).execute()).toBe(lines.length);
    await fillRequests(pharmacy);
    const answers = (await Promise.all(lines.map(({ rx }) => requests(rx))));
    const filled = answers.filter((own) => own.length === 2);
    expect(filled.length).toBeGreaterThan(0);
    for (const own of filled) {
      expect(own).toMatchObject([
        { answer: 'in_batch', status: 'refused', last_note: 'the batch that was to bring it is out of use' },
        { answer: 'accepted', status: 'filled', first_note: 'asked anew: the batch that was to bring it is out of use' },
      ]);
    }
    for (const own of answers.filter(({ length }) => length === 1)) expect(own).toMatchObject([{ status: 'refused', last_note: 'the batch that was to bring it is out of use' }]);
  }, 60_000);

  it('is answered anew when the batch that was to bring it is cancelled', async () => {
    const batchId = await open();
    await planBatches(pharmacy);
    const [line] = await brought();
    const first = await ask(pharmacy, line?.rx ?? '');
    expect(first).toMatchObject({ answer: 'in_batch', params: { batchId } });
    expect(await ask(pharmacy, line?.rx ?? '')).toMatchObject({ answer: 'in_batch', attached: true });
    await control('cancel', batchId);
    const again = await ask(pharmacy, line?.rx ?? '');
    expect(again.attached).toBe(false);
    expect(again.answer).not.toBe('in_batch');
    expect(await read(StepRow, 'select status, note from refill_step where refill_id = $1 order by id', [first.requestId])).toEqual([
      { status: 'asked', note: '' }, { status: 'in_batch', note: '' }, { status: 'asked_again', note: '' }, { status: 'refused', note: 'the batch that was to bring it is out of use' },
    ]);
  }, 60_000);
});
