import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReceiveHl7, ReplayHl7, SetHl7Partner, listHl7Messages, hl7PartnerSchema, listenMllp, readHl7Message, splitMessages } from '@cyclefill/features/hl7';
import fc from 'fast-check';
import { z } from 'zod';
import { type OrderDesk, orderDesk } from '../../support/order-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

// Every order of arrival is tried, each on a resident of its own.
jest.setTimeout(240_000);

const Resident = z.object({ id: z.string(), code: z.string(), facility: z.string(), wing: z.string() });
const Fact = z.object({ kind: z.string(), from: z.string(), to: z.string().nullable(), room: z.string().nullable() });
const Count = z.object({ count: z.int() });

/** A message of a sender about one resident; `location` is `wing^room^bed`. */
function adt(event: string, controlId: string, code: string, at: string, { location = '', until = '', sender = 'EHR' }: { location?: string; until?: string; sender?: string } = {}): Buffer {
  const pv2 = until === '' ? [] : [`PV2|${'|'.repeat(46)}${until}`];
  return Buffer.from([`MSH|^~\\&|${sender}|F|CYCLEFILL|P|${at}||ADT^${event}|${controlId}|P|2.5.1`, `EVN|${event}|${at}`, `PID|1||${code}^^^F^MR||Example^Test|||F`, `PV1|1|I|${location}`, ...pv2].join('\r'));
}

describe('HL7 v2 messages', () => {
  let pharmacy: SamplePharmacy;
  let desk: OrderDesk;
  let residents: readonly z.output<typeof Resident>[];
  let numbers = 0;
  const control = (): string => `M${String(numbers += 1).padStart(6, '0')}`;
  const receive = (raw: Uint8Array) => new ReceiveHl7(pharmacy.database.uow).execute(pharmacy.actor, raw);
  const facts = (id: string) => desk.read(Fact, `select e.kind, to_char(e.from_at, 'YYYY-MM-DD HH24:MI') as "from", to_char(e.to_at, 'YYYY-MM-DD HH24:MI') as "to", b.room from census_event e left join bed b on b.id = e.bed_id
    where e.resident_id = $1 and e.superseded_at is null and e.kind <> 'placed' order by e.from_at, e.kind`, [id]);
  const messages = (state: 'waiting' | 'conflict' | 'refused' | null = null) => pharmacy.database.uow.run(pharmacy.actor, (tx) => listHl7Messages(tx, state, 500));
  const take = (): z.output<typeof Resident> => {
    const [resident, ...rest] = residents;
    if (resident === undefined) throw new Error('the sample has too few residents');
    residents = rest;
    return resident;
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 90, seed: 7 });
    desk = orderDesk(pharmacy);
    residents = await desk.read(Resident, `select r.id, r.code, f.code as facility, w.name as wing from resident r join facility f on f.id = r.facility_id join census_event e on e.resident_id = r.id and e.kind = 'placed' and e.superseded_at is null
      join wing w on w.id = e.wing_id where e.from_at < '2026-11-01' and not exists (select from census_event x where x.resident_id = r.id and x.kind <> 'placed') order by r.code`);
    const facility = residents[0]?.facility ?? '';
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, { application: 'EHR', sendingFacility: 'F', facility, settings: hl7PartnerSchema.shape.settings.parse({ wings: { W1: residents[0]?.wing ?? '' } }) });
  });
  afterAll(async () => pharmacy.database.close());

  it('are stored as they came and answered once: the same again, also twice at once, does nothing and gets the same words (fault 17)', async () => {
    const { id, code } = take();
    const raw = adt('A21', control(), code, '202612101000', { until: '202612121800' });
    const [first, second] = await Promise.all([receive(raw), receive(raw)]);
    const again = await receive(raw);
    expect([first.state, second.reply, again.reply]).toEqual(['applied', first.reply, first.reply]);
    expect(first.reply).toContain(`MSA|AA|M${String(numbers).padStart(6, '0')}`);
    expect(await facts(id)).toEqual([{ kind: 'leave', from: '2026-12-10 10:00', to: '2026-12-12 18:00', room: null }]);
    const [kept] = await messages();
    const whole = await pharmacy.database.uow.run(pharmacy.actor, (tx) => readHl7Message(tx, kept?.id ?? ''));
    expect([whole?.raw.equals(raw), whole?.reply, whole?.resident]).toEqual([true, first.reply, code]);
  });

  it('under a control id that was used are a conflict for a person, and do nothing (fault 18)', async () => {
    const { id, code } = take();
    const number = control();
    await receive(adt('A21', number, code, '202612101000', { until: '202612121800' }));
    const other = await receive(adt('A03', number, code, '202612101000'));
    expect([other.state, other.reply.includes('MSA|AE'), other.reply.includes('205')]).toEqual(['conflict', true, true]);
    expect((await facts(id)).map(({ kind }) => kind)).toEqual(['leave']);
    expect((await messages('conflict')).length).toBe(1);
  });

  it('of a sender that is not known, that cannot be read, or that nothing is done about are refused with place and reason', async () => {
    const { code } = take();
    const answers = [
      await receive(adt('A21', control(), code, '202612101000', { sender: 'NOBODY' })), await receive(Buffer.from('rubbish')), await receive(Buffer.from('MSH|^~\\&|EHR|F|C|P|202612101000||ADT^A21|X1|P|9.9\rEVN|A21|202612101000')),
      await receive(Buffer.from(adt('A08', control(), code, '202612101000').toString().replace('ADT^A08', 'SIU^S12'))), await receive(Buffer.concat([adt('A21', control(), code, '202612101000'), Buffer.from([0xff])])),
    ];
    expect(answers.map(({ state, reply }) => [state, /MSA\|(A[AER])/u.exec(reply)?.[1]])).toEqual([['refused', 'AE'], ['refused', 'AE'], ['refused', 'AR'], ['refused', 'AR'], ['refused', 'AE']]);
    expect(answers.map(({ reason }) => reason.split(':')[0])).toEqual(['MSH-3', 'MSH', 'MSH-12', 'MSH-9', 'MSH-18']);
  });

  it('that were refused are looked at anew when they come again, and are kept once', async () => {
    const { code, facility } = take();
    const raw = adt('A21', control(), code, '202612101000', { sender: 'LATER' });
    expect((await receive(raw)).state).toBe('refused');
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, { application: 'LATER', sendingFacility: 'F', facility, settings: hl7PartnerSchema.shape.settings.parse({ wings: {} }) });
    expect([(await receive(raw)).state, (await receive(raw)).state]).toEqual(['applied', 'applied']);
    expect((await messages()).filter(({ sender }) => sender.includes('LATER')).map(({ state }) => state)).toEqual(['applied']);
  });

  it('come to the same census in every order of arrival, and all at once (fault 19)', async () => {
    const told = (code: string): readonly Buffer[] => [
      adt('A21', control(), code, '202612011000', { until: '202612031800' }), adt('A22', control(), code, '202612021200'), adt('A02', control(), code, '202612050900', { location: 'W1^901^A' }),
      adt('A21', control(), code, '202612070800'), adt('A22', control(), code, '202612081700'),
    ];
    const expected = [
      { kind: 'leave', from: '2026-12-01 10:00', to: '2026-12-02 12:00', room: null }, { kind: 'transfer', from: '2026-12-05 09:00', to: null, room: '901' }, { kind: 'leave', from: '2026-12-07 08:00', to: '2026-12-08 17:00', room: null },
    ];
    const orders = fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }), { numRuns: 30, seed: 19 });
    for (const order of [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], ...orders]) {
      const { id, code } = take();
      const all = told(code);
      for (const index of order) await receive(all[index] ?? Buffer.alloc(0));
      expect([order, await facts(id)]).toEqual([order, expected]);
    }
    expect((await messages('waiting')).filter(({ kind }) => kind === 'ADT^A22')).toEqual([]);
    for (let round = 0; round < 3; round += 1) {
      const { id, code } = take();
      await Promise.all(told(code).map((message) => receive(message)));
      expect(await facts(id)).toEqual(expected);
    }
    expect((await messages('waiting')).filter(({ kind }) => kind === 'ADT^A22')).toEqual([]);
  });

  it('say who somebody is and what he or she is allergic to, the same in every order of arrival (fault 19)', async () => {
    const more = (raw: Buffer, ...segments: readonly string[]): Buffer => Buffer.from([raw.toString(), ...segments].join('\r'));
    const Profile = z.object({ name: z.string(), allergies: z.array(z.string()).nullable() });
    const told = (code: string): readonly Buffer[] => [
      more(adt('A08', control(), code, '202611011000'), 'AL1|1|DA|^Penicillin||rash', 'AL1|2|DA|^Latex'), more(adt('A60', control(), code, '202611021000'), 'IAM|1|DA|^Codeine||nausea|A'),
      more(adt('A60', control(), code, '202611031000'), 'IAM|1|DA|^Penicillin|||D'), Buffer.from(adt('A31', control(), code, '202611041000').toString().replace('Example^Test', 'Renamed^Test')), adt('A08', control(), code, '202611051000'),
    ];
    for (const order of [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], ...fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), { numRuns: 8, seed: 23 })]) {
      const { id, code } = take();
      const all = told(code);
      for (const index of order) expect((await receive(all[index] ?? Buffer.alloc(0))).state).toBe('applied');
      const [profile] = await desk.read(Profile, "select family_name || ', ' || given_name as name, allergies from resident_version where resident_id = $1 and superseded_at is null", [id]);
      expect([order, profile]).toEqual([order, { name: 'Example, Test', allergies: ['Latex', 'Codeine (nausea)'] }]);
    }
  });

  it('take back what never happened: a move to where it was, a discharge; two residents of ours are never made one', async () => {
    const { id, code } = take();
    const other = take();
    const back = Buffer.from(adt('A12', control(), code, '202612060900').toString().replace('PV1|1|I|', 'PV1|1|I||||W1^905^A'));
    for (const raw of [back, adt('A02', control(), code, '202612050900', { location: 'W1^905^A' }), adt('A02', control(), code, '202612040900', { location: 'W1^904^A' }), adt('A03', control(), code, '202612100900'), adt('A13', control(), code, '202612110900')]) await receive(raw);
    expect(await facts(id)).toEqual([{ kind: 'transfer', from: '2026-12-04 09:00', to: null, room: '904' }]);
    const merge = (going: string): Buffer => Buffer.from([...adt('A40', control(), code, '202612120900').toString().split('\r').slice(0, 3), `MRG|${going}`].join('\r'));
    const [ours, nobody] = [await receive(merge(other.code)), await receive(merge('NOBODY-1'))];
    expect([ours.state, nobody.state]).toEqual(['waiting', 'applied']);
    expect((await receive(adt('A06', control(), code, '202612120900'))).state).toBe('applied');
  });

  it('of a return to another bed that does not fit are not half done', async () => {
    const { id, code } = take();
    for (const raw of [adt('A21', control(), code, '202612101000'), adt('A02', control(), code, '202612111500', { location: 'W1^906^A' })]) await receive(raw);
    expect((await receive(adt('A01', control(), code, '202612111500', { location: 'W1^907^A' }))).state).toBe('waiting');
    expect((await facts(id)).map(({ kind, to, room }) => [kind, to, room])).toEqual([['leave', null, null], ['transfer', null, '906']]);
  });

  it('of somebody new are kept by the medical record number, never by a private one', async () => {
    const admitted = (numbers: string): Buffer => Buffer.from(adt('A01', control(), 'X', '202611201000', { location: 'W1^908^A' }).toString().replace('X^^^F^MR', numbers).replace('Example^Test|||F', 'Example^New||19400101|F'));
    const named = async (code: string): Promise<number> => (await desk.read(Count, 'select count(*)::int as count from resident where code = $1', [code]))[0]?.count ?? -1;
    expect((await receive(admitted('999-00-1234^^^US^SS~NEW-MR-1^^^F^MR'))).state).toBe('applied');
    expect([await named('NEW-MR-1'), await named('999-00-1234')]).toEqual([1, 0]);
    expect(await receive(admitted('999-00-1235^^^US^SS'))).toMatchObject({ state: 'refused', reason: expect.stringMatching(/^PID-3/u) });
  });

  it('of a resident that comes later wait, and are acted on when they are replayed', async () => {
    const waiting = await receive(adt('A02', control(), 'NOT-YET', '202612050900', { location: 'W1^902^A' }));
    expect([waiting.state, waiting.reply.includes('MSA|AA')]).toEqual(['waiting', true]);
    const { id, code } = take();
    const unmapped = await receive(adt('A02', control(), code, '202612050900', { location: 'ELSEWHERE^903^A' }));
    expect([unmapped.state, unmapped.reason]).toEqual(['waiting', expect.stringContaining('wing')]);
    const [facility] = await desk.read(Resident, `select r.id, r.code, f.code as facility, w.name as wing from resident r join facility f on f.id = r.facility_id join census_event e on e.resident_id = r.id and e.kind = 'placed' join wing w on w.id = e.wing_id where r.id = $1`, [id]);
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, { application: 'EHR', sendingFacility: 'F', facility: facility?.facility ?? '', settings: hl7PartnerSchema.shape.settings.parse({ wings: { W1: facility?.wing ?? '', ELSEWHERE: facility?.wing ?? '' } }) });
    const message = (await messages('waiting')).find(({ resident }) => resident === code);
    expect((await new ReplayHl7(pharmacy.database.uow).execute(pharmacy.actor, message?.id ?? '')).state).toBe('applied');
    expect((await facts(id)).map(({ room }) => room)).toEqual(['903']);
    await expect(new ReplayHl7(pharmacy.database.uow).execute(pharmacy.actor, message?.id ?? '')).rejects.toMatchObject({ code: 'hl7-message.settled' });
  });

  it('are always answered, whatever is wrong with them: bytes changed, cut, doubled, names of any length', async () => {
    const { code } = take();
    const good = adt('A21', control(), code, '202612101000', { until: '202612121800' });
    const changed = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut', 'double', 'long')).map(([at, byte, how]) => {
      if (how === 'cut') return good.subarray(0, at);
      if (how === 'double') return Buffer.concat([good.subarray(0, at), good.subarray(at)]);
      if (how === 'long') return Buffer.from(good.toString('latin1').replace(/M0\d+/u, 'M'.repeat(at * 40)), 'latin1');
      return Buffer.concat([good.subarray(0, at), Buffer.from([byte]), good.subarray(at + 1)]);
    });
    for (const message of fc.sample(changed, { numRuns: 300, seed: 28 })) expect((await receive(message)).reply).toMatch(/^MSH.*\rMSA\|A[AER]/u);
  });

  it('are found in a file in frames, in a batch, or one after the other', () => {
    const [a, b] = [adt('A21', 'A', 'R', '202612101000'), adt('A22', 'B', 'R', '202612101000')];
    const framed = Buffer.concat([a, b].map((one) => Buffer.concat([Buffer.from([0x0b]), one, Buffer.from([0x1c, 0x0d])])));
    const batch = Buffer.from(`FHS|^~\\&\rBHS|^~\\&\r${a.toString()}\r${b.toString()}\rBTS|2\rFTS|1\r`);
    for (const file of [framed, batch, Buffer.from(`${a.toString()}\r\n\r\n${b.toString()}\r\n`)]) expect(splitMessages(file).map((one) => Buffer.from(one).toString())).toEqual([a.toString(), b.toString()]);
  });

  it('come over MLLP: two in one packet are both answered, a half one is never acted on, one that is too long ends the connection (fault 20)', async () => {
    const seen: number[] = [];
    const listener = await listenMllp({ host: '127.0.0.1', port: 0, tls: null, connections: 4, idleMs: 30_000 }, async (message) => {
      seen.push(message.length);
      return (await receive(message)).reply;
    });
    const talk = (parts: readonly Buffer[], answers: number): Promise<string> => new Promise((resolve, reject) => {
      const socket = connect(listener.port, '127.0.0.1');
      let heard = '';
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString();
        if (heard.split('\u001c\r').length > answers) socket.end();
      });
      socket.on('close', () => {
        resolve(heard);
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(heard);
        else reject(error);
      });
      for (const part of parts) socket.write(part);
      if (answers === 0) socket.end();
    });
    const frame = (message: Buffer): Buffer => Buffer.concat([Buffer.from([0x0b]), message, Buffer.from([0x1c, 0x0d])]);
    const { code } = take();
    const [first, second] = [adt('A21', control(), code, '202612101000'), adt('A22', control(), code, '202612111000')];
    const both = await talk([Buffer.concat([frame(first), frame(second)])], 2);
    expect(both.match(/MSA\|AA/gu)).toHaveLength(2);
    const before = await desk.read(Count, 'select count(*)::int as count from hl7_message');
    expect(await talk([frame(adt('A21', control(), code, '202612201000')).subarray(0, 60)], 0)).toBe('');
    expect(await talk([Buffer.concat([Buffer.from([0x0b]), Buffer.alloc(2_000_000, 'x')]), Buffer.alloc(2_000_000, 'x')], 1)).toBe('');
    expect(await desk.read(Count, 'select count(*)::int as count from hl7_message')).toEqual(before);
    expect(seen).toEqual([first.length, second.length]);
    await listener.close();
  });
});
