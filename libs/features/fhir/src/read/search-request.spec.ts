import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@cyclefill/contracts';
import { cursorAfter } from './asked-pair.js';
import { requireSource } from './read-resource.js';
import { SearchValues, searchCondition } from './search-condition.js';
import { sourceOf } from './resource-table.js';
import { readSearch } from './search-request.js';

const patients = requireSource('Patient');
const conditionOf = (type: string, name: string, text: string): readonly [string, readonly unknown[]] => {
  const source = requireSource(type);
  const [asked] = readSearch(source, [[name, text]], false).conditions;
  if (asked === undefined) throw new Error('no condition');
  const values = new SearchValues([]);
  return [searchCondition(asked.parameter, asked, source, 'x', sourceOf, values), values.all];
};

describe('a search', () => {
  it('has 50 matches a page, never more than 200, and goes on behind a cursor', () => {
    expect(readSearch(patients, [], false)).toMatchObject({ count: 50, after: null, wantsTotal: false });
    expect(readSearch(patients, [['_count', '9999'], ['_cursor', cursorAfter('abc')], ['_total', 'accurate']], false)).toMatchObject({ count: 200, after: 'abc', wantsTotal: true, understood: [['_count', '9999'], ['_total', 'accurate']] });
  });

  it('passes over what it does not know where that is preferred, and never a bad value', () => {
    expect(readSearch(patients, [['colour', 'red'], ['_count', '3']], true)).toMatchObject({ understood: [['_count', '3']], ignored: [{ pointer: 'colour' }] });
    expect(() => readSearch(patients, [['_count', 'many']], true)).toThrow(InvalidInput);
    expect(() => readSearch(patients, [['Ünknown <x>', 'y']], false)).toThrow(/^a parameter: /u);
  });

  it('brings along only what refers to it, or what it refers to', () => {
    expect(readSearch(patients, [['_include', 'Patient:organization'], ['_revinclude', 'MedicationRequest:patient:Patient']], false).includes).toHaveLength(2);
    for (const pair of [['_include', 'MedicationRequest:patient'], ['_revinclude', 'Patient:organization'], ['_include', '*'], ['_include', 'Patient:organization:Location']] as const) expect(() => readSearch(patients, [pair], false)).toThrow(InvalidInput);
  });
});

describe('a condition', () => {
  it('binds every value, and never writes one into the statement', () => {
    for (const [type, name, text] of [['Patient', 'name', "o'neil"], ['Patient', 'identifier', "a|b'c"], ['Patient', 'identifier', "x'y"], ['MedicationRequest', 'status', "active,' or true"], ['Location', '_id', 'a,b']] as const) {
      const [sql, values] = conditionOf(type, name, text);
      expect(sql).not.toContain("'");
      expect(values.length).toBe(new Set(sql.match(/\$\d+/gu)).size);
    }
  });

  it('splits at commas that are not escaped', () => {
    expect(conditionOf('Patient', 'name', 'a\\,b,c')[1]).toEqual(['a,b', 'a,b', 'c', 'c']);
  });

  it('compares ids with ids of their kind alone: what can be none matches nothing', () => {
    expect(conditionOf('MedicationRequest', 'patient', 'Patient/nobody')[1]).toEqual([[]]);
    expect(conditionOf('MedicationRequest', 'medication', 'Medication/00781570101')[1]).toEqual([['00781570101']]);
  });

  it.each([['patient', 'Group/1'], ['patient', 'a b'], ['authoredon', 'soon'], ['status', '']])('%s=%j is refused by name', (name, text) => {
    expect(() => conditionOf('MedicationRequest', name, text)).toThrow(new RegExp(`^${name}: `, 'u'));
  });
});
