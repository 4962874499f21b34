import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ListEntry, drugCatalogue, reconcileLists } from '@cyclefill/domain/reconciliation';
import { type CsvRow, SHARED_DATA, cell, readCsv } from '../../support/reconciliation/list-source.js';

const LISTS = join(SHARED_DATA, 'reconciliation/pacio_betsy_lists.csv');

/** A scene as its list: a drug that it names more than once is given where one of its lines says so. */
function entriesOf(rows: readonly CsvRow[], scene: string): readonly ListEntry[] {
  const own = Map.groupBy(rows.filter((row) => cell(row, 'scene') === scene), (row) => cell(row, 'rxcui'));
  return [...own.values()].flatMap((lines) => {
    const line = lines.find((one) => cell(one, 'status') !== 'stopped') ?? lines[0];
    return line === undefined ? [] : [{
      id: cell(line, 'rxcui'), drug: cell(line, 'drug'), ndc11: cell(line, 'ndc11'), rxcui: cell(line, 'rxcui'), strength: '', form: '', route: '', sig: '', structure: null,
      status: cell(line, 'status') === 'stopped' ? ('stopped' as const) : ('active' as const),
    }];
  });
}

/** What became of each drug between two scenes, by the rows of the reconciliation. */
function outcomes(left: readonly ListEntry[], right: readonly ListEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { rows, setAside } = reconcileLists(left, right, drugCatalogue([]));
  for (const row of rows) {
    const alike = row.level === 'L1';
    if (alike || row.left.length === 0) for (const id of row.right) found.set(id, row.type === 'COMMISSION' ? 'started' : row.type === 'DURATION' ? 'stopped_explicitly' : 'continued');
    else if (row.right.length === 0) for (const id of row.left) found.set(id, 'omitted');
    else {
      // Another strength or form of a drug: one concept ends and another begins.
      for (const id of row.left) found.set(id, 'omitted');
      for (const id of row.right) found.set(id, 'started');
    }
  }
  for (const id of [...setAside.left, ...setAside.right]) if (!found.has(id)) found.set(id, 'remains_stopped');
  return found;
}

if (!existsSync(LISTS)) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the PACIO transitions were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(existsSync(LISTS)).toBe(false));
} else {
  const lists = readCsv(readFileSync(LISTS));
  const transitions = readCsv(readFileSync(join(SHARED_DATA, 'reconciliation/pacio_betsy_transitions.csv')));

  describe('the PACIO lists of one patient from home through hospital and nursing to primary care', () => {
    it.each([...new Set(transitions.map((row) => `${cell(row, 'from_scene')} to ${cell(row, 'to_scene')}`))])('scene %s', (scenes) => {
      const [from = '', to = ''] = scenes.split(' to ');
      const found = outcomes(entriesOf(lists, from), entriesOf(lists, to));
      const expected = transitions.filter((row) => cell(row, 'from_scene') === from && cell(row, 'to_scene') === to);
      expect(expected.map((row) => [cell(row, 'drug'), found.get(cell(row, 'rxcui'))])).toEqual(expected.map((row) => [cell(row, 'drug'), cell(row, 'outcome')]));
    });
  });
}
