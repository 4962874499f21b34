import { Hl7OutboxRepository, ResendHl7, SendHl7Processor, SetHl7Partner, TellDeliveryProcessor, hl7PartnerSchema } from '@cyclefill/features/hl7';
import { FillTote, MoveTote, RunVan, SetRoute } from '@cyclefill/features/delivery';
import { type Milli, parseMilli } from '@cyclefill/domain/kernel';
import { readEr7, textAt } from '@cyclefill/interop/hl7v2';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { type BenchDesk, benchDesk } from '../../support/bench-desk.js';
import { type MllpReceiver, mllpReceiver } from '../../support/mllp-receiver.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

jest.setTimeout(240_000);

const PackRow = z.object({ id: z.string(), code: z.string(), residentId: z.string(), resident: z.string(), facilityId: z.string(), facility: z.string() });
type PackRow = z.output<typeof PackRow>;
const Held = z.object({ rx: z.string(), units: z.int() });
const Task = z.object({ id: z.string() });

describe('what leaves with a van is told to the system of the facility', () => {
  let pharmacy: SamplePharmacy;
  let desk: BenchDesk;
  let receiver: MllpReceiver;
  let packs: PackRow[];
  let routeId: string;
  let keys = 0;
  const key = (): string => `hl7-key-${String((keys += 1)).padStart(4, '0')}`;
  const uow = () => pharmacy.database.uow;
  const person = () => ({ ...pharmacy.actor, userId: desk.userId('pam') });
  const partner = (out: object | null) => {
    const [{ facility } = { facility: '' }] = packs;
    return new SetHl7Partner(uow()).execute(pharmacy.actor, { application: 'EHR', sendingFacility: 'F', facility, settings: hl7PartnerSchema.shape.settings.parse({ out }) });
  };
  /** Each open task of a kind once. */
  const work = async (kind: 'delivery.departed' | 'hl7-out.written'): Promise<number> => {
    const processor = kind === 'delivery.departed' ? new TellDeliveryProcessor(uow()) : new SendHl7Processor(uow());
    const store = new TaskStore(uow(), new SystemIds(new SystemClock()));
    await uow().run(pharmacy.actor, (tx) => tx.execute(`update task set available_at = now() where kind = $1 and status = 'open'`, [kind]));
    const tasks = await uow().acrossTenants((tx) => tx.query(Task, `select id from task where tenant_id = $1 and kind = $2 and status = 'open' order by created_at, id`, [pharmacy.actor.tenantId, kind]));
    for (const { id } of tasks) {
      const lease = await store.lease(id);
      if (lease !== null) await processor.run(lease);
    }
    return tasks.length;
  };
  const outbox = () => uow().run(pharmacy.actor, (tx) => tx.get(Hl7OutboxRepository).list(null, 100));
  /** Packs of a facility leave with a van of their own. */
  const leave = async (chosen: readonly PackRow[]): Promise<void> => {
    const [first] = chosen;
    const tote = await new MoveTote(uow()).open(person(), key(), { facilityId: first?.facilityId ?? '', wingId: null });
    for (const { code } of chosen) expect(await new FillTote(uow()).scan(person(), 'pharmacy', tote.id, key(), { code })).toMatchObject({ verdict: 'ok' });
    const run = await new RunVan(uow()).plan(person(), key(), { routeId, runOn: '2099-12-04', departure: '17:00', van: `Van ${keys}`, driver: 'D. Person' });
    const version = async (): Promise<number> => (await desk.read(z.object({ v: z.int() }), 'select row_version as v from tote where id = $1', [tote.id]))[0]?.v ?? 0;
    await new MoveTote(uow()).close(person(), 'pharmacy', { key: key(), id: tote.id, readVersion: await version() }, {});
    await new MoveTote(uow()).load(person(), 'pharmacy', { key: key(), id: tote.id, readVersion: await version() }, { deliveryId: run.id });
    expect((await new RunVan(uow()).depart(person(), 'pharmacy', { key: key(), id: run.id, readVersion: 1 }, { early: 'the road closes' })).done).toBe(true);
  };
  const take = async (count: number, of?: string): Promise<PackRow[]> => {
    const chosen = packs.filter(({ residentId }) => of === undefined || residentId === of).slice(0, count);
    expect(chosen).toHaveLength(count);
    packs = packs.filter((pack) => !chosen.includes(pack));
    for (const { id } of chosen) await desk.bring(id, 'checked');
    return chosen;
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 11 });
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    receiver = await mllpReceiver();
    packs = await desk.read(PackRow, `select p.id, p.code, p.resident_id as "residentId", r.code as resident, f.id as "facilityId", f.code as facility from pack p join resident r on r.id = p.resident_id join facility f on f.id = p.facility_id
      where p.is_current and not exists (select from pack_cell c join prescription x on x.order_id = c.order_id and x.superseded_at is null where c.pack_id = p.id and x.dea_schedule is not null)
      and (select count(*) from pack q where q.resident_id = p.resident_id and q.is_current) >= 3 order by r.code, p.code`);
    const route = await new SetRoute(uow()).add(person(), key(), { code: 'NORTH', name: 'North round', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops: [{ facilityId: packs[0]?.facilityId ?? '', minutesAfter: 30 }] });
    routeId = route.id;
  });
  afterAll(async () => {
    await receiver.close();
    await desk.close();
  });

  it('not at all where no system wants to be told', async () => {
    await leave(await take(1));
    expect([await work('delivery.departed'), await outbox(), receiver.received]).toEqual([1, [], []]);
  });

  it('by one message a resident, drug by drug and lot by lot; the amounts are what lies in the packs, to the unit', async () => {
    await partner({ host: '127.0.0.1', port: receiver.port });
    const [{ residentId } = { residentId: '' }] = packs;
    const chosen = [...await take(2, residentId), ...(await take(1))];
    await leave(chosen);
    await work('delivery.departed');
    await work('delivery.departed');
    const residents = [...new Set(chosen.map(({ resident }) => resident))];
    expect(Object.fromEntries((await outbox()).map(({ resident, state }) => [resident, state]))).toEqual(Object.fromEntries(residents.map((resident) => [resident, 'waiting'])));
    await work('hl7-out.written');
    expect((await outbox()).map(({ state }) => state)).toEqual(residents.map(() => 'delivered'));
    expect(receiver.received).toHaveLength(residents.length);
    const told = new Map<string, number>();
    for (const message of receiver.received) {
      const { segments } = readEr7(message);
      expect(segments.map(({ id }) => id).slice(0, 2)).toEqual(['MSH', 'PID']);
      for (const rxd of segments.filter(({ id }) => id === 'RXD')) {
        expect([textAt(rxd, 18), textAt(rxd, 19), textAt(rxd, 2, 3)]).toEqual(['LOT-1', '20280630', 'NDC']);
        told.set(textAt(rxd, 7), (told.get(textAt(rxd, 7)) ?? 0) + (parseMilli(textAt(rxd, 4)) ?? (0 as Milli)));
      }
    }
    const held = await desk.read(Held, 'select v.rx_number as rx, sum(f.units_milli)::integer as units from pack_fill f join order_version v on v.order_id = f.order_id and v.superseded_at is null where f.pack_id = any($1) and f.undone_at is null group by 1', [chosen.map(({ id }) => id)]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(held.map(({ rx, units }) => [rx, units])));
    const items = await desk.read(z.object({ units: z.int() }), 'select sum(units_milli)::integer as units from tote_item where pack_id = any($1) and pulled_at is null', [chosen.map(({ id }) => id)]);
    expect([...told.values()].reduce((sum, units) => sum + units, 0)).toBe(items[0]?.units);
  });

  it('again and again under one control id while nobody answers, those of a resident in order; a no is kept with its words, and sent again by hand', async () => {
    const [{ residentId } = { residentId: '' }] = packs;
    const from = receiver.received.length;
    for (const manner of ['cut', 'other'] as const) {
      receiver.manner = manner;
      if (manner === 'cut') await leave(await take(1, residentId));
      await work('delivery.departed');
      await work('hl7-out.written');
    }
    const [missed] = await outbox();
    expect([missed?.state, missed?.tries, missed?.reason]).toEqual(['waiting', 2, 'the answer is to another message']);
    await leave(await take(1));
    await work('delivery.departed');
    const controlIds = receiver.received.slice(from).map((message) => message.split('|')[9]);
    expect([controlIds.length, new Set(controlIds).size]).toEqual([2, 1]);
    receiver.manner = 'AE';
    await work('hl7-out.written');
    await work('hl7-out.written');
    expect((await outbox()).slice(0, 2).map(({ state, reason }) => [state, reason])).toEqual([['refused', 'AE: no such patient'], ['refused', 'AE: no such patient']]);
    receiver.manner = 'AA';
    const [refused] = await outbox();
    await new ResendHl7(uow()).execute(pharmacy.actor, refused?.id ?? '');
    await work('hl7-out.written');
    expect((await outbox())[0]).toMatchObject({ id: refused?.id, state: 'delivered' });
    await expect(new ResendHl7(uow()).execute(pharmacy.actor, refused?.id ?? '')).rejects.toMatchObject({ code: 'hl7-message.settled' });
    await partner(null);
  });
});
