import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assign } from './assignment.js';
import { drugCatalogue } from './drug-catalogue.js';
import { drugConcept } from './drug-concept.js';
import { anEntry, someProducts } from './entry.builder.js';
import { ENTRY_STATUSES, type ListEntry } from './list-entry.js';
import { type Reconciliation, reconcileLists } from './reconcile-lists.js';

const CATALOGUE = drugCatalogue(someProducts());
const drug = fc.oneof(
  fc.constantFrom('metoprolol tartrate 25 mg', 'metoprolol succinate ER 25 mg', 'metoprolol 50 mg', 'Lipitor 40 mg tab', 'atorvastatin', 'rosuvastatin 10 mg', 'lisinopril 10 mg', 'lisinopirl 20 mg', 'warfarin 5 mg', 'senna 8.6 mg', 'docusate 50 mg', 'sennosides-docusate sodium 8.6-50 mg', 'something else 3 mg'),
  fc.string({ maxLength: 20 }),
);
const sig = fc.oneof(fc.constantFrom('Take 1 tablet by mouth once daily', 'Take 2 tablets by mouth twice daily', '1 tab PO BID PRN pain', 'Take 1 tablet by mouth twice daily for 5 days', 'as directed', ''), fc.string({ maxLength: 20 }));
const entry = fc.record({ drug, sig, status: fc.constantFrom(...ENTRY_STATUSES), ndc11: fc.constantFrom('', '99999000001', '99999000801'), strength: fc.constantFrom('', '10 mg') })
  .map(({ drug: name, sig: text, ...more }) => anEntry(name, text, more));
const list = fc.array(entry, { maxLength: 8 }).map((entries) => entries.map((one, index): ListEntry => ({ ...one, id: `e${index}` })));

const seen = ({ rows, setAside }: Reconciliation, side: 'left' | 'right'): readonly string[] => [...rows.flatMap((row) => row[side]), ...setAside[side]].toSorted();
const links = (found: Reconciliation, turned: boolean): readonly string[] =>
  found.rows.filter(({ type }) => type === 'SAME').map(({ left, right }) => JSON.stringify(turned ? [right, left] : [left, right])).toSorted();

describe('reconciling two lists', () => {
  it('puts every entry into exactly one row, or aside', () => {
    fc.assert(fc.property(list, list, (left, right) => {
      const found = reconcileLists(left, right, CATALOGUE);
      expect(seen(found, 'left')).toEqual(left.map(({ id }) => id).toSorted());
      expect(seen(found, 'right')).toEqual(right.map(({ id }) => id).toSorted());
    }));
  });

  it('does not depend on the order of a list', () => {
    fc.assert(fc.property(list, list, (left, right) => {
      expect(reconcileLists(left.toReversed(), right.toReversed(), CATALOGUE)).toEqual(reconcileLists(left, right, CATALOGUE));
    }));
  });

  it('finds as many that are the same either way round, and the same pairs where no list has a drug twice', () => {
    const once = list.map((entries) => [...new Map(entries.map((one) => [JSON.stringify(drugConcept(one, CATALOGUE).components.map(({ ingredient }) => ingredient)), one])).values()]);
    fc.assert(fc.property(once, once, (left, right) => {
      expect(links(reconcileLists(right, left, CATALOGUE), true)).toEqual(links(reconcileLists(left, right, CATALOGUE), false));
    }));
  });

  it('of a list with itself finds nothing that begins or ends, as far as it names its drugs', () => {
    fc.assert(fc.property(list, (entries) => {
      const one = entries.filter((found) => drugConcept(found, CATALOGUE).components.every(({ ingredient }) => ingredient !== ''));
      expect(reconcileLists(one, one, CATALOGUE).rows.filter(({ type }) => type === 'OMISSION' || type === 'COMMISSION')).toEqual([]);
    }));
  });

  it('accepts only the same clinical drug with the same directions, never one of high alert, in doubt, or of another release (R309)', () => {
    fc.assert(fc.property(list, list, (left, right) => {
      for (const row of reconcileLists(left, right, CATALOGUE).rows.filter(({ accepted }) => accepted)) {
        expect([row.level, row.type, row.types, row.highAlert, row.left.length, row.right.length]).toEqual(['L1', 'SAME', ['SAME'], null, 1, 1]);
        const [one, other] = [left.find(({ id }) => id === row.left[0]), right.find(({ id }) => id === row.right[0])].map((found) => drugConcept(found ?? anEntry('', ''), CATALOGUE));
        expect([one?.doubts, other?.doubts, one?.release.kind]).toEqual([[], [], other?.release.kind]);
      }
    }));
  });
});

describe('a text without end', () => {
  /** As long as a cell of a file may be. */
  const LONGEST = 65_536;
  const units = ['a ', '1,', '1-', '1 ', '5 mg/', '5-', '- ', '-a', '12 ', '.1', 'percocet 1-', 'lipitor (', 'toprol ', 'tylenol #', '/', ' and ', 'chew '];

  // Anything that looks at a text more than a few times takes minutes here.
  it('is read in a moment, in whatever column it stands', () => {
    for (const unit of units) {
      const long = `${unit.repeat(LONGEST / unit.length)}x`;
      for (const found of [anEntry(long, ''), anEntry(`percocet ${long}`, ''), anEntry('lipitor', '', { strength: long }), anEntry('lipitor', '', { form: long }), anEntry(`24${' '.repeat(LONGEST)}x`, '')]) {
        expect(drugConcept(found, CATALOGUE).components.length).toBeGreaterThan(0);
      }
    }
  }, 20_000);
});

describe('the best assignment', () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => fc.array(fc.array(fc.nat(9), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
  /** By trying all. */
  const best = (worth: readonly (readonly number[])[], free: readonly number[]): number => {
    const [row, ...rest] = worth;
    return row === undefined ? 0 : Math.max(best(rest, free), ...free.map((column) => (row[column] ?? 0) + best(rest, free.filter((other) => other !== column))));
  };

  it('is worth the most that any is, and gives nothing twice', () => {
    fc.assert(fc.property(matrix, (worth) => {
      const taken = assign(worth);
      const used = taken.filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
      expect(taken.reduce((sum, column, row) => sum + (worth[row]?.[column] ?? 0), 0)).toBe(best(worth, (worth[0] ?? []).map((_, column) => column)));
    }));
  });
});
