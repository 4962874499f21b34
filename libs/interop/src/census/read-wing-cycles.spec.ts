import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { formatIssue } from '@cyclefill/interop/csv';
import { type CensusTable, censusFiles, censusTables, edited } from '../../../../test/builders/census-folder.builder.js';
import { type CensusReading, readCensus } from './read-census.js';

const NORTH = { facility_id: 'FAC01', wing: 'North', next_cycle_start: '2026-12-14', cycle_days: '7', month_days: '', lead_days: '', cut_off: '', delivery_days: '' };
const read = (rows: CensusTable, facility: Readonly<Record<string, string>> = {}): CensusReading =>
  readCensus(censusFiles({ ...edited(censusTables(), 'facilities.csv', 2, facility), 'wing_cycles.csv': rows }));
const errorsOf = (...rows: CensusTable): readonly string[] => read(rows).findings.errors.list().map(formatIssue);

describe('wing_cycles.csv', () => {
  it('gives a wing a rhythm of its own; lead days, cut-off and days of delivery are the facility’s unless given', () => {
    const facility = { lead_days: '5', cut_off: '16:00' };
    expect(read([NORTH], facility).folder.wingCycles).toMatchObject([
      { facility: 'FAC01', wing: 'North', timing: { kind: 'period', days: 7 }, anchor: day('2026-12-14'), leadDays: 5, cutOff: 960, deliveryWeekdays: null },
    ]);
    expect(read([{ ...NORTH, month_days: '15;1', lead_days: '2', cut_off: '09:00', delivery_days: 'MO;TH' }], facility).folder.wingCycles).toMatchObject([
      { timing: { kind: 'month-days', days: [1, 15] }, leadDays: 2, cutOff: 540, deliveryWeekdays: [1, 4] },
    ]);
    expect(read([{ ...NORTH, month_days: 'month' }]).folder.wingCycles).toMatchObject([{ timing: { kind: 'month' } }]);
  });

  it('may be missing; a facility may count by days of the month as well', () => {
    expect(readCensus(censusFiles(censusTables())).folder.wingCycles).toEqual([]);
    const { folder: { facilities }, findings } = read([NORTH], { month_days: '1;16' });
    expect([facilities[0]?.timing, findings.errors.count]).toEqual([{ kind: 'month-days', days: [1, 16] }, 0]);
  });

  it.each([
    ['an unknown facility', { facility_id: 'FAC09' }, 'wing_cycles.csv:2:facility_id: not in facilities.csv'],
    ['a wing nobody lives in', { wing: 'Nroth' }, 'wing_cycles.csv:2:wing: nobody lives in wing Nroth of FAC01: correct it, or name the wing in wings_with_own_times of facilities.csv'],
    ['no wing', { wing: '' }, 'wing_cycles.csv:2:wing: is empty'],
    ['neither days nor days of the month', { cycle_days: '' }, 'wing_cycles.csv:2:cycle_days: is empty'],
    ['a day that no month has', { month_days: '1;32' }, 'wing_cycles.csv:2:month_days: not days of the month such as 1;15, nor the word month'],
    ['no start', { next_cycle_start: '' }, 'wing_cycles.csv:2:next_cycle_start: is empty'],
    ['weekdays that are none', { delivery_days: 'MO;XX' }, 'wing_cycles.csv:2:delivery_days: not weekdays such as MO;WE;FR'],
  ])('names %s by file, line and column', (_, cells, error) => {
    expect(errorsOf({ ...NORTH, ...cells })).toEqual([error]);
  });

  it('refuses a wing that stands there twice', () => {
    expect(errorsOf(NORTH, { ...NORTH, cycle_days: '14' })).toEqual([expect.stringMatching(/^wing_cycles\.csv:3:wing: /u)]);
  });
});
