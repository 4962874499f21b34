import { describe, expect, it } from '@jest/globals';
import { censusFiles, censusTables, edited } from '../../../../test/builders/census-folder.builder.js';
import { readCensus } from './read-census.js';
import { sharedBeds } from './shared-beds.js';

const sound = censusTables();
const shared = (tables: typeof sound): readonly string[] => sharedBeds(readCensus(censusFiles(tables)).folder).map(({ subject, params }) => `${subject} with ${String(params['with'])} in ${String(params['bed'])}`);
const event = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({ facility_id: 'FAC01', resident_id: 'R2', event: 'TRANSFER', from_ts: '2026-12-05T09:00', to_ts: '', detail: '', ...cells });

describe('sharedBeds', () => {
  it('finds nobody where everybody has a bed', () => {
    expect(shared(sound)).toEqual([]);
  });

  it('finds two residents of one bed, each once', () => {
    expect(shared(edited(sound, 'residents.csv', 3, { bed: 'A' }))).toEqual(['R1 with R2 in A', 'R2 with R1 in A']);
  });

  it('finds one who is moved into a bed that is taken, and not one whose bed was left before', () => {
    const into = { to_wing: 'North', to_room: '101', to_bed: 'A' };
    const moved = { ...sound, 'census_events.csv': [event(into)] };
    expect(shared(moved)).toEqual(['R1 with R2 in A', 'R2 with R1 in A']);
    const left = event({ resident_id: 'R1', event: 'DISCHARGE', from_ts: '2026-12-04T09:00' });
    expect(shared({ ...moved, 'census_events.csv': [event(into), left] })).toEqual([]);
  });
});
