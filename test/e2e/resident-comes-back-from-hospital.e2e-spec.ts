import { addDays, day, formatDay } from '@cyclefill/domain/kernel';
import { type MllpListener, ReceiveHl7, SendHl7Processor, SetHl7Partner, TellDeliveryProcessor, hl7PartnerSchema, listenMllp } from '@cyclefill/features/hl7';
import { offerRebuilds } from '@cyclefill/features/fill';
import { readEr7, textAt } from '@cyclefill/interop/hl7v2';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../support/bench-desk.js';
import { type MllpReceiver, mllpReceiver } from '../support/mllp-receiver.js';
import { mllpSend } from '../support/mllp-send.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';
import { workBatches } from '../support/worked-batches.js';

// From the hospital's door to the van: every step is one of the product's own interfaces.
jest.setTimeout(240_000);

const Order = z.object({ orderId: z.string(), rx: z.string(), drug: z.string(), ndc11: z.string(), sig: z.string(), npi: z.string(), runs: z.boolean() });
const Who = z.object({ id: z.string(), code: z.string(), facility: z.string(), facilityId: z.string(), wingId: z.string(), wing: z.string(), room: z.string(), bed: z.string() });
const Drug = z.object({ ndc11: z.string(), drug: z.string() });
const Pack = z.object({ id: z.string(), code: z.string(), state: z.string() });
const View = z.object({
  head: z.object({ id: z.string(), state: z.string(), open: z.int() }), digest: z.string(),
  rows: z.array(z.object({ position: z.int(), status: z.string(), types: z.array(z.string()), ours: z.array(z.object({ ref: z.string(), drug: z.string() })), theirs: z.array(z.object({ drug: z.string() })) })),
});
type Row = z.output<typeof View>['rows'][number];

// What is signed today bites today, so the window lies ahead of whatever day this runs on.
const TODAY = day(new Date().toISOString().slice(0, 10));
const FIRST = day('2026-12-07');
const START = addDays(FIRST, 28 * Math.max(0, Math.ceil((TODAY + 8 - FIRST) / 28)));
const AS_OF = new Date(`${formatDay(addDays(START, -6))}T15:00:00Z`);

describe('a resident comes back from the hospital', () => {
  let pharmacy: SamplePharmacy;
  let desk: BenchDesk;
  let ears: MllpListener;
  let receiver: MllpReceiver;
  let who: z.output<typeof Who>;
  let orders: readonly z.output<typeof Order>[];
  let added: z.output<typeof Drug>;
  let view: z.output<typeof View>;
  let numbers = 0;

  const adt = (event: string, at: string, more: { location?: string; disposition?: string } = {}): string => [
    `MSH|^~\\&|EHR|F|CYCLEFILL|P|${at}||ADT^${event}|FLOW${numbers += 1}|P|2.5.1`, `EVN|${event}|${at}`, `PID|1||${who.code}^^^F^MR||Example^Test|||F`,
    `PV1|1|I|${more.location ?? `${who.wing}^${who.room}^${who.bed}^F`}${more.disposition === undefined ? '' : `${'|'.repeat(33)}${more.disposition}`}`,
  ].join('\r');
  const told = async (message: string): Promise<string> => mllpSend(ears.port, message);
  const now = async (): Promise<string> => (await desk.read(z.object({ now: z.string() }), `select to_char(now() at time zone f.zone, 'YYYY-MM-DD"T"HH24:MI') as now from facility f where f.id = $1`, [who.facilityId]))[0]?.now ?? '';
  const packs = () => desk.read(Pack, 'select id, code, state from pack where resident_id = $1 and is_current order by code', [who.id]);
  const work = async (processor: TellDeliveryProcessor | SendHl7Processor): Promise<void> => {
    const store = new TaskStore(pharmacy.database.uow, new SystemIds(new SystemClock()));
    for (const { id } of await pharmacy.database.uow.acrossTenants((tx) => tx.query(z.object({ id: z.string() }), `select id from task where tenant_id = $1 and kind = $2 and status = 'open'`, [pharmacy.actor.tenantId, processor.kind]))) {
      const lease = await store.lease(id);
      if (lease !== null) await processor.run(lease);
    }
  };
  const of = (type: string): Row => {
    const row = view.rows.find(({ types }) => types.includes(type));
    if (row === undefined) throw new Error(`no row of type ${type}: ${view.rows.map(({ types }) => types.join()).join(' ')}`);
    return row;
  };
  const isPdf = async (path: string, login: string): Promise<readonly unknown[]> => {
    const response = await desk.api.get(path, desk.token(login));
    return [response.status, response.headers.get('content-type'), Buffer.from(await response.arrayBuffer()).subarray(0, 5).toString()];
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    desk = await benchDesk(pharmacy, formatDay(START), AS_OF);
    [who = { id: '', code: '', facility: '', facilityId: '', wingId: '', wing: '', room: '', bed: '' }] = await desk.read(Who, `
      select r.id, r.code, f.code as facility, f.id as "facilityId", w.id as "wingId", w.name as wing, b.room, b.bed from resident r join facility f on f.id = r.facility_id
      join census_event e on e.resident_id = r.id and e.kind = 'placed' and e.superseded_at is null join wing w on w.id = e.wing_id join bed b on b.id = e.bed_id
      where not exists (select from census_event x where x.resident_id = r.id and x.kind <> 'placed') and e.from_at < '2026-10-01'
      and exists (select from pack p where p.resident_id = r.id and p.is_current)
      order by (select count(*) from order_version v where v.resident_id = r.id and v.superseded_at is null and v.to_at is null and not v.prn and v.sig_text ~* '\\m1 tablet\\M') desc, r.code limit 1`);
    orders = await desk.read(Order, `
      select v.order_id as "orderId", v.rx_number as rx, v.drug, v.ndc11, v.sig_text as sig, p.npi, v.from_at < now() - interval '3 days' as runs from order_version v join prescriber p on p.id = v.prescriber_id
      where v.resident_id = $1 and v.superseded_at is null and v.to_at is null and not exists (select from order_hold h where h.order_id = v.order_id) order by v.rx_number`, [who.id]);
    [added = { ndc11: '', drug: '' }] = await desk.read(Drug, `select d.ndc11, d.name as drug from drug_product d where d.superseded_at is null and d.form ilike '%tablet%' and d.dea_schedule is null and d.countable
      and not exists (select from order_version v join drug_product o on o.ndc11 = v.ndc11 and o.superseded_at is null where v.resident_id = $1 and o.ingredient = d.ingredient) order by d.ndc11 limit 1`, [who.id]);
    receiver = await mllpReceiver();
    ears = await listenMllp({ host: '127.0.0.1', port: 0, tls: null, connections: 5, idleMs: 60_000 }, async (message) => (await new ReceiveHl7(pharmacy.database.uow).execute(pharmacy.actor, message)).reply);
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, {
      application: 'EHR', sendingFacility: 'F', facility: who.facility, settings: hl7PartnerSchema.shape.settings.parse({ hospitals: ['02'], out: { host: '127.0.0.1', port: receiver.port } }),
    });
    await desk.join('nina', 'nurse', [{ facilityId: who.facilityId, wingId: who.wingId }]);
  });
  afterAll(async () => {
    await ears.close();
    await receiver.close();
    await desk.close();
  });

  it('told by the facility as discharged to a hospital and admitted again: the census has the stay', async () => {
    // The admission arrives first and waits for what it follows.
    expect(await told(adt('A01', '202611221500'))).toContain('MSA|AA|');
    expect(await told(adt('A03', '202611201000', { disposition: '02' }))).toContain('MSA|AA|');
    const stays = await desk.read(z.object({ kind: z.string(), span: z.string() }), `select kind, to_char(from_at, 'MM-DD HH24:MI') || ' - ' || to_char(to_at, 'MM-DD HH24:MI') as span from census_event where resident_id = $1 and superseded_at is null and kind <> 'placed'`, [who.id]);
    expect(stays).toEqual([{ kind: 'hospital', span: '11-20 10:00 - 11-22 15:00' }]);
  });

  it('with a discharge list that differs in three rows: one drug is stopped, one dose is raised, one is new', async () => {
    const dose = orders.find(({ sig, runs }) => runs && /\b1 tablet\b/iu.test(sig));
    const gone = orders.find((order) => order.runs && order !== dose);
    if (dose === undefined || gone === undefined) throw new Error('the sample has no such orders');
    const entry = (drug: string, ndc11: string, sig: string, index: number) => ({
      resource: {
        resourceType: 'MedicationRequest', id: `m${index}`, status: 'active', intent: 'order', subject: { reference: 'Patient/p1' },
        medicationCodeableConcept: { text: drug, coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: ndc11, display: drug }] }, dosageInstruction: [{ text: sig }],
      },
    });
    const list = [
      ...orders.filter((order) => order !== gone).map(({ drug, ndc11, sig }) => ({ drug, ndc11, sig: ndc11 === dose.ndc11 ? sig.replace(/\b1 tablet\b/iu, '2 tablets') : sig })),
      { drug: added.drug, ndc11: added.ndc11, sig: 'Give 1 tablet by mouth twice daily' },
    ];
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient', id: 'p1' } }, ...list.map(({ drug, ndc11, sig }, index) => entry(drug, ndc11, sig, index))] };
    const [status, opened] = await desk.post('nina', 'reconciliations', { residentId: who.id, kind: 'readmission', source: 'hospital', list: JSON.stringify(bundle) });
    expect([status, opened]).toEqual([201, expect.anything()]);
    view = View.parse(opened);
    expect([of('OMISSION').ours.map(({ ref }) => ref), of('DOSE').ours.map(({ ref }) => ref), of('COMMISSION').ours]).toEqual([[gone.orderId], [dose.orderId], []]);
  });

  it('is decided, signed by nurse and pharmacist, and carried out; the pack that lay ready is out of date', async () => {
    const [before] = await packs();
    await desk.bring(before?.id ?? '', 'checked');
    const at = await now();
    const three = [of('OMISSION'), of('DOSE'), of('COMMISSION')];
    const rows = [
      { position: of('OMISSION').position, decision: 'stop', intent: 'documented', reason: 'stopped by the hospital' },
      { position: of('DOSE').position, decision: 'change', intent: 'documented', reason: 'raised by the hospital', directions: { frequencyCode: 'BID', dose: '2', prn: false, sigText: 'Give 2 tablets by mouth twice daily', route: 'ORAL' } },
      {
        position: of('COMMISSION').position, decision: 'new', intent: 'documented', reason: 'begun by the hospital',
        order: {
          rxNumber: 'HOSP-1', source: 'written', content: {
            prescriber: { npi: orders[0]?.npi }, signature: 'manual', emergency: false, ndc11: added.ndc11, quantity: '56', refills: 5, writtenOn: at.slice(0, 10), from: at,
            directions: { frequencyCode: 'BID', dose: '1', prn: false, sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' },
          },
        },
      },
      ...view.rows.filter(({ status, position }) => status === 'open' && !three.some((row) => row.position === position)).map(({ position }) => ({ position, decision: 'continue', intent: 'unintentional', reason: '' })),
    ];
    const [decided, answer] = await desk.post('nina', `reconciliations/${view.head.id}/decisions`, { rows });
    expect([decided, answer['errors']]).toEqual([200, undefined]);
    const { digest } = View.parse(answer);
    expect(View.parse((await desk.post('nina', `reconciliations/${view.head.id}/sign`, { digest }))[1]).head.state).toBe('open');
    expect(View.parse((await desk.post('pam', `reconciliations/${view.head.id}/sign`, { digest }))[1]).head).toMatchObject({ state: 'settled', open: 0 });
    expect(await desk.read(z.object({ rx: z.string() }), `select v.rx_number as rx from order_version v where v.resident_id = $1 and v.superseded_at is null and v.rx_number = 'HOSP-1'`, [who.id])).toEqual([{ rx: 'HOSP-1' }]);
    const shown = await Promise.all((await packs()).map(({ id }) => desk.pack(id)));
    expect(shown.some(({ outOfDate }) => outOfDate)).toBe(true);
  });

  it('has its batch rebuilt with the documents: new packs without what was stopped, and what leaves is told to the facility', async () => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    await workBatches(pharmacy, desk.api.storage);
    const stopped = of('OMISSION').ours.map(({ ref }) => ref);
    const cells = await desk.read(z.object({ orders: z.array(z.string()) }), `select array_agg(distinct c.order_id) as orders from pack p join pack_cell c on c.pack_id = p.id where p.resident_id = $1 and p.is_current and p.state = 'planned'`, [who.id]);
    expect(cells[0]?.orders.filter((order) => stopped.includes(order))).toEqual([]);
    const fresh = (await packs()).filter(({ state }) => state === 'planned');
    for (const { id } of fresh) await desk.bring(id, 'checked');
    const [, route] = await desk.post('pam', 'routes', { code: 'DAY', name: 'Day', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops: [{ facilityId: who.facilityId, minutesAfter: 30 }] });
    const [planned, delivery] = await desk.post('pam', 'deliveries', { routeId: route['id'], runOn: '2099-12-04', departure: '17:00', van: 'Van 1', driver: 'D. Person' });
    expect([planned, delivery]).toEqual([201, expect.anything()]);
    const [, tote] = await desk.post('pam', 'totes', { facilityId: who.facilityId, wingId: null });
    for (const { code } of fresh) expect((await desk.post('pam', `totes/${String(tote['id'])}/scans`, { code }))[1]).toMatchObject({ verdict: 'ok' });
    const version = async (): Promise<string> => String((await desk.get('pam', `totes/${String(tote['id'])}`))[1]['version']);
    expect((await desk.post('pam', `totes/${String(tote['id'])}/close`, {}, { 'If-Match': await version() }))[1]).toMatchObject({ done: true });
    await desk.post('pam', `totes/${String(tote['id'])}/load`, { deliveryId: delivery['id'] }, { 'If-Match': await version() });
    expect((await desk.post('pam', `deliveries/${String(delivery['id'])}/departure`, { early: 'a trial' }, { 'If-Match': '1' }))[1]).toMatchObject({ done: true });
    await work(new TellDeliveryProcessor(pharmacy.database.uow));
    await work(new SendHl7Processor(pharmacy.database.uow));
    expect(receiver.received).toHaveLength(1);
    const { segments } = readEr7(receiver.received[0] ?? '');
    expect([textAt(segments.find(({ id }) => id === 'MSH'), 9), textAt(segments.find(({ id }) => id === 'PID'), 3)]).toEqual(['RDS', who.code]);
    const rxs = segments.filter(({ id }) => id === 'RXD').map((rxd) => textAt(rxd, 7));
    expect([rxs.includes('HOSP-1'), rxs.includes(orders.find(({ orderId }) => stopped.includes(orderId))?.rx ?? '')]).toEqual([true, false]);
  });

  it('and its papers are there: the MAR and the form of the reconciliation, as PDF', async () => {
    const [, batch] = await desk.get('nina', `documents?batchId=${desk.batchId}&limit=200`);
    const documents = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) }).parse(batch).items;
    const mar = documents.find(({ kind }) => kind === 'mar');
    expect(await isPdf(`/api/v1/documents/${mar?.id ?? ''}/content`, 'nina')).toEqual([200, 'application/pdf', '%PDF-']);
    expect(await isPdf(`/api/v1/reconciliations/${view.head.id}/form/content`, 'nina')).toEqual([200, 'application/pdf', '%PDF-']);
  });
});
