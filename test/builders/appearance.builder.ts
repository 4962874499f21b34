import type { AppearanceInput, LookedProduct, LooksChange, ProductPrint } from '@cyclefill/domain/documents';
import { day } from '@cyclefill/domain/kernel';
import { aBenchCard, aBenchPack } from './bench-pack.builder.js';
import { AN_IDENTITY, A_PRODUCT, A_RESIDENT } from './order-print.builder.js';

/** A product of one maker. */
export function aLook(product: Partial<ProductPrint>, maker = 'Sample Labs'): LookedProduct {
  return { print: { ...A_PRODUCT, ...product }, maker };
}

const ALLOPURINOL = { displayName: 'allopurinol', strength: '100 mg' } as const;
const LORAZEPAM = { displayName: 'lorazepam', strength: '0.5 mg', schedule: 'CIV' } as const;
const CARBIDOPA = { displayName: 'carbidopa-levodopa', strength: '25 mg-100 mg' } as const;

/** A tablet of another maker in a weekly sheet, one in a card, and one that is of another strength. */
export const LOOKS_CHANGES: readonly LooksChange[] = [
  {
    rxNumber: '602111', sameDrug: true, pack: { code: 'P-0042117-3', plan: aBenchPack().plan },
    was: aLook({ ...ALLOPURINOL, color: 'WHITE', shape: 'ROUND', imprint: 'A;100', ndc: '0603-2115-21' }), is: aLook({ ...ALLOPURINOL, color: 'ORANGE', shape: 'OVAL', imprint: 'M 31', ndc: '0378-0137-10' }, 'Other Generics Incorporated'),
  },
  {
    rxNumber: '700125', sameDrug: true, pack: { code: 'K-582751973498-8', plan: aBenchCard().plan },
    was: aLook({ ...LORAZEPAM, color: 'WHITE', ndc: '0591-0240-01' }), is: aLook({ ...LORAZEPAM, color: null, ndc: '0781-1403-01' }, ''),
  },
  {
    rxNumber: '602126', sameDrug: false, pack: { code: 'P-0042117-3', plan: aBenchPack().plan },
    was: aLook({ ...CARBIDOPA, strength: '10 mg-100 mg', color: 'BLUE', ndc: '0006-3916-54' }), is: aLook({ ...CARBIDOPA, color: 'YELLOW', ndc: '0006-3916-68' }),
  },
];

/** Notices of two wings; in one of them nothing differs. */
export function anAppearance(changes: Partial<AppearanceInput> = {}): AppearanceInput {
  const other = { ...A_RESIDENT, familyName: 'Holloway-van der Berg', givenName: 'Marian Elisabeth', room: 'South 208-B', recordNumber: 'R2' };
  return {
    paper: 'letter', identity: (of) => ({ ...AN_IDENTITY, id: `LOOKS-FAC01-2026-12-07-${'wing' in of ? of.wing : of.resident}`.toUpperCase() }), facility: 'Sample Court', pharmacy: 'Sample Pharmacy 555-0100',
    days: { from: day('2026-12-07'), to: day('2027-01-04') }, madeOn: day('2026-12-03'), dates: undefined, wings: ['South', 'North'],
    residents: [{ resident: A_RESIDENT, wing: 'South', code: 'R1', changes: LOOKS_CHANGES }, { resident: other, wing: 'South', code: 'R2', changes: LOOKS_CHANGES.slice(0, 1) }], ...changes,
  };
}
