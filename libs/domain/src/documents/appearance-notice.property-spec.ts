import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildAppearancePages, buildAppearanceSheets } from './appearance-notice.document.js';
import type { LooksChange, LooksResident } from './appearance-notice.document.js';
import { aLook, anAppearance } from '../../../../test/builders/appearance.builder.js';
import { aBenchPack } from '../../../../test/builders/bench-pack.builder.js';
import { A_RESIDENT } from '../../../../test/builders/order-print.builder.js';

const NDCS = ['0603-2115-21', '0378-0137-10', '0591-0240-01'] as const;
const change = fc.record({ rx: fc.constantFrom('602111', '602113', '602115'), was: fc.constantFrom(...NDCS), is: fc.constantFrom(...NDCS), pack: fc.constantFrom('P-0042117-3', 'P-0042118-1'), sameDrug: fc.boolean() })
  .map(({ rx, was, is, pack, sameDrug }): LooksChange => ({ rxNumber: rx, was: aLook({ ndc: was }), is: aLook({ ndc: is }), sameDrug, pack: { code: pack, plan: aBenchPack().plan } }));
const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 6, selector: ({ rxNumber, pack }) => `${rxNumber} ${pack.code}` });
const WINGS = ['North', 'South', ''] as const;
const residents = fc.array(fc.record({ wing: fc.constantFrom(...WINGS), changes }), { maxLength: 5 })
  .map((all) => all.map((one, index): LooksResident => ({ ...one, resident: { ...A_RESIDENT, familyName: `Sample${index}` }, code: `R${index}` })));
const keys = (own: readonly LooksChange[]): readonly string[] => [...new Set(own.map(({ rxNumber, was, is }) => `Rx ${rxNumber} NDC ${was.print.ndc} NDC ${is.print.ndc}`))].toSorted();

describe('the notice of what looks different', () => {
  it('names each order and look of each resident once, on the sheet of the wing as on the page of the resident, with every pack', () => {
    fc.assert(fc.property(residents, (all) => {
      const input = anAppearance({ wings: WINGS, residents: all });
      const sheets = buildAppearanceSheets(input).flatMap(({ people }) => people);
      const pages = buildAppearancePages(input);
      expect(sheets.map(({ lines }) => lines)).toEqual(pages.map(({ lines }) => lines));
      for (const { resident, changes: own } of all) {
        const lines = sheets.find(({ name }) => name.startsWith(resident.familyName.toUpperCase()))?.lines ?? [];
        expect(lines.map(({ rx, was, is }) => [rx, was.words.at(-1), is.words.at(-1)].join(' ')).toSorted()).toEqual(keys(own));
        expect(lines.flatMap(({ packs }) => packs)).toHaveLength(own.length);
      }
    }));
  });

  it('makes a sheet of every wing, and one without a change says so', () => {
    fc.assert(fc.property(residents, (all) => {
      const sheets = buildAppearanceSheets(anAppearance({ wings: WINGS, residents: all }));
      expect(sheets).toHaveLength(WINGS.length);
      for (const { people, summary } of sheets) expect(summary.startsWith('No pack')).toBe(people.length === 0);
    }));
  });

  it('says that the strength is unchanged where it is, and nowhere else', () => {
    fc.assert(fc.property(change, (one) => {
      const [page] = buildAppearancePages(anAppearance({ residents: [{ resident: A_RESIDENT, wing: '', code: 'R1', changes: [one] }] }));
      expect(page?.lines[0]?.statement.includes('strength unchanged: 500 mg')).toBe(one.sameDrug);
      expect(page?.lines[0]?.statement.startsWith('NOT the same')).toBe(!one.sameDrug);
    }));
  });
});
