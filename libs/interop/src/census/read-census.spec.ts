import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { type CsvIssue, formatIssue } from '@cyclefill/interop/csv';
import { type CensusTables, censusFiles, censusTables, edited } from '../../../../test/builders/census-folder.builder.js';
import type { OrderRow } from './census-rows.js';
import { checkProducts } from './check-products.js';
import { type CensusReading, readCensus } from './read-census.js';

function read(tables: CensusTables): CensusReading {
  const reading = readCensus(censusFiles(tables));
  const catalogue = new Map(reading.folder.products.map((product) => [product.ndc.ndc11, product]));
  return { ...reading, folder: checkProducts(reading.folder, catalogue, reading.findings) };
}

const lines = (issues: readonly CsvIssue[]): readonly string[] => issues.map(formatIssue);
const errorsOf = (tables: CensusTables): readonly string[] => lines(read(tables).findings.errors.list());
const noticesOf = (tables: CensusTables): readonly string[] => lines(read(tables).findings.notices.list());
const sound = censusTables();
const order = (rx: string, tables = sound): OrderRow => {
  const found = read(tables).folder.orders.find(({ rxNumber }) => rxNumber === rx);
  if (found === undefined) throw new Error(`no order ${rx}`);
  return found;
};
const at = (text: string, minute = 0): number => atMinute(day(text), minute);

describe('a sound census folder', () => {
  it('is read without an error; directions that nobody can read are remarked on and left as written', () => {
    expect(errorsOf(sound)).toEqual([]);
    expect(noticesOf(sound)).toEqual(['orders.csv:7:frequency_code: the directions of order 1006 could not be read; it stands as written and is not packed']);
    expect(order('1006')).toMatchObject({ regimen: null, npi: '' });
  });

  it('begins an order with a STAT dose at its start where the folder says so (D46)', () => {
    const begun = (cells: Readonly<Record<string, string>>, line = 6): CensusTables => edited(sound, 'orders.csv', line, cells);
    const stat = order('1005', begun({ first_dose: 'stat_then_next_slot', start_time: '10:15' }));
    expect([stat.from, stat.regimen?.phases.map(({ from, stat: isStat }) => [from, isStat])]).toEqual([at('2026-12-03', 615), [[at('2026-12-03', 615), true], [at('2026-12-03', 616), undefined]]]);
    expect(order('1005', begun({ first_dose: 'next_slot', start_time: '' })).regimen).toEqual(order('1005').regimen);
    expect(errorsOf(begun({ first_dose: 'stat_then_next_slot', start_time: '' }))).toEqual(['orders.csv:6:start_time: is empty, but first_dose says that a dose is given at once: state the clock, HH:MM']);
    expect(errorsOf(begun({ first_dose: 'now', start_time: '' }))).toEqual(['orders.csv:6:first_dose: is none of next_slot, stat_then_next_slot']);
    expect(errorsOf(begun({ first_dose: 'stat_then_next_slot', start_time: '10:15' }, 4))).toEqual(['orders.csv:4:first_dose: is for an order that goes on at scheduled times: leave it empty for one as needed or of a single dose']);
  });

  it('fills in what the folder leaves out', () => {
    expect(read(sound).folder.facilities).toMatchObject([
      { code: 'FAC01', zone: 'America/New_York', packaging: 'card', leadDays: 3, cutOff: 1020, residenceCode: '03', labelProfile: 'nurse', asOf: day('2026-12-01') },
      { code: 'FAC02', zone: 'America/New_York', packaging: 'multi_dose' },
    ]);
  });

  it('tells no known allergies from allergies that were never asked for', () => {
    expect(read(sound).folder.residents.map(({ allergies }) => allergies)).toEqual([[], ['Penicillin (rash)', 'Latex'], null]);
  });

  it('follows the table where the times are the facility\'s or the wing\'s for that code, and keeps others', () => {
    const times = (rx: string): unknown => order(rx).regimen?.phases[0]?.times;
    expect(times('1001')).toEqual({ kind: 'passes', code: 'BID' });
    expect(times('1004')).toEqual({ kind: 'passes', code: 'BID' });
    expect(times('1005')).toEqual({ kind: 'passes', code: 'BID' });
    expect(times('1002')).toEqual({ kind: 'clock', minutes: [540, 1260] });
  });

  it('takes the stop day and the end of a hold as given, and an empty end as open', () => {
    expect(order('1005')).toMatchObject({ from: at('2026-12-03'), to: at('2026-12-13'), hold: { from: at('2026-12-05'), to: at('2026-12-07') } });
    expect(order('1004')).toMatchObject({ to: null, hold: { from: at('2026-12-02'), to: null } });
  });

  it('reckons what a prescription still authorises', () => {
    expect(order('1001')).toMatchObject({ authorisedLeft: 448_000, refillsAuthorised: 11, refillsUsed: 3, lastFill: { on: day('2026-11-09'), quantity: 56_000 } });
    expect(order('1003')).toMatchObject({ schedule: 'CII', authorisedLeft: 18_000 });
    expect(order('1003', edited(sound, 'orders.csv', 4, { last_fill_qty: '90' }))).toMatchObject({ authorisedLeft: 0 });
    expect(order('1003', edited(sound, 'orders.csv', 4, { dea_schedule: '', refills_authorized: '3', refills_remaining: '3' }))).toMatchObject({ schedule: null, authorisedLeft: 18_000 });
    expect(order('1005')).toMatchObject({ lastFill: null, onHand: null });
  });

  it('reads where a transfer goes from its columns, else from its words', () => {
    expect(read(sound).folder.events[1]).toMatchObject({ kind: 'transfer', place: { wing: 'East', room: '12', bed: 'B' } });
    const named = edited(sound, 'census_events.csv', 3, { to_wing: 'West', to_room: '3', to_bed: 'A' });
    expect(read(named).folder.events[1]).toMatchObject({ place: { wing: 'West', room: '3', bed: 'A' } });
  });

  it('leaves other files of the folder alone', () => {
    expect(readCensus([...censusFiles(sound), { name: 'SOURCES.md', content: '\0' }]).findings.errors.count).toBe(0);
  });
});

const NO_IDENTIFIER = 'not an identifier: at most 64 letters, digits, "_", "." and "-", and not dots alone';

/** A cell, and the one error that it must give. */
const BROKEN: readonly (readonly [string, number, Readonly<Record<string, string>>, string])[] = [
  ['facilities.csv', 3, { zone: '' }, `facilities.csv:3:zone: this state has more than one time zone: name the facility's, such as America/Chicago`],
  ['facilities.csv', 3, { zone: 'EST5' }, 'facilities.csv:3:zone: not a time zone of the IANA database, such as America/New_York'],
  ['facilities.csv', 2, { cycle_days: '0' }, 'facilities.csv:2:cycle_days: not a whole number from 1 to 90'],
  ['facilities.csv', 2, { next_cycle_start: '07.12.2026' }, 'facilities.csv:2:next_cycle_start: not a date of the calendar (YYYY-MM-DD)'],
  ['facilities.csv', 2, { pack_type: 'vial' }, 'facilities.csv:2:pack_type: names neither a card nor a multi-dose pack'],
  ['residents.csv', 2, { name: '=HYPERLINK("http://example.test")' }, 'residents.csv:2:name: formula text'],
  ['orders.csv', 2, { rx_number: 'x/../y' }, `orders.csv:2:rx_number: ${NO_IDENTIFIER}`],
  ['residents.csv', 3, { dob: '1938-02-30' }, 'residents.csv:3:dob: not a date of the calendar (YYYY-MM-DD)'],
  ['residents.csv', 3, { name: '' }, 'residents.csv:3:name: is empty'],
  ['prescribers.csv', 2, { npi: '12345' }, 'prescribers.csv:2:npi: not an NPI (10 digits)'],
  ['med_pass_times.csv', 2, { times: '9am' }, 'med_pass_times.csv:2:times: not clock times (HHMM, separated by commas)'],
  ['med_pass_times.csv', 4, { facility_id: 'FAC01' }, 'med_pass_times.csv:4:pass_code: already on line 2'],
  ['med_pass_times.csv', 2, { facility_id: 'FAC09' }, 'med_pass_times.csv:2:facility_id: not in facilities.csv'],
  ['orders.csv', 2, { start_date: '31/12/2026' }, 'orders.csv:2:start_date: not a date of the calendar (YYYY-MM-DD)'],
  ['orders.csv', 2, { ndc11: '99999999999' }, 'orders.csv:2:ndc11: unknown NDC 99999999999: not in the catalogue'],
  ['orders.csv', 2, { ndc11: '0054-0142-25' }, 'orders.csv:2:ndc11: not an NDC of 11 digits'],
  ['orders.csv', 2, { resident_id: 'R99' }, 'orders.csv:2:resident_id: unknown resident R99: not in residents.csv'],
  ['orders.csv', 2, { resident_id: 'R3' }, 'orders.csv:2:resident_id: resident R3 belongs to another facility'],
  ['orders.csv', 3, { rx_number: '1001' }, 'orders.csv:3:rx_number: already on line 2'],
  ['orders.csv', 2, { dose_quantity: '-1' }, 'orders.csv:2:dose_quantity: is negative'],
  ['orders.csv', 2, { dose_quantity: '0' }, 'orders.csv:2:dose_quantity: is zero'],
  ['orders.csv', 2, { qty_written: '1.200,50' }, 'orders.csv:2:qty_written: not a decimal such as 12 or 0.5 (a point, at most 3 places, no separators)'],
  ['orders.csv', 2, { on_hand: '-3' }, 'orders.csv:2:on_hand: is negative'],
  ['orders.csv', 2, { refills_remaining: '12' }, 'orders.csv:2:refills_remaining: more than refills_authorized'],
  ['orders.csv', 2, { stop_date: '2026-05-31' }, 'orders.csv:2:stop_date: before start_date'],
  ['orders.csv', 2, { hold_to: '2026-12-05' }, 'orders.csv:2:hold_from: is empty, but hold_to is not'],
  ['orders.csv', 5, { hold_to: '2026-12-01' }, 'orders.csv:5:hold_to: before hold_from'],
  ['orders.csv', 2, { sig_text: '+1 tablet' }, 'orders.csv:2:sig_text: formula text'],
  ['orders.csv', 2, { last_fill_date: '' }, 'orders.csv:2:last_fill_date: is empty, but last_fill_qty is not 0'],
  ['orders.csv', 2, { dea_schedule: 'II' }, 'orders.csv:2:dea_schedule: neither empty nor one of CII, CIII, CIV, CV'],
  ['census_events.csv', 2, { resident_id: 'R99' }, 'census_events.csv:2:resident_id: unknown resident R99: not in residents.csv'],
  ['census_events.csv', 2, { event: 'HOLIDAY' }, 'census_events.csv:2:event: none of LOA, LEAVE, HOSPITAL, TRANSFER, DISCHARGE'],
  ['census_events.csv', 2, { to_ts: '2026-12-10T09:00' }, 'census_events.csv:2:to_ts: ends before it begins'],
  ['census_events.csv', 3, { detail: 'Moved' }, 'census_events.csv:3:to_wing: a transfer needs to_wing, to_room and to_bed, or a detail such as "Room change to North wing room 101 bed A"'],
  ['stock.csv', 2, { units: '-1' }, 'stock.csv:2:units: is negative'],
  ['stock.csv', 2, { ndc11: '99999999999' }, 'stock.csv:2:ndc11: unknown NDC 99999999999: not in the catalogue'],
];

describe('a broken census folder', () => {
  it.each(BROKEN)('%s line %i %j gives one error: %s', (file, line, cells, error) => {
    expect(errorsOf(edited(sound, file, line, cells))).toEqual([error]);
  });

  it('names all errors of all files, by file and line', () => {
    const broken = BROKEN.filter(([file, line, cells]) => file !== 'facilities.csv' && !(line === 2 && ('resident_id' in cells || 'ndc11' in cells)))
      .reduce((tables, [file, line, cells]) => edited(tables, file, line, cells), sound);
    const files = new Set(errorsOf(broken).map((error) => error.split(':')[0]));
    expect([...files]).toEqual(['census_events.csv', 'med_pass_times.csv', 'orders.csv', 'prescribers.csv', 'residents.csv', 'stock.csv']);
    expect(errorsOf(broken).length).toBeGreaterThan(15);
  });

  it('reports a missing file, a missing column and an empty folder each once, without the errors that would follow from it', () => {
    const { 'residents.csv': residents = [], ...rest } = sound;
    expect(errorsOf(rest)).toEqual(['residents.csv:1:-: the file is missing from the folder']);
    expect(errorsOf({ ...rest, 'residents.csv': residents.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'dob'))) })).toEqual(['residents.csv:1:dob: the required column is missing']);
    expect(lines(readCensus([]).findings.errors.list())).toHaveLength(6);
    const headers = censusFiles(sound).map(({ name, content }) => ({ name, content: `${String(content).split('\n')[0] ?? ''}\n` }));
    expect(lines(readCensus(headers).findings.errors.list())).toEqual(['facilities.csv:1:facility_id: names no facility']);
  });

  it.each([['facilities.csv', 3, 'facility_id'], ['residents.csv', 3, 'resident_id']])('%s line %i refuses a path as %s', (file, line, column) => {
    expect(errorsOf(edited(sound, file, line, { [column]: 'x/../y' }))).toContain(`${file}:${line}:${column}: ${NO_IDENTIFIER}`);
  });

  it('does not make an error of each row that names a resident whose own row is bad', () => {
    expect(errorsOf(edited(sound, 'residents.csv', 2, { dob: 'x', admit_date: 'y' }))).toEqual([
      'residents.csv:2:dob: not a date of the calendar (YYYY-MM-DD)', 'residents.csv:2:admit_date: not a date of the calendar (YYYY-MM-DD)',
    ]);
  });
});

describe('what does not add up but keeps nothing out', () => {
  it('names both sides where an order and its NDC disagree about strength, form or drug', () => {
    const wrong = edited(edited(sound, 'orders.csv', 7, { frequency_code: 'BID' }), 'orders.csv', 2, { strength: '50 mg', drug: 'Acarbose' });
    expect(noticesOf(wrong)).toEqual(['orders.csv:2:strength: the order says "50 mg", the catalogue says "100 mg" for NDC 00054014225']);
    expect(errorsOf(wrong)).toEqual([]);
    expect(order('1001', wrong).dataProblem).toBe('product_mismatch');
    expect(order('1001', edited(sound, 'orders.csv', 2, { drug: 'glipizide' })).dataProblem).toBe('product_mismatch');
    expect(order('1001', edited(sound, 'orders.csv', 2, { form: 'Oral Capsule' })).dataProblem).toBeNull();
  });

  it('remarks on a resident\'s name that differs, on an ended order without an end, and on cycles that do not meet', () => {
    const odd = edited(edited(sound, 'orders.csv', 2, { name: 'Sample, Eve', order_status: 'discontinued' }), 'facilities.csv', 2, { last_cycle_start: '2026-11-10' });
    expect(noticesOf(odd)).toEqual([
      'facilities.csv:2:last_cycle_start: the last cycle does not end where the next one starts; next_cycle_start counts',
      'orders.csv:2:name: not the name that residents.csv has for R1',
      'orders.csv:2:order_status: order 1001 is "discontinued", without a stop_date; it waits until that is clear',
      'orders.csv:7:frequency_code: the directions of order 1006 could not be read; it stands as written and is not packed',
    ]);
  });

  it.each([
    [2, 'on_hold', 'status_unclear'], [2, 'held', 'status_unclear'], [2, 'discontinued', 'status_unclear'], [2, 'completed', 'status_unclear'], [2, 'pending', 'status_unclear'],
    [2, '', 'status_unclear'], [2, 'future', null], [5, 'held', null], [5, 'On Hold', null], [6, 'discontinued', null], [6, 'completed', null],
  ])('lets an order on line %i with status "%s" wait for: %s', (line, order_status, problem) => {
    const tables = edited(sound, 'orders.csv', line, { order_status });
    expect(read(tables).folder.orders[line - 2]?.dataProblem).toBe(problem);
    expect(noticesOf(tables).filter((notice) => notice.startsWith(`orders.csv:${line}:order_status: `))).toHaveLength(problem === null ? 0 : 1);
  });

  it.each<readonly [Readonly<Record<string, string>>, string | null]>([
    [{ sig_text: '2 tabs po bid' }, 'sig_conflict: the text says 2 tablets, the order says 1 tablet'],
    [{ sig_text: '100 mg po bid' }, null],
    [{ sig_text: '50 mg po bid' }, 'sig_conflict: the text says 50 mg, the order says 1 tablet'],
    [{ sig_text: '1 tab po bid at 0830 and 1730' }, null],
    [{ sig_text: '1 tab po bid at 0600 and 1700' }, 'sig_conflict: the text says at 0600 and 1700, the order says in the morning and in the evening (at 0900 and 1700)'],
    [{ sig_text: 'take as directed' }, 'sig_unread'],
    [{ sig_text: '' }, null],
  ])('holds the text of an order against its columns: %j', (cells, problem) => {
    const tables = edited(sound, 'orders.csv', 2, cells);
    expect(order('1001', tables).dataProblem).toBe(problem);
    expect(noticesOf(tables).filter((notice) => notice.startsWith('orders.csv:2:sig_text: '))).toHaveLength(problem === null ? 0 : 1);
  });

  it.each(['hospital', 'discharged', 'LOA', 'deceased'])('lets all orders of a resident wait who is %s without an event in force that says so', (status) => {
    const tables = edited(sound, 'residents.csv', 2, { status });
    expect(read(tables).folder.orders.map(({ dataProblem }) => dataProblem)).toEqual(['resident_status', null, null, null, null, null]);
    expect(noticesOf(tables)).toContain(`residents.csv:2:status: resident R1 is "${status.toLowerCase()}", and census_events.csv has no event in force that says so; their orders wait`);
  });

  it.each([['hospital', 'HOSPITAL'], ['discharged', 'DISCHARGE'], ['LOA', 'LOA']])('takes a resident who is %s at the word of a %s event in force', (status, event) => {
    const away = (from_ts: string, to_ts: string): CensusTables => edited(edited(sound, 'residents.csv', 2, { status }), 'census_events.csv', 2, { event, from_ts, to_ts });
    const problem = (tables: CensusTables): unknown => order('1001', tables).dataProblem;
    expect(problem(away('2026-11-28T10:00', ''))).toBeNull();
    expect(problem(away('2026-11-28T10:00', '2026-12-04T10:00'))).toBeNull();
    expect(problem(away('2026-11-20T10:00', '2026-11-28T10:00'))).toBe('resident_status');
    expect(problem(edited(away('2026-11-20T10:00', '2026-11-28T10:00'), 'facilities.csv', 2, { as_of: '' }))).toBeNull();
  });
});
