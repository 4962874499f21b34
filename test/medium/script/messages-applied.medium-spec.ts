import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplyScript, type ScriptAnswer } from '@cyclefill/features/script';
import type { ScriptEvent } from '@cyclefill/interop/script';
import { z } from 'zod';
import { type DeskOrder, type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { gained, tableContents } from '../../support/table-contents.js';

const Count = z.object({ count: z.int() });
const Named = z.object({ facility: z.string(), code: z.string(), npi: z.string() });
const Stop = z.object({ to_at: z.string().nullable() });

describe('an electronic prescribing message', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let orders: readonly DeskOrder[];
  let named: ReadonlyMap<string, z.output<typeof Named>>;
  let messages = 0;

  const head = () => ({ messageId: `M${messages += 1}`, sentAt: '2026-12-01T08:00:00Z', from: 'EHR', to: 'PHARMACY' });
  const of = ({ rx_number: rxNumber, resident_id: id }: DeskOrder) => ({ rxNumber, resident: { facility: named.get(id)?.facility ?? '', code: named.get(id)?.code ?? '' } });
  const apply = (event: ScriptEvent): Promise<ScriptAnswer> => new ApplyScript(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', event);
  const count = async (sql: string): Promise<number> => (await desk.read(Count, sql))[0]?.count ?? -1;
  const order = (at: number): DeskOrder => {
    const found = orders[at];
    if (found === undefined) throw new Error('the sample has too few orders');
    return found;
  };
  const newRx = (changes: object = {}): ScriptEvent => {
    const { npi, ...resident } = named.get(order(0).resident_id) ?? { npi: '', facility: '', code: '' };
    return {
      kind: 'newRx', ...head(), resident, prescription: {
        prescriber: { name: 'Example', npi }, signature: 'digital', ndc11: order(0).ndc11, directions: { frequencyCode: 'BID', dose: '1', route: 'ORAL', sigText: 'Give 1 tablet by mouth twice daily' },
        quantity: '56', refills: 5, writtenOn: '2026-11-20', from: '2026-12-10T00:00', ...changes,
      },
    };
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 40, seed: 11 });
    desk = orderDesk(pharmacy);
    orders = await desk.plainOrders();
    const rows = await desk.read(Named.extend({ id: z.string() }), `
      select r.id, f.code as facility, r.code, (select npi from prescriber where active order by npi limit 1) as npi from resident r join facility f on f.id = r.facility_id`);
    named = new Map(rows.map(({ id, ...row }) => [id, row]));
  });
  afterAll(async () => pharmacy.database.close());

  it('with a complete prescription is an intake, and approved', async () => {
    const before = await count('select count(*)::int from intake');
    const answer = await apply(newRx());
    expect([answer.kind, answer.outcome, answer.reason, answer.from, answer.to]).toEqual(['status', 'approved', '', 'PHARMACY', 'EHR']);
    expect(await count('select count(*)::int from intake')).toBe(before + 1);
  });

  it('with a prescription that lacks something is an intake too, and pending with what is asked', async () => {
    const answer = await apply(newRx({ ndc11: '99999999999', prescriber: { name: 'Nobody', npi: '1' } }));
    expect(answer).toMatchObject({ kind: 'status', outcome: 'pending', reason: 'intake.incomplete' });
    expect(answer.kind === 'status' ? answer.details.map(({ about }) => about) : []).toEqual(['intake', '/prescriber/npi', '/ndc11']);
  });

  it('that cannot be is denied with its place, and leaves nothing but the denial', async () => {
    const before = await tableContents(pharmacy.database, pharmacy.actor);
    expect(await apply(newRx({ to: '2026-12-01T00:00' }))).toMatchObject({ outcome: 'denied', reason: 'input.invalid', details: [{ about: '/prescription/to' }] });
    expect(gained(before, await tableContents(pharmacy.database, pharmacy.actor))).toEqual({ audit_event: 1, request_receipt: 1 });
  });

  it('that cancels ends the order once: the same again changes nothing and is answered as before', async () => {
    const cancel: ScriptEvent = { kind: 'cancelRx', ...head(), ...of(order(1)), at: '2026-12-05T00:00', reason: 'changed therapy' };
    const first = await apply(cancel);
    expect(first).toMatchObject({ kind: 'cancelRxResponse', outcome: 'approved', reason: '', relatesTo: cancel.messageId });
    const after = await tableContents(pharmacy.database, pharmacy.actor);
    expect(await apply(cancel)).toEqual(first);
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(after);
    expect(await desk.read(Stop, 'select to_at::text from order_version where order_id = $1 and superseded_at is null', [order(1).order_id])).toEqual([{ to_at: '2026-12-05 00:00:00' }]);
  });

  it('under an id that said something else is denied, and nothing happens', async () => {
    const cancel: ScriptEvent = { kind: 'cancelRx', ...head(), ...of(order(2)), at: '2026-12-05T00:00', reason: 'one' };
    await apply(cancel);
    const after = await tableContents(pharmacy.database, pharmacy.actor);
    expect(await apply({ ...cancel, ...of(order(3)) })).toMatchObject({ outcome: 'denied', reason: 'request.key-reused' });
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(after);
  });

  it('that cancels a second time is denied with the reason', async () => {
    expect(await apply({ kind: 'cancelRx', ...head(), ...of(order(1)), at: '2026-12-06T00:00', reason: 'again' })).toMatchObject({ kind: 'cancelRxResponse', outcome: 'denied', reason: 'order.stopped' });
  });

  it('whose number and resident do not belong together is denied: it may be about the wrong person', async () => {
    const other = orders.find(({ resident_id: id }) => id !== order(4).resident_id);
    const event: ScriptEvent = { kind: 'cancelRx', ...head(), ...of(order(4)), resident: of(other ?? order(0)).resident, at: '2026-12-05T00:00', reason: 'x' };
    expect(await apply(event)).toMatchObject({ outcome: 'denied', reason: 'order.not-found' });
    expect((await desk.current(order(4).order_id)).version).toBe(order(4).version);
  });

  it('that suspends is a hold, and that resumes ends it', async () => {
    const told = (action: 'suspend' | 'resume', at: string): Promise<ScriptAnswer> => apply({ kind: 'drugAdministration', ...head(), ...of(order(5)), action, at, reason: 'nothing by mouth' });
    expect(await told('resume', '2026-12-03T08:00')).toMatchObject({ outcome: 'denied', reason: 'order.not-held' });
    expect(await told('suspend', '2026-12-03T08:00')).toMatchObject({ outcome: 'approved' });
    expect(await told('suspend', '2026-12-04T08:00')).toMatchObject({ outcome: 'denied', reason: 'order.hold-overlaps' });
    expect(await told('resume', '2026-12-05T08:00')).toMatchObject({ outcome: 'approved' });
    expect(await count(`select count(*)::int from order_hold where order_id = '${order(5).order_id}' and superseded_at is null and to_at = '2026-12-05 08:00'`)).toBe(1);
  });

  it('that asks for supply gets the verdict of a request on demand, kept as one', async () => {
    const answer = await apply({ kind: 'resupply', ...head(), ...of(order(6)) });
    const [request] = await desk.read(z.object({ id: z.string(), answer: z.string(), source: z.string() }), 'select id, answer, source from refill_request where order_id = $1', [order(6).order_id]);
    expect(request?.source).toBe('message');
    expect(answer.reason).toBe(request?.answer);
    expect(answer.kind === 'status' ? answer.details.find(({ about }) => about === 'requestId')?.says : null).toBe(request?.id);
    expect(answer.outcome).toBe({ accepted: 'approved', in_batch: 'approved', needs_pharmacist: 'pending' }[request?.answer ?? ''] ?? 'denied');
  });

  it.each(['recertification', 'getMessage'] as const)('of the kind %s is refused by that name, and nothing is written', async (kind) => {
    const before = await tableContents(pharmacy.database, pharmacy.actor);
    const event = kind === 'getMessage' ? { kind, ...head() } : { kind, ...head(), ...of(order(0)), at: '2026-12-05T00:00', prescriber: { name: 'Example', npi: '1' } };
    expect(await apply(event)).toMatchObject({ outcome: 'denied', reason: 'kind.not-handled', details: [{ about: 'kind', says: `${kind} is not acted on; what is: newRx, cancelRx, resupply, drugAdministration` }] });
    expect(await tableContents(pharmacy.database, pharmacy.actor)).toEqual(before);
  });
});
