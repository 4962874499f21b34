import { describe, expect, it } from '@jest/globals';
import { censusCsv, censusHeader } from './census-csv.js';

describe('census CSV', () => {
  it('quotes commas, quotes and line ends, and nothing else', () => {
    const rows = [{ prescriber: 'O\'Malley, Zora "Zee" MD', npi: '1991370317' }, { prescriber: 'a\nb', npi: '' }];
    expect(censusHeader('prescribers.csv') + censusCsv('prescribers.csv', rows))
      .toBe('prescriber,npi\n"O\'Malley, Zora ""Zee"" MD",1991370317\n"a\nb",\n');
  });
});
