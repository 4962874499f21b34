import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type EpochMinute, Zone, day, formatDay, formatInstant } from '@cyclefill/domain/kernel';
import { OpenNightlyRun, findNightlyRun } from '@cyclefill/features/fill';
import { ImportCensus } from '@cyclefill/features/order';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { computeBatches } from '../../support/computed-batches.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';

const BatchRow = z.object({ code: z.string(), window_from: z.string(), window_to: z.string(), due_at: z.date(), computed: z.boolean() });
const SAMPLE = { facilities: 2, residents: 10, seed: 8 };

// Whole pharmacies are imported and computed; a busy machine takes its time.
jest.setTimeout(120_000);

describe('nights', () => {
  let pharmacy: SamplePharmacy;
  afterEach(async () => pharmacy.database.close());

  const open = (at: string | Date): Promise<{ batchIds: readonly string[] }> => new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date(at));
  const batches = (): Promise<z.output<typeof BatchRow>[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(BatchRow, `
    select f.code, b.window_from::text as window_from, b.window_to::text as window_to, b.due_at, b.computed_at is not null as computed
    from fill_batch b join facility f on f.id = b.facility_id where b.is_current order by b.opened_at, b.id`));
  const set = (sql: string, params: readonly unknown[] = []): Promise<number> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(sql, params));

  /** Every facility: windows of a day from `first` on, built at a cut-off on the very day before, in one zone. */
  async function daily(zone: string, cutOff: number, first: string): Promise<void> {
    await set('update facility set zone = $1', [zone]);
    await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const rows = await tx.query(z.object({ facility_id: z.string() }), 'update cycle set superseded_at = now() where superseded_at is null returning facility_id');
      for (const { facility_id: facility } of rows) {
        const id = tx.newId();
        await tx.execute(
          `insert into cycle (id, tenant_id, facility_id, timing, period_days, anchor, lead_days, cut_off_minute, effective_from, recorded_at) values ($1, $2, $3, 'period', 1, $4, 1, $5, $4, now())`,
          [id, pharmacy.actor.tenantId, facility, first, cutOff],
        );
        await tx.execute(`insert into cycle_clock (cycle_id, tenant_id, facility_id, next_window_from, build_at) values ($1, $2, $3, $4, '2000-01-01')`, [id, pharmacy.actor.tenantId, facility, first]);
        await tx.execute('update facility_calendar set superseded_at = now() where facility_id = $1', [facility]);
      }
    });
  }

  it.each([
    ['America/New_York', 90, '2026-11-01'], ['America/New_York', 150, '2027-03-14'], ['Australia/Lord_Howe', 105, '2027-04-04'], ['Australia/Lord_Howe', 135, '2026-10-04'], ['Asia/Kolkata', 90, '2026-11-01'],
  ])('each window once through the night of clock change: %s, cut-off at minute %i, %s', async (zone, cutOff, night) => {
    pharmacy = await samplePharmacy(SAMPLE);
    await daily(zone, cutOff, formatDay((day(night) - 1) as ReturnType<typeof day>));
    const midnight = Zone.of(zone).instantOf((day(night) * 1440) as Parameters<Zone['instantOf']>[0]);
    for (let at = midnight - 24 * 60; at <= midnight + 48 * 60; at += 20) await open(formatInstant(at as EpochMinute));
    const told = (await batches()).map(({ code, window_from: from }) => `${code} ${from}`);
    expect(new Set(told).size).toBe(told.length);
    for (const offset of [0, 1, 2]) for (const code of ['FAC01', 'FAC02']) expect(told).toContain(`${code} ${formatDay((day(night) + offset) as ReturnType<typeof day>)}`);
  }, 120_000);

  it('a moment has the run of its own night, not one of another week', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await open('2026-12-05T12:00:00Z');
    const found = (at: string): Promise<string | null> => pharmacy.database.uow.run(pharmacy.actor, (tx) => findNightlyRun(tx, new Date(at)));
    expect([await found('2026-12-05T11:59:00Z'), await found('2026-12-06T13:00:00Z'), await found('2026-12-19T12:00:00Z')]).toEqual([null, null, null]);
    expect(await found('2026-12-05T12:00:00Z')).not.toBeNull();
    expect(await found('2026-12-06T11:00:00Z')).not.toBeNull();
  });

  it('after three days of downtime everything due is opened, once, in the order of its cut-offs, and computed so', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await daily('America/New_York', 17 * 60, '2026-12-01');
    await set(`update facility set zone = 'America/Denver' where code = 'FAC01'`);
    const opened = await Promise.all([open('2026-12-04T12:00:00Z'), open('2026-12-04T12:00:00Z')]);
    expect(opened.flatMap(({ batchIds }) => batchIds)).toHaveLength(2);
    await open('2026-12-07T12:00:00Z');
    const later = (await batches()).slice(2);
    expect(later.map(({ code, window_from: from, due_at: due }) => `${code} ${from} ${due.toISOString().slice(0, 13)}`)).toEqual([
      'FAC02 2026-12-07 2026-12-06T22', 'FAC01 2026-12-07 2026-12-07T00',
    ]);
    expect((await open('2026-12-07T12:00:00Z')).batchIds).toEqual([]);
    // The relay hands out what is due first, first; the later windows wait for the ones before them.
    const sent: Date[] = [];
    await new TaskStore(pharmacy.database.uow, new SystemIds(new SystemClock())).sendDue((task) => Promise.resolve(void sent.push(task.dueAt)));
    expect(sent).toHaveLength(2);
    expect(sent).toEqual(sent.toSorted((a, b) => a.getTime() - b.getTime()));
  }, 60_000);

  it('windows of one facility are computed in their order, since each counts down what the one before took', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await daily('America/New_York', 17 * 60, '2026-12-05');
    await set(`update cycle set superseded_at = now() where superseded_at is null and facility_id <> (select id from facility where code = 'FAC01')`);
    await set(`update cycle_clock set next_window_from = '2026-12-05'`);
    // Built two days ahead, so that three windows are still to come.
    await open('2026-12-04T23:00:00Z');
    const tasks = (): Promise<number> => pharmacy.database.uow.acrossTenants(async (tx) => (await tx.query(z.object({ id: z.string() }), `select id from task where tenant_id = $1 and kind = 'fill-batch.opened'`, [pharmacy.actor.tenantId])).length);
    await set(`update cycle_clock set build_at = '2000-01-01'`);
    await open('2026-12-05T23:00:00Z');
    expect([(await batches()).length, await tasks()]).toEqual([2, 1]);
    expect(await computeBatches(pharmacy)).toBe(2);
    expect([(await batches()).every(({ computed }) => computed), await tasks()]).toEqual([true, 2]);
  }, 60_000);

  it('holidays and days of delivery of the folder move the build, and a new calendar moves it again', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    const builds = async (): Promise<string[]> => (await pharmacy.database.uow.run(pharmacy.actor, (tx) =>
      tx.query(z.object({ at: z.string() }), `select to_char(k.build_at at time zone f.zone, 'YYYY-MM-DD HH24:MI') as at from cycle_clock k join facility f on f.id = k.facility_id order by f.code`))).map(({ at }) => at);
    // Windows from Monday, 7 December, seven lead days, no delivery on Sundays: supplied on Saturday, a day earlier; that day is a Sunday itself.
    expect(await builds()).toEqual(['2026-11-28 17:00', '2026-11-28 17:00']);
    const withCalendar = (holidays: string): readonly { name: string; content: string }[] => sampleFiles(SAMPLE).map(({ name, content }) => (name !== 'facilities.csv' ? { name, content } : {
      name, content: content.split('\n').map((line, index) => (line === '' ? line : `${line},${index === 0 ? 'holidays' : holidays}`)).join('\n'),
    }));
    expect((await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, withCalendar('2026-11-28;2026-11-27'))).counts).toMatchObject({ facility_calendar: { changed: 2 }, cycle_clock: { changed: 2 } });
    expect(await builds()).toEqual(['2026-11-26 17:00', '2026-11-26 17:00']);
    expect(await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, withCalendar('never'))).toMatchObject({ outcome: 'refused', errorCount: 2 });
  }, 60_000);

  it('a changed length begins where the last built window ends: nothing is cut, nothing left out (R106)', async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await open('2026-12-05T12:00:00Z');
    const before = await batches();
    const end = before[0]?.window_to ?? '';
    const changed = sampleFiles(SAMPLE).map(({ name, content }) => (name !== 'facilities.csv' ? { name, content } : { name, content: content.replaceAll(/,(28|14),\d{4}-\d{2}-\d{2},2026-12-07,/gu, ',10,,2027-01-11,') }));
    expect((await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, changed)).counts).toMatchObject({ cycle: { changed: 2 } });
    for (let on = day('2026-12-06'); on < day('2027-02-10'); on = (on + 1) as typeof on) await open(`${formatDay(on)}T23:30:00Z`);
    for (const code of ['FAC01', 'FAC02']) {
      const windows = (await batches()).filter((batch) => batch.code === code);
      expect(windows.length).toBeGreaterThan(3);
      for (const [index, window] of windows.entries()) if (index > 0) expect(window.window_from).toBe(windows[index - 1]?.window_to);
      expect(windows.map(({ window_from: from }) => from)).toContain('2027-01-11');
    }
    expect((await batches()).find(({ code }) => code === 'FAC01')?.window_to).toBe(end);
  }, 120_000);
});
