import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { addDays, day, formatDay } from '@cyclefill/domain/kernel';
import { ExplainLine, LookAhead, OpenCycleRun, OpenNightlyRun, PreviewCycleRun, RefreshWindow, ReplayRun, offerRebuilds } from '@cyclefill/features/fill';
import { SetCycle, cycleSettingSchema } from '@cyclefill/features/facility';
import { ImportCensus, RecordCensusEvent } from '@cyclefill/features/order';
import { ListPackChanges, replayPacks } from '@cyclefill/features/pack';
import { z } from 'zod';
import { editFolder } from '../../support/edited-folder.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(240_000);

const SAMPLE = { facilities: 1, residents: 18, seed: 41 };
const AS_OF = new Date('2026-12-01T12:00:00Z');
const HEADER = 'facility_id,wing,next_cycle_start,cycle_days,month_days,lead_days,cut_off,delivery_days\n';
/** North for fourteen days, South for seven. */
const THREE_CYCLES = `${HEADER}FAC01,North,2026-12-07,14,,3,17:00,\nFAC01,South,2026-12-07,7,,2,12:00,FR;SA;SU;MO\n`;
const BatchRow = z.object({ id: z.string(), run_id: z.string(), wing: z.string().nullable(), window_from: z.string(), window_to: z.string(), due_at: z.date() });
const Id = z.object({ id: z.string() });
const LineRow = z.object({ order_id: z.string(), resident_id: z.string(), wing: z.string().nullable(), window_from: z.string(), fills_to: z.string(), due: z.int(), covered: z.int(), dispensed: z.int(), short: z.int() });

describe('cycles of wings', () => {
  let pharmacy: SamplePharmacy;
  let keys = 0;
  afterEach(async () => pharmacy.database.close());

  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const idOf = async (sql: string, params: readonly unknown[] = []): Promise<string> => (await read(Id, sql, params))[0]?.id ?? '';
  const facility = (): Promise<string> => idOf('select id from facility');
  const wing = (name: string): Promise<string> => idOf('select id from wing where name = $1', [name]);
  const batches = (): Promise<z.output<typeof BatchRow>[]> => read(BatchRow, `
    select b.id, b.run_id, w.name as wing, b.window_from::text as window_from, b.window_to::text as window_to, b.due_at from fill_batch b left join wing w on w.id = b.wing_id
    where b.is_current order by b.due_at, w.name nulls first, b.window_from`);
  const lines = (): Promise<z.output<typeof LineRow>[]> => read(LineRow, `
    select l.order_id, l.resident_id, w.name as wing, l.window_from::text as window_from, coalesce(l.fills_to, b.window_to)::text as fills_to,
      l.due_milli as due, l.covered_milli as covered, l.dispensed_milli as dispensed, l.short_milli as short
    from fill_line l join fill_batch b on b.id = l.batch_id and b.is_current left join wing w on w.id = b.wing_id where l.is_current and l.status <> 'on_demand' order by l.window_from, w.name nulls first, l.order_id`);
  const open = (at: string): Promise<unknown> => new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date(at));
  const tell = (residentId: string, at: string, to: string): Promise<unknown> =>
    new RecordCensusEvent(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', residentId, `key-${String(keys += 1).padStart(5, '0')}`, { event: 'transfer', at, wingId: to, room: '9', bed: 'A', detail: '' });

  /** North for fourteen days, South for seven, the rest of the facility for twenty-eight: all from 7 December. */
  async function threeCycles(): Promise<void> {
    pharmacy = await samplePharmacy(SAMPLE);
    const files = [...sampleFiles(SAMPLE), { name: 'wing_cycles.csv', content: THREE_CYCLES }];
    expect(await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, files)).toMatchObject({ outcome: 'imported' });
  }

  /** Days of a resident's lines in order, each with the wing whose cycle fills it. */
  async function filledDays(residentId: string): Promise<readonly string[]> {
    const own = (await lines()).filter((line) => line.resident_id === residentId);
    const spans = own.map(({ wing: by, window_from: from, fills_to: to }) => `${by ?? 'facility'} ${from} ${to}`);
    return [...new Set(spans)].toSorted((a, b) => (a.slice(a.indexOf(' ')) < b.slice(b.indexOf(' ')) ? -1 : 1));
  }

  async function expectReplayed(): Promise<void> {
    for (const runId of new Set((await batches()).map(({ run_id: id }) => id))) {
      const { batches: replayed } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
      expect(replayed.map(({ outcome, difference }) => ({ outcome, difference }))).toEqual(replayed.map(() => ({ outcome: 'equal', difference: null })));
    }
    for (const { id } of await batches()) expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => replayPacks(tx, id), { isolation: 'REPEATABLE READ' })).toMatchObject({ outcome: 'equal', difference: null });
  }

  it('are opened each in its own time, and fill every resident of their wing once', async () => {
    await threeCycles();
    for (const at of ['2026-12-03T23:00:00Z', '2026-12-05T23:00:00Z']) await open(at);
    await planBatches(pharmacy);
    expect((await batches()).map(({ wing: by, window_from: from, window_to: to, due_at: due }) => `${by} ${from} ${to} ${due.toISOString()}`)).toEqual([
      'null 2026-12-07 2027-01-04 2026-11-28T22:00:00.000Z', 'North 2026-12-07 2026-12-21 2026-12-03T22:00:00.000Z', 'South 2026-12-07 2026-12-14 2026-12-05T17:00:00.000Z',
    ]);
    const homes = new Map((await read(z.object({ id: z.string(), name: z.string() }), `
      select distinct on (e.resident_id) e.resident_id as id, w.name from census_event e join wing w on w.id = e.wing_id where e.kind = 'placed' order by e.resident_id, e.from_at`)).map(({ id, name }) => [id, name]));
    const moved = new Set((await read(Id, `select resident_id as id from census_event where kind = 'transfer'`)).map(({ id }) => id));
    const all = await lines();
    expect(all.length).toBeGreaterThan(40);
    for (const line of all.filter(({ resident_id: id }) => !moved.has(id))) expect(line.wing).toBe(['North', 'South'].includes(homes.get(line.resident_id) ?? '') ? homes.get(line.resident_id) : null);
    expect(new Set(all.map(({ order_id: id, window_from: from }) => `${id} ${from}`)).size).toBe(all.length);
    await expectReplayed();
  });

  it('one is built by hand by its name; without it the answer lists what there is', async () => {
    await threeCycles();
    const [uow, request] = [pharmacy.database.uow, { facilityId: await facility(), cycleStart: day('2026-12-07'), asOf: AS_OF, knownAt: null }];
    const openCycle = new OpenCycleRun(uow);
    await expect(openCycle.execute(pharmacy.actor, request)).rejects.toMatchObject({ problems: [{ pointer: 'wing', rule: expect.stringContaining("3 cycles of this facility have a window from 2026-12-07: the facility's own, wing North, wing South") }] });
    await expect(openCycle.execute(pharmacy.actor, { ...request, wing: 'East' })).rejects.toMatchObject({ problems: [{ pointer: 'wing', rule: expect.stringContaining('wing East has no cycle here') }] });
    await expect(openCycle.execute(pharmacy.actor, { ...request, cycleStart: day('2026-12-09') })).rejects.toMatchObject({ problems: [{ pointer: 'cycle-start', rule: expect.stringContaining('2026-12-07 or 2026-12-14 (wing South)') }] });
    const preview = await new PreviewCycleRun(uow).execute(pharmacy.actor, { ...request, wing: 'South' });
    const built = [await openCycle.execute(pharmacy.actor, { ...request, wing: 'South' }), await openCycle.execute(pharmacy.actor, { ...request, wing: 'North' }), await openCycle.execute(pharmacy.actor, { ...request, wing: null })];
    await planBatches(pharmacy);
    expect(new Set(built.map(({ runId }) => runId)).size).toBe(3);
    expect(new Set((await batches()).map(({ wing: by }) => by))).toEqual(new Set(['North', 'South', null]));
    const south = (await lines()).filter(({ wing: by }) => by === 'South');
    expect(south.map(({ order_id: id }) => id).toSorted()).toEqual(preview.decided.lines.filter(({ result }) => result.status !== 'on_demand').map(({ order }) => order.orderId).toSorted());
    const refresh = new RefreshWindow(uow);
    await expect(refresh.execute(pharmacy.actor, { facilityId: request.facilityId, windowFrom: request.cycleStart, asOf: AS_OF })).rejects.toMatchObject({ problems: [{ pointer: 'wing' }] });
    expect(await refresh.execute(pharmacy.actor, { facilityId: request.facilityId, windowFrom: request.cycleStart, wing: 'South', asOf: AS_OF })).toMatchObject({ runId: built[0]?.runId });
    const look = await new LookAhead(uow).execute(pharmacy.actor, 'pharmacy', { facilityCode: 'FAC01', asOf: AS_OF });
    expect([...new Set(look.map(({ wing: by }) => by))]).toEqual([null, 'North', 'South']);
  });

  /** No dose lies in two packs, whichever cycle filled it. */
  async function expectNoDoseTwice(): Promise<void> {
    expect(await read(Id, `select c.order_id::text || ' ' || c.at as id from pack p join pack_cell c on c.pack_id = p.id where p.is_current group by c.order_id, c.at having count(*) > 1`)).toEqual([]);
  }

  /** Moves a resident, with an order that is dispensed, from a wing to the other, and builds what comes until the middle of January. */
  async function moveFrom(from: string, to: string, at: string): Promise<string> {
    await threeCycles();
    await open('2026-12-05T23:00:00Z');
    await planBatches(pharmacy);
    const residentId = (await lines()).find((line) => line.wing === from && line.dispensed > 0 && line.due === line.dispensed)?.resident_id ?? '';
    // The days of the test are not the database's: no rebuild of what would have begun and been delivered.
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update fill_batch set input_version = null where window_from <= '2026-12-07' and is_current`));
    await tell(residentId, at, await wing(to));
    for (let on = day('2026-12-09'); on < day('2027-01-12'); on = addDays(on, 2)) {
      await open(`${formatDay(on)}T23:00:00Z`);
      await planBatches(pharmacy);
    }
    return residentId;
  }

  const expectNoDayTwice = async (residentId: string): Promise<void> => {
    const own = (await lines()).filter((line) => line.resident_id === residentId);
    for (const [, ofOrder] of Map.groupBy(own, (line) => line.order_id)) {
      let until = '';
      for (const line of ofOrder.toSorted((a, b) => (a.window_from < b.window_from ? -1 : 1))) {
        // What reaches into the days of the window before was delivered with it: those doses are covered, not dispensed.
        if (line.window_from < until) expect(line.covered).toBeGreaterThan(0);
        else if (until !== '') expect(line.window_from).toBe(until);
        until = line.fills_to > until ? line.fills_to : until;
      }
    }
  };

  it('who moves from seven days to fourteen is filled by the old cycle until the new one begins a window (R106, R115)', async () => {
    const residentId = await moveFrom('South', 'North', '2026-12-09T10:00');
    expect((await filledDays(residentId)).slice(0, 4)).toEqual(['South 2026-12-07 2026-12-14', 'South 2026-12-14 2026-12-21', 'North 2026-12-21 2027-01-04', 'North 2027-01-04 2027-01-18']);
    await expectNoDayTwice(residentId);
    await expectNoDoseTwice();
    await expectReplayed();
    const [first] = (await lines()).filter((line) => line.resident_id === residentId);
    const rx = (await read(z.object({ rx_number: z.string() }), 'select rx_number from med_order where id = $1', [first?.order_id]))[0]?.rx_number ?? '';
    const mine = new Set(await filledDays(residentId));
    const told: string[] = [];
    for (const runId of new Set((await batches()).map(({ run_id: id }) => id))) {
      const { batches: explained, otherwise } = await new ExplainLine(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { runId, rxNumber: rx });
      if (explained.length === 0) expect(otherwise.inRun).toEqual({ yes: false, reason: 'other_cycle', rule: 'R104' });
      told.push(...explained.map(({ batch }) => `${batch.wing ?? 'facility'} ${batch.window_from} ${batch.window_to}`));
    }
    expect(new Set(told)).toEqual(mine);
  });

  it('who moves from fourteen days to seven: what was delivered is used up, and nothing is to be pulled for it', async () => {
    const residentId = await moveFrom('North', 'South', '2026-12-09T10:00');
    expect((await filledDays(residentId)).slice(0, 4)).toEqual(['North 2026-12-07 2026-12-21', 'South 2026-12-14 2026-12-21', 'South 2026-12-21 2026-12-28', 'South 2026-12-28 2027-01-04']);
    await expectNoDayTwice(residentId);
    await expectNoDoseTwice();
    const north = (await batches()).find(({ wing: by }) => by === 'North')?.id ?? '';
    const { changes } = await new ListPackChanges(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', north, AS_OF);
    expect(changes.filter(({ order }) => order.residentId === residentId)).toEqual([]);
    await expectReplayed();
  });

  it('a move that is told before the windows begin: both cycles are rebuilt, and a line ends where the other begins', async () => {
    await threeCycles();
    await open('2026-12-05T23:00:00Z');
    await planBatches(pharmacy);
    const residentId = (await lines()).find((line) => line.wing === 'North' && line.dispensed > 0)?.resident_id ?? '';
    await tell(residentId, '2026-12-09T10:00', await wing('South'));
    const offered = await pharmacy.database.uow.run(pharmacy.actor, (tx) => offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: AS_OF }));
    expect(offered.length).toBe(3);
    await planBatches(pharmacy);
    expect(await filledDays(residentId)).toEqual(['North 2026-12-07 2026-12-14']);
    await expectReplayed();
    // As building each window anew would have it.
    for (const { wing: by } of await batches()) {
      const request = { facilityId: await facility(), wing: by, cycleStart: day('2026-12-07'), asOf: new Date('2026-12-05T23:00:00Z'), knownAt: null };
      const { decided } = await new PreviewCycleRun(pharmacy.database.uow).execute(pharmacy.actor, request);
      const stored = (await lines()).filter((line) => line.wing === by).map((line) => `${line.order_id} ${line.due} ${line.dispensed} ${line.short}`);
      expect(new Set(stored)).toEqual(new Set(decided.lines.filter(({ result }) => result.status !== 'on_demand').map(({ order, result: { quantities: q } }) => `${order.orderId} ${q.due} ${q.dispensed} ${q.short}`)));
    }
    await open('2026-12-12T23:00:00Z');
    await planBatches(pharmacy);
    expect(await filledDays(residentId)).toEqual(['North 2026-12-07 2026-12-14', 'South 2026-12-14 2026-12-21']);
    await expectNoDayTwice(residentId);
    await expectReplayed();
  });

  it('a wing is given a cycle of its own: the facility’s goes on until it begins, and no built window is cut (R106)', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await open('2026-12-04T23:00:00Z');
    await planBatches(pharmacy);
    const set = (wingId: string | null, rest: object) => facility().then((id) => new SetCycle(pharmacy.database.uow).execute(pharmacy.actor, id, `key-${String(keys += 1).padStart(5, '0')}`, cycleSettingSchema.parse({ wingId, ...rest })));
    await expect(set(await wing('North'), { from: '2026-12-10' })).rejects.toMatchObject({ problems: [{ pointer: '/everyDays' }] });
    await expect(set(await facility(), { everyDays: 7, from: '2026-12-10' })).rejects.toMatchObject({ code: 'wing.not-found' });
    // The facility's window to 4 January is built: the wing begins there, on days of the month.
    expect(await set(await wing('North'), { monthDays: [1, 15], from: '2026-12-15', leadDays: 2, cutOff: '0900' })).toMatchObject({ wing: 'North', beginsOn: '2027-01-04', nextWindowFrom: '2027-01-04', monthDays: [1, 15], cutOff: '0900' });
    for (const at of ['2027-01-03T23:00:00Z', '2027-01-14T23:00:00Z']) await open(at);
    await planBatches(pharmacy);
    expect((await batches()).map(({ wing: by, window_from: from, window_to: to }) => `${by} ${from} ${to}`).toSorted()).toEqual([
      'North 2027-01-04 2027-01-15', 'North 2027-01-15 2027-02-01', 'null 2026-12-07 2027-01-04', 'null 2027-01-04 2027-02-01',
    ]);
    for (const residentId of new Set((await lines()).map((line) => line.resident_id))) await expectNoDayTwice(residentId);
    await expectReplayed();
  });

  it('a folder that knows nothing of it leaves a cycle that was set here, and says so', async () => {
    await threeCycles();
    const cycles = (): Promise<unknown> => read(z.looseObject({}), 'select facility_id, wing_id, period_days, cut_off_minute, anchor::text as anchor from cycle where superseded_at is null order by wing_id nulls first');
    for (const wingId of [await wing('South'), null]) {
      const request = cycleSettingSchema.parse({ wingId, everyDays: 14, from: '2026-12-14', cutOff: '0900' });
      await new SetCycle(pharmacy.database.uow).execute(pharmacy.actor, await facility(), `key-${String(keys += 1).padStart(5, '0')}`, request);
    }
    const before = await cycles();
    const files = editFolder([...sampleFiles(SAMPLE), { name: 'wing_cycles.csv', content: THREE_CYCLES }], 'residents.csv', 'allergies', () => 'latex');
    const again = await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, files);
    expect(again.notices.map(({ file, line, reason }) => `${file}:${line} ${reason}`).filter((text) => text.includes('set here'))).toEqual([
      'facilities.csv:2 the cycle of the facility was set here by a command and stays; `cycle set` changes it',
      'wing_cycles.csv:3 the cycle of the wing was set here by a command and stays; `cycle set` changes it',
    ]);
    expect(await cycles()).toEqual(before);
  });
});
