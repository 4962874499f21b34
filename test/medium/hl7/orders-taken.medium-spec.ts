import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Hl7Answer, ReceiveHl7, RetryWaitingHl7, SetHl7Partner, hl7PartnerSchema, listHl7Messages } from '@cyclefill/features/hl7';
import { openIntakeOrder } from '@cyclefill/features/order';
import fc from 'fast-check';
import { z } from 'zod';
import { type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

// Every order of arrival is tried, each on an order of its own.
jest.setTimeout(240_000);

const Resident = z.object({ id: z.string(), code: z.string(), facility: z.string() });
const Known = z.object({ npi: z.string(), ndc11: z.string(), unit: z.string() });
const Order = z.object({ rx: z.string(), code: z.string(), dose: z.number(), from: z.string(), to: z.string().nullable(), holds: z.array(z.string()) });
const Intake = z.object({ id: z.string(), missing: z.string(), complete: z.boolean() });

describe('orders of HL7 v2 messages', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let resident: z.output<typeof Resident>;
  let known: z.output<typeof Known>;
  let numbers = 0;
  const next = (): number => (numbers += 1);
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');

  const receive = (raw: Uint8Array): Promise<Hl7Answer> => new ReceiveHl7(pharmacy.database.uow).execute(pharmacy.actor, raw);
  /** A message of orders, each as its segments from ORC on. */
  const rde = (groups: readonly (readonly string[])[], code = resident.code): Buffer =>
    Buffer.from([`MSH|^~\\&|EHR|F|CYCLEFILL|P|${today}0800||RDE^O11|R${next()}|P|2.5.1`, `PID|1||${code}^^^F^MR||Example^Test|||F`, ...groups.flat()].join('\r'));
  const orc = (control: string, placer: string, at: string, filler = ''): string => `ORC|${control}|${placer}|${filler}||||||${at}|||${known.npi}^Example, Pat`;
  const rxe = ({ ndc = known.ndc11, unit = known.unit, sig = 'Give 1 tablet by mouth once daily', rx = '' }: { ndc?: string; unit?: string; sig?: string; rx?: string } = {}): string => `RXE|1|${ndc}^drug^NDC|1||${unit}|Oral Tablet|^${sig}|||30|${unit}|2|||${rx}`;
  const tq1 = (frequency: string, from: string, { until = '', text = '', dose = '1' }: { until?: string; text?: string; dose?: string } = {}): string => `TQ1|1|${dose}|${frequency}||||${from}|${until}||${text}`;
  const orders = (rx: string) => desk.read(Order, `select v.rx_number as rx, v.frequency_code as code, v.dose_milli as dose, to_char(v.from_at, 'YYYYMMDDHH24MI') as "from", to_char(v.to_at, 'YYYYMMDDHH24MI') as "to",
    array(select concat_ws('-', to_char(h.from_at, 'YYYYMMDDHH24MI'), to_char(h.to_at, 'YYYYMMDDHH24MI')) from order_hold h where h.order_id = v.order_id and h.superseded_at is null order by h.from_at) as holds
    from order_version v where v.superseded_at is null and v.rx_number = $1`, [rx]);
  const newOrder = (placer: string, rx: string, from = today): readonly string[] => [orc('NW', placer, `${today}0800`, rx), rxe({ rx }), tq1('QD', from), 'RXR|ORAL'];

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 11 });
    desk = orderDesk(pharmacy);
    const [first] = await desk.read(Resident, 'select r.id, r.code, f.code as facility from resident r join facility f on f.id = r.facility_id order by r.code limit 1');
    const [product] = await desk.read(Known, `select p.npi, d.ndc11, d.dose_unit as unit from drug_product d cross join (select npi from prescriber where active order by npi limit 1) p
      where d.superseded_at is null and d.dea_schedule is null and d.dose_unit = 'tablet' order by d.ndc11 limit 1`);
    if (first === undefined || product === undefined) throw new Error('the sample has no resident, prescriber or tablet');
    [resident, known] = [first, product];
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, { application: 'EHR', sendingFacility: 'F', facility: first.facility, settings: hl7PartnerSchema.shape.settings.parse({ opensOrders: true, frequencies: { '2XDAY': 'BID' } }) });
  });
  afterAll(async () => pharmacy.database.close());

  it('become orders where they carry our number and lack nothing; the answer says so order by order', async () => {
    const answer = await receive(rde([newOrder('P1', '880001')]));
    expect([answer.state, answer.reply.includes('RRE^O12'), answer.reply.includes('ORC|OK|P1|880001')]).toEqual(['applied', true, true]);
    expect(await orders('880001')).toEqual([{ rx: '880001', code: 'QD', dose: 1000, from: `${today}0000`, to: null, holds: [] }]);
    const again = await receive(rde([newOrder('P1', '880001')]));
    expect([again.state, again.reason]).toEqual(['applied', 'P1: it was known']);
    const other = await receive(rde([[orc('NW', 'P1', `${today}0800`, '880001'), rxe({ rx: '880001' }), tq1('BID', today), 'RXR|ORAL']]));
    expect(other.reply).toMatch(/ORC\|UA\|P1\|880001\|.*another directions/u);
  });

  it('are refused one by one: what cannot be leaves the others as they are', async () => {
    const answer = await receive(rde([newOrder('P2', '880002'), [orc('NW', 'P3', `${today}0800`, '880001'), rxe({ rx: '880001' }), tq1('BID', today)], newOrder('P4', '880004')]));
    expect(answer.state).toBe('applied');
    expect(answer.reply.split('\r').filter((line) => line.startsWith('ORC')).map((line) => line.split('|').slice(0, 4).join('|'))).toEqual(['ORC|OK|P2|880002', 'ORC|UA|P3|880001', 'ORC|OK|P4|880004']);
    expect([(await orders('880002')).length, (await orders('880004')).length]).toEqual([1, 1]);
  });

  it('that no person has read are never guessed: an unknown frequency, another unit, a text that says something else, several timings', async () => {
    const asked = await receive(rde([
      [orc('NW', 'P5', `${today}0800`, '880005'), rxe({ rx: '880005', sig: '' }), tq1('SIXISH', today), 'RXR|ORAL'],
      [orc('NW', 'P6', `${today}0800`, '880006'), rxe({ rx: '880006', unit: 'mg' }), tq1('QD', today), 'RXR|ORAL'],
      [orc('NW', 'P7', `${today}0800`, '880007'), rxe({ rx: '880007', sig: 'Give 1 tablet by mouth three times daily' }), tq1('QD', today), 'RXR|ORAL'],
      [orc('NW', 'P8', `${today}0800`, '880008'), rxe({ rx: '880008' }), tq1('QD', today), tq1('BID', today), 'RXR|ORAL'],
    ]));
    expect(asked.reason.split('; ')).toEqual([
      'P5: asked about: /directions/frequencyCode, /directions/dose (directions: unknown-frequency)', 'P6: asked about: /directions/frequencyCode', 'P7: asked about: /directions/frequencyCode', 'P8: it waits for the pharmacist (directions: several-timings)',
    ]);
    for (const rx of ['880005', '880006', '880007', '880008']) expect(await orders(rx)).toEqual([]);
    const intakes = await desk.read(Intake, 'select i.intake_id as id, i.missing::text as missing, i.complete from intake_reading i join hl7_order h on h.intake_id = i.intake_id where i.superseded_at is null and h.placer = any($1) order by h.placer', [['P5', 'P6', 'P7', 'P8']]);
    expect(intakes.map(({ complete }) => complete)).toEqual([false, false, false, true]);
  });

  it('without our number wait for the pharmacist; a stop that comes before the opening is kept, and bites ten minutes after it at the latest', async () => {
    const taken = await receive(rde([[orc('NW', 'P9', `${today}0800`), rxe(), tq1('2XDAY', today), 'RXR|ORAL']].map((group) => group.map((line) => line.replace('once daily', 'twice daily')))));
    expect(taken.reason).toBe('P9: it waits for the pharmacist');
    const stop = await receive(rde([[orc('DC', 'P9', `${today}2300`)]]));
    expect([stop.state, stop.reason]).toEqual(['waiting', 'P9: its order is not opened yet: it waits for the pharmacist']);
    const [intake] = await desk.read(Intake, 'select i.intake_id as id, i.missing::text as missing, i.complete from intake_reading i join hl7_order h on h.intake_id = i.intake_id where i.superseded_at is null and h.placer = $1', ['P9']);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => openIntakeOrder(tx, intake?.id ?? '', { rxNumber: '880009', reason: 'read and found right' }));
    const retry = new RetryWaitingHl7(pharmacy.database.uow);
    expect([await retry.execute(pharmacy.actor.tenantId), (await orders('880009'))[0]?.to]).toEqual([0, null]);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute("update hl7_message set tried_at = tried_at - interval '11 minutes' where state = 'waiting'"));
    expect([await retry.execute(pharmacy.actor.tenantId), (await orders('880009'))[0]?.to]).toEqual([1, `${today}2300`]);
  });

  it('come to the same in every order of arrival: new, held, released, changed, stopped (fault 19)', async () => {
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const told = (placer: string, rx: string): readonly (readonly string[])[] => [
      newOrder(placer, rx), [orc('HD', placer, `${day(1)}0600`)], [orc('RL', placer, `${day(3)}0600`)],
      [orc('XO', placer, `${day(4)}0600`), rxe({ rx, sig: 'Give 1 tablet by mouth twice daily' }), tq1('BID', `${day(4)}0600`), 'RXR|ORAL'],
      [orc('DC', placer, `${day(9)}0600`)],
    ];
    const arrivals = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], ...fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), { numRuns: 14, seed: 20 })];
    for (const [index, arrival] of arrivals.entries()) {
      const [placer, rx] = [`S${index}`, String(890_000 + index)];
      const messages = told(placer, rx).map((group) => rde([group]));
      for (const at of arrival) await receive(messages[at] ?? Buffer.alloc(0));
      expect([arrival, await orders(rx)]).toEqual([arrival, [{ rx, code: 'BID', dose: 1000, from: `${today}0000`, to: `${day(9)}0600`, holds: [`${day(1)}0600-${day(3)}0600`] }]]);
    }
    const waiting = await pharmacy.database.uow.run(pharmacy.actor, (tx) => listHl7Messages(tx, 'waiting', 50));
    expect(waiting).toEqual([]);
  });

  it('of somebody born on another day than the resident of that number wait for a person', async () => {
    const stop = await receive(Buffer.from(rde([[orc('DC', 'P1', `${today}2300`, '880001')]]).toString().replace('Example^Test|||F', 'Example^Test||19000101|F')));
    expect([stop.state, stop.reason.startsWith('PID-7'), (await orders('880001'))[0]?.to]).toEqual(['waiting', true, null]);
  });

  it('of another resident are none: no number reaches across', async () => {
    const [other] = await desk.read(Resident, 'select r.id, r.code, f.code as facility from resident r join facility f on f.id = r.facility_id order by r.code offset 1 limit 1');
    const stop = await receive(rde([[orc('DC', 'P1', `${today}2300`, '880001')]], other?.code));
    expect([stop.state, (await orders('880001'))[0]?.to]).toEqual(['waiting', null]);
  });
});
