import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareProducts } from './compare-products.js';
import { aProduct } from '../../../../test/builders/product.builder.js';
import type { ComparableProduct } from './product-identity.js';

const unknownConcepts = { rxcui: '', ingredientRxcui: '' };
const ER = { form: 'Extended Release Oral Tablet' };
/** Two products that differ in these fields. */
const compared = (one: Partial<ComparableProduct>, other: Partial<ComparableProduct>): readonly [string, readonly string[]] => {
  const { code, differs } = compareProducts(aProduct(one), aProduct(other));
  return [code, differs];
};

describe('two products', () => {
  it('V20: extended and immediate release of one ingredient and strength are FORM, and never the same', () => {
    for (const concepts of [{}, unknownConcepts]) {
      const plain = aProduct(concepts);
      expect(compareProducts(plain, { ...plain, ...ER })).toEqual({ same: false, differs: ['release'], code: 'FORM' });
      expect(compareProducts(plain, { ...plain, ...ER, ndc11: '99999003201', rxcui: '1', name: 'metoprolol tartrate ER' })).toMatchObject({ same: false, code: 'FORM' });
    }
  });

  it.each([
    ['another salt', { name: 'metoprolol tartrate' }, { name: 'metoprolol succinate' }, 'DRUG', ['salt']],
    ['salt and release', {}, { ...ER, name: 'metoprolol succinate ER', rxcui: '866436' }, 'DRUG', ['salt', 'release']],
    ['a salt that one of them does not say', { rxcui: '' }, { rxcui: '', name: 'metoprolol' }, 'DRUG', ['salt']],
    ['salts of which RxNorm says that they are one', {}, { name: 'metoprolol' }, 'SAME', []],
    ['isosorbide of two kinds', { ...unknownConcepts, name: 'isosorbide', ingredient: 'Isosorbide Dinitrate' }, { ...unknownConcepts, name: 'isosorbide', ingredient: 'Isosorbide Mononitrate' }, 'DRUG', ['salt']],
    ['another drug', {}, { ingredientRxcui: '1202', name: 'atenolol', ingredient: 'Atenolol' }, 'DRUG', ['ingredient']],
    ['another drug without RxNorm', unknownConcepts, { ...unknownConcepts, name: 'atenolol', ingredient: 'Atenolol' }, 'DRUG', ['ingredient']],
    ['no ingredient said', { ...unknownConcepts, ingredient: '' }, { ...unknownConcepts, ingredient: '', name: 'atenolol' }, 'DRUG', ['ingredient']],
    ['names in another order', { name: 'sennosides-docusate sodium' }, { name: 'docusate sodium / sennosides, USP' }, 'SAME', []],
    ['SR and XL by name', { ...ER, rxcui: '', name: 'bupropion SR' }, { ...ER, rxcui: '', name: 'bupropion XL' }, 'FORM', ['release']],
    ['12 and 24 hours by RxNorm', { ...ER, rxcui: '993518' }, { ...ER, rxcui: '993541' }, 'FORM', ['release']],
    ['extended releases of which nothing tells more', { ...ER, rxcui: '' }, { ...ER, rxcui: '' }, 'SAME', []],
    ['enteric coated and plain', { form: 'TABLET, ENTERIC COATED' }, { form: 'TABLET' }, 'FORM', ['release']],
    ['delayed release in two catalogues', { form: 'TABLET, DELAYED RELEASE' }, { form: 'Delayed Release Oral Tablet' }, 'SAME', []],
    ['a coat', { form: 'TABLET, FILM COATED' }, { form: 'Oral Tablet' }, 'SAME', []],
    ['tablet and capsule', {}, { form: 'Oral Capsule' }, 'FORM', ['form']],
    ['chewable', {}, { form: 'Chewable Tablet' }, 'FORM', ['form']],
    ['disintegrating in two catalogues', { form: 'TABLET, ORALLY DISINTEGRATING' }, { form: 'Disintegrating Oral Tablet' }, 'SAME', []],
    ['another way in', {}, { route: 'SUBLINGUAL' }, 'FORM', ['form']],
    ['another strength', {}, { strength: '5 mg' }, 'STRENGTH', ['strength']],
    ['another strength and form', {}, { strength: '5 mg', form: 'Oral Capsule' }, 'STRENGTH', ['strength', 'form']],
    ['brand and generic', { rxcui: '866514' }, { rxcui: '866516', ndc11: '00078045805', proprietaryName: 'Lopressor' }, 'MAKER', ['maker']],
    ['another look', {}, { ndc11: '99999003201', looks: 'pink' }, 'MAKER', ['maker', 'appearance']],
    ['another package', {}, { ndc11: '00378003210' }, 'SAME', []],
  ])('%s', (_, one, other, code, differs) => {
    expect(compared(one, other)).toEqual([code, differs]);
    expect(compared(other, one)).toEqual([code, differs]);
  });
});

describe('strengths', () => {
  it.each([
    ['1000 mg', '1 g'], ['0.5 mg', '500 mcg'], ['25 mg; 100 mg', '25 mg-100 mg'], ['2.5 mg/3 mL (0.083%)', '2.5 mg/3 mL'], ['100,000 units/g', '100000 units/g'],
    ['100 mcg; 20 mcg/actuation', '100 mcg/actuation; 20 mcg/actuation'], ['.5 mg', '0.50 mg'], ['5 mg/mL', '5 mg/1 mL'],
  ])('%s is %s', (one, other) => expect(compared({ strength: one }, { strength: other })).toEqual(['SAME', []]));

  it.each([
    ['25 mg; 100 mg', '100 mg; 25 mg'], ['25 mg; 100 mg', '25 mg'], ['30 mg/0.3 mL', '40 mg/0.4 mL'], ['50 mcg', '50 mg'], ['0.1 mg/24h', '0.1 mg/72h'], ['5 mg', '5'],
  ])('%s is not %s', (one, other) => expect(compared({ strength: one }, { strength: other })).toEqual(['STRENGTH', ['strength']]));

  it('of a syrup are measured out of any volume', () => {
    expect(compared({ strength: '160 mg/5 mL', category: 'oral_liquid' }, { strength: '32 mg/mL', category: 'oral_liquid' })).toEqual(['SAME', []]);
    expect(compared({ strength: '160 mg/5 mL', category: 'oral_liquid' }, { strength: '160 mg/mL', category: 'oral_liquid' })).toEqual(['STRENGTH', ['strength']]);
  });
});

describe('comparing', () => {
  const text = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('', 'metoprolol succinate ER', '5 mg', '25 mg; 100 mg/5 mL', 'Oral Tablet', 'ORAL'));
  const fields = ['ndc11', 'rxcui', 'ingredientRxcui', 'name', 'ingredient', 'proprietaryName', 'strength', 'form', 'category', 'route', 'labeler', 'looks'] as const;
  const product = fc.record(Object.fromEntries(fields.map((field) => [field, text])) as Record<(typeof fields)[number], fc.Arbitrary<string>>);

  it('is symmetric, total, and the same only where nothing but maker and appearance differs', () => {
    fc.assert(fc.property(product, product, (one, other) => {
      const comparison = compareProducts(one, other);
      expect(compareProducts(other, one)).toEqual(comparison);
      expect(comparison.same).toBe(comparison.code === 'SAME' || comparison.code === 'MAKER');
      expect(comparison.code === 'SAME').toBe(comparison.differs.length === 0);
    }));
  });

  it('a product with itself finds nothing, as far as it says what it is', () => {
    fc.assert(fc.property(product.filter(({ name, ingredientRxcui }) => /[a-z]/.test(name) || ingredientRxcui !== ''), (one) => expect(compareProducts(one, one).code).toBe('SAME')));
  });
});
