import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportCensus, type ImportReport } from '@cyclefill/features/order';
import { type SourceFile, formatIssue } from '@cyclefill/interop/csv';
import type { Actor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type CensusTables, censusFiles, censusTables, edited } from '../../builders/census-folder.builder.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { findOrphans } from '../../support/orphans.js';
import { type TableContents, gained, makePharmacy, tableContents } from '../../support/table-contents.js';

const sound = censusTables();
const without = (tables: CensusTables, file: string, line: number): CensusTables => ({ ...tables, [file]: (tables[file] ?? []).filter((_, index) => index !== line - 2) });

// Many imports one after the other; a busy machine takes its time.

describe('import of a census folder', () => {
  let database: TestDatabase;
  let actor: Actor;
  const bring = (files: readonly SourceFile[]): Promise<ImportReport> => new ImportCensus(database.uow).execute(actor, files);
  const bringTables = (tables: CensusTables): Promise<ImportReport> => bring(censusFiles(tables));
  const contents = (): Promise<TableContents> => tableContents(database, actor);
  const read = <Row>(row: z.ZodType<Row>, sql: string): Promise<Row[]> => database.uow.run(actor, (tx) => tx.query(row, sql));
  /** What a change of the folder writes. */
  const change = async (tables: CensusTables): Promise<{ report: ImportReport; rows: Readonly<Record<string, number>> }> => {
    const before = await contents();
    const report = await bringTables(tables);
    return { report, rows: gained(before, await contents()) };
  };
  const TRACE = { audit_event: 1, census_import: 1 };

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => database.close());
  beforeEach(async () => {
    actor = await makePharmacy(database);
  });

  it('writes what the folder says and what follows from it', async () => {
    const { report, rows } = await change(sound);
    expect(report).toMatchObject({ outcome: 'imported', errorCount: 0, findings: [] });
    expect(rows).toEqual({
      ...TRACE, facility: 2, facility_clock: 2, wing: 3, bed: 4, med_pass: 5, cycle: 2, cycle_clock: 2, facility_calendar: 2, prescriber: 1, drug_product: 2, stock_lot: 1, stock_location: 1, stock_container: 1, stock_movement: 1,
      resident: 3, resident_version: 3, census_event: 5, med_order: 6, order_version: 6, prescription: 6, order_supply: 6, order_hold: 2,
    });
    expect(await database.uow.run(actor, findOrphans)).toEqual([]);
  });

  it('keeps wall-clock moments, quantities and modes as the folder means them', async () => {
    await bringTables(sound);
    const Order = z.object({ rx: z.string(), from: z.string(), to: z.string().nullable(), mode: z.string(), regimen: z.boolean(), left: z.number(), hold: z.string().nullable(), prescriber: z.boolean() });
    expect(await read(Order, `
      select v.rx_number as rx, v.from_at::text as from, v.to_at::text as to, v.fill_mode as mode, v.regimen is not null as regimen, p.authorised_left_milli as left,
        (select coalesce(h.to_at::text, 'open') from order_hold h where h.order_id = v.order_id) as hold, v.prescriber_id is not null as prescriber
      from order_version v join prescription p using (order_id) order by 1`)).toEqual([
      { rx: '1001', from: '2026-06-01 00:00:00', to: null, mode: 'cycle', regimen: true, left: 448_000, hold: null, prescriber: true },
      { rx: '1002', from: '2026-06-01 00:00:00', to: null, mode: 'cycle', regimen: true, left: 448_000, hold: null, prescriber: true },
      { rx: '1003', from: '2026-06-01 00:00:00', to: null, mode: 'on_demand', regimen: true, left: 18_000, hold: null, prescriber: true },
      { rx: '1004', from: '2026-06-01 00:00:00', to: null, mode: 'cycle', regimen: true, left: 448_000, hold: 'open', prescriber: true },
      { rx: '1005', from: '2026-12-03 00:00:00', to: '2026-12-13 00:00:00', mode: 'cycle', regimen: true, left: 504_000, hold: '2026-12-07 00:00:00', prescriber: true },
      { rx: '1006', from: '2026-06-01 00:00:00', to: null, mode: 'cycle', regimen: false, left: 448_000, hold: null, prescriber: false },
    ]);
    const Clock = z.object({ code: z.string(), next: z.string(), utc: z.string() });
    expect(await read(Clock, `
      select f.code, k.next_window_from::text as next, (k.build_at at time zone 'UTC')::text as utc from cycle_clock k join facility f on f.id = k.facility_id order by 1`)).toEqual([
      { code: 'FAC01', next: '2026-12-07', utc: '2026-12-04 22:00:00' },
      { code: 'FAC02', next: '2026-12-07', utc: '2026-12-04 22:00:00' },
    ]);
  });

  it('changes nothing when the same folder comes again, whatever else lies in it', async () => {
    await bringTables(sound);
    const before = await contents();
    expect((await bringTables(sound)).outcome).toBe('unchanged');
    expect((await bring([...censusFiles(sound), { name: 'notes.txt', content: 'x' }])).outcome).toBe('unchanged');
    const reordered = Object.fromEntries(Object.entries(sound).map(([name, rows]) => [name, rows.toReversed()]));
    expect(await bringTables(reordered)).toMatchObject({ outcome: 'unchanged', counts: {} });
    expect(await contents()).toEqual(before);
  });

  it('records a changed dose as a new version of that order alone, and moves its facility alone', async () => {
    await bringTables(sound);
    const Version = z.object({ code: z.string(), version: z.coerce.number() });
    const versions = `select f.code, k.input_version as version from facility_clock k join facility f on f.id = k.facility_id order by 1`;
    const before = await read(Version, versions);
    const { report, rows } = await change(edited(sound, 'orders.csv', 3, { dose_quantity: '2' }));
    expect(report.counts).toEqual({ order_version: { added: 0, changed: 1, withdrawn: 0 } });
    expect(rows).toEqual({ ...TRACE, order_version: 1 });
    const Dose = z.object({ version: z.number(), dose: z.number(), current: z.boolean(), joined: z.boolean() });
    expect(await read(Dose, `
      select version, dose_milli as dose, superseded_at is null as current, coalesce(superseded_at = lead(recorded_at) over (order by version), true) as joined
      from order_version where rx_number = '1002' order by 1`)).toEqual([
      { version: 1, dose: 1000, current: false, joined: true },
      { version: 2, dose: 2000, current: true, joined: true },
    ]);
    const after = await read(Version, versions);
    expect(after.map(({ version }, index) => version - (before[index]?.version ?? 0))).toEqual([1, 0]);
  });

  it('marks an order that cannot be trusted, and clears it by a new version when the folder is put right', async () => {
    const problems = (): Promise<readonly unknown[]> => read(z.object({ rx: z.string(), version: z.number(), problem: z.string() }), `
      select rx_number as rx, version, data_problem as problem from order_version where data_problem is not null and superseded_at is null order by 1`);
    const wrong = edited(edited(edited(sound, 'orders.csv', 2, { strength: '50 mg' }), 'orders.csv', 3, { order_status: 'on_hold' }), 'residents.csv', 4, { status: 'discharged' });
    await bringTables(wrong);
    expect(await problems()).toEqual([
      { rx: '1001', version: 1, problem: 'product_mismatch' }, { rx: '1002', version: 1, problem: 'status_unclear' },
      ...['1004', '1005', '1006'].map((rx) => ({ rx, version: 1, problem: 'resident_status' })),
    ]);
    expect((await change(sound)).rows).toEqual({ ...TRACE, order_version: 5 });
    expect(await problems()).toEqual([]);
  });

  it('records each other change where it belongs', async () => {
    let tables = sound;
    await bringTables(tables);
    const steps: readonly (readonly [string, number, Readonly<Record<string, string>>, Readonly<Record<string, number>>])[] = [
      ['orders.csv', 2, { refills_remaining: '7' }, { prescription: 1 }],
      ['orders.csv', 2, { on_hand: '11' }, { order_supply: 1 }],
      ['orders.csv', 5, { hold_to: '2026-12-09' }, { order_hold: 1 }],
      ['orders.csv', 5, { hold_from: '', hold_to: '' }, {}],
      ['residents.csv', 3, { allergies: 'Penicillin (rash)' }, { resident_version: 1 }],
      ['residents.csv', 3, { room: '102', bed: 'A' }, { bed: 1, census_event: 1 }],
      ['census_events.csv', 2, { to_ts: '2026-12-12T18:00' }, { census_event: 1 }],
      ['med_pass_times.csv', 3, { times: '0800,1600' }, { med_pass: 1, order_version: 1 }],
      ['facilities.csv', 2, { name: 'Sample Home' }, {}],
      ['facilities.csv', 2, { lead_days: '5' }, { cycle: 1, cycle_clock: 1 }],
      ['prescribers.csv', 2, { prescriber: 'Tester, Thomas MD' }, {}],
      ['stock.csv', 2, { units: '400' }, { stock_lot: 1, stock_movement: 1 }],
      ['catalogue.csv', 2, { pill_color: 'YELLOW' }, { drug_product: 1 }],
    ];
    for (const [file, line, cells, expected] of steps) {
      tables = edited(tables, file, line, cells);
      const { report, rows } = await change(tables);
      expect({ file, cells, outcome: report.outcome, rows }).toEqual({ file, cells, outcome: 'imported', rows: { ...TRACE, ...expected } });
    }
    expect(await read(z.object({ n: z.coerce.number() }), `select count(*) as n from order_hold h join order_version v using (order_id) where v.rx_number = '1004' and h.superseded_at is null`)).toEqual([{ n: 0 }]);
  });

  it('withdraws a leave that is still to come, a pass and a lot that are gone, and keeps orders and residents, with a notice', async () => {
    const withCodes = { ...sound, 'med_pass_times.csv': [...(sound['med_pass_times.csv'] ?? []), { facility_id: 'FAC01', pass_code: 'QHS', times: '2100', wing: '', effective_from: '' }] };
    await bringTables(withCodes);
    const gone = without(without(sound, 'census_events.csv', 2), 'orders.csv', 7);
    const { report, rows } = await change(gone);
    expect(rows).toEqual(TRACE);
    expect(report.counts).toEqual({ med_pass: { added: 0, changed: 0, withdrawn: 1 }, census_event: { added: 0, changed: 0, withdrawn: 1 } });
    expect(report.notices.map(formatIssue)).toEqual(['orders.csv:1:rx_number: prescription 1006 is known and not in this folder; it goes on as it is']);
  });

  it('knows the next period of a series, passes by windows built elsewhere, and never goes back', async () => {
    await bringTables(sound);
    const next = (): Promise<readonly { next: string }[]> => read(z.object({ next: z.string() }), `
      select k.next_window_from::text as next from cycle_clock k join cycle c on c.id = k.cycle_id join facility f on f.id = k.facility_id where f.code = 'FAC01' and c.superseded_at is null`);
    const later = edited(sound, 'facilities.csv', 2, { last_cycle_start: '2026-12-07', next_cycle_start: '2027-01-04' });
    expect((await change(later)).rows).toEqual(TRACE);
    expect(await next()).toEqual([{ next: '2027-01-04' }]);
    expect((await bringTables(sound)).outcome).toBe('unchanged');
    expect(await next()).toEqual([{ next: '2027-01-04' }]);
    await bringTables(edited(sound, 'facilities.csv', 2, { cycle_days: '14' }));
    expect(await next()).toEqual([{ next: '2027-01-04' }]);
  });

  it('admits anew whom it knows as discharged, on the later day that a folder says, though to the same bed, and once', async () => {
    const discharge = { facility_id: 'FAC01', resident_id: 'R1', event: 'DISCHARGE', from_ts: '2026-12-12T09:00', to_ts: '', detail: '' };
    const asOf = (tables: CensusTables, day: string): CensusTables => edited(tables, 'facilities.csv', 2, { as_of: day });
    await bringTables({ ...sound, 'census_events.csv': [...(sound['census_events.csv'] ?? []), discharge] });
    expect((await change(asOf(sound, '2026-12-20'))).rows).not.toHaveProperty('census_event');
    const back = asOf(edited(sound, 'residents.csv', 2, { admit_date: '2026-12-18' }), '2026-12-20');
    expect((await change(back)).rows).toMatchObject({ census_event: 1 });
    expect((await bringTables(back)).outcome).toBe('unchanged');
    expect(await read(z.object({ kind: z.string(), from: z.string() }), `
      select e.kind, e.from_at::text as from from census_event e join resident r on r.id = e.resident_id
      where r.code = 'R1' and e.superseded_at is null and e.kind in ('placed', 'discharge') order by e.from_at`)).toEqual([
      { kind: 'placed', from: '2025-03-04 00:00:00' }, { kind: 'discharge', from: '2026-12-12 09:00:00' }, { kind: 'placed', from: '2026-12-18 00:00:00' },
    ]);
  });

  it('finds two residents in one bed and imports them all the same', async () => {
    const { report, rows } = await change(edited(sound, 'residents.csv', 3, { bed: 'A' }));
    expect(report.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['BED_SHARED R1', 'BED_SHARED R2']);
    expect(rows).toMatchObject({ resident: 3 });
  });

  it('refuses what belongs to somebody else here already', async () => {
    await bringTables(sound);
    const before = await contents();
    const report = await bringTables(edited(edited(sound, 'orders.csv', 2, { resident_id: 'R2', name: 'Sample, Bo' }), 'residents.csv', 4, { facility_id: 'FAC01' }));
    expect(report.errors.map(formatIssue)).toEqual([
      'census_events.csv:3:resident_id: resident R3 belongs to another facility',
      `orders.csv:2:rx_number: prescription 1001 is known as another resident's`,
      'orders.csv:5:resident_id: resident R3 belongs to another facility',
      'orders.csv:6:resident_id: resident R3 belongs to another facility',
      'orders.csv:7:resident_id: resident R3 belongs to another facility',
      'residents.csv:4:resident_id: resident R3 is known in another facility',
    ]);
    expect(await contents()).toEqual(before);
  });

  it('shows nothing to another pharmacy, which may use the same numbers', async () => {
    await bringTables(sound);
    const first = actor;
    const before = await tableContents(database, first);
    actor = await makePharmacy(database);
    expect((await bringTables(sound)).outcome).toBe('imported');
    expect(await tableContents(database, first)).toEqual(before);
  });

  it('lets two imports at once give what one after the other gives', async () => {
    const other = edited(sound, 'orders.csv', 2, { on_hand: '9' });
    const reports = await Promise.all([bringTables(sound), bringTables(other), bringTables(sound)]);
    expect(reports.map(({ outcome }) => outcome)).not.toContain('refused');
    expect(await read(z.object({ n: z.coerce.number() }), `select count(*) as n from order_version where superseded_at is null`)).toEqual([{ n: 6 }]);
  });
});
