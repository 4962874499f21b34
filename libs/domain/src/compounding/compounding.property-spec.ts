import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EpochMinute, type Milli, addDays, day, timesMilli } from '@cyclefill/domain/kernel';
import { RULE_LIBRARY, rulesFor } from '@cyclefill/domain/law';
import { beyondUseAt, beyondUseRule } from './beyond-use.js';
import { type MasterFormula, formulaProblems } from './master-formula.js';
import { orderDoses } from './order-doses.js';
import { type PreparationFacts, type TakenUnits, preparationProblems } from './preparation-problems.js';
import { aProduct } from '../../../../test/builders/product.builder.js';
import { aPhase } from '../../../../test/builders/order-print.builder.js';

const TODAY = day('2026-12-07');
const RULES = rulesFor({ state: 'TX', payer: '', facility: 'FAC01', on: TODAY }, RULE_LIBRARY).rules['compounding.beyond-use'].value;
const product = (ndc11: string, name: string, strength: string) => aProduct({ ndc11, name, ingredient: name, strength, rxcui: '', ingredientRxcui: '', form: 'Injection', category: 'injectable', route: 'INTRAVENOUS' });
const [SALINE, VANCOMYCIN] = [product('00338004902', 'sodium chloride', '0.9 %'), product('00409653301', 'vancomycin', '1 g')];
const FORMULA: MasterFormula = {
  code: 'VANC', name: 'vancomycin', orderedNdc11: '00409653301', singleDose: true, steps: ['mix'], makes: '250 mL', route: 'intravenously', rate: '', category: 'usp-797-category-1', storage: 'cold', cautions: [],
  ingredients: [{ role: 'solution', name: 'saline', ndc11: '00338004902', amount: 250_000 as Milli, unit: 'mL', labelled: '' }, { role: 'additive', name: 'vancomycin', ndc11: '00409653301', amount: 1000 as Milli, unit: 'vial', labelled: '1 g' }],
};
const taken = (ingredient: number, more: Partial<TakenUnits> = {}): TakenUnits => ({
  ingredient, milli: ingredient === 0 ? (250_000 as Milli) : (1000 as Milli), holds: ingredient === 0 ? { product: SALINE, unit: 'mL' } : { product: VANCOMYCIN, unit: 'vial' }, expiresOn: addDays(TODAY, 90), recalled: false, usable: true, free: 900_000 as Milli, ...more,
});
const facts = (changes: Partial<PreparationFacts> = {}): PreparationFacts => ({
  formula: FORMULA, count: 1, order: { state: 'active', product: VANCOMYCIN, doses: [1000 as Milli] }, ordered: VANCOMYCIN, ingredients: [{ product: SALINE, unit: 'mL' }, { product: VANCOMYCIN, unit: 'vial' }], taken: [taken(0), taken(1)], today: TODAY,
  beyondUse: beyondUseRule(RULES, FORMULA.category, FORMULA.storage), ...changes,
});
const told = (changes: Partial<PreparationFacts>): string => preparationProblems(facts(changes)).map(({ pointer, rule }) => `${pointer} ${rule}`).join('; ');

describe('making a preparation', () => {
  it('may be done with exactly what the formula takes, out of however many containers, and with no other amount', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 999 }), fc.integer({ min: -400, max: 400 }), (count, part, off) => {
      const needed = timesMilli(1000 as Milli, count);
      const own = [taken(0, { milli: (250_000 * count) as Milli, free: 2_000_000 as Milli }), taken(1, { milli: part as Milli }), taken(1, { milli: (needed - part + off) as Milli })];
      expect(preparationProblems(facts({ count, taken: own })).length === 0).toBe(off === 0);
    }));
  });

  it.each<readonly [string, Partial<PreparationFacts>, string]>([
    ['an order that is on hold', { order: { state: 'held', product: VANCOMYCIN, doses: [1000 as Milli] } }, '/order is held'],
    ['an order of another drug', { order: { state: 'active', product: SALINE, doses: [1000 as Milli] } }, '/formula is for another drug'],
    ['an order of another dose', { order: { state: 'active', product: VANCOMYCIN, doses: [2000 as Milli] } }, '/formula makes a dose of 1 vial, the order gives 2'],
    ['an order that does not say a dose', { order: { state: 'active', product: VANCOMYCIN, doses: null } }, '/order does not say one amount'],
    ['a category that no rule dates', { beyondUse: null }, '/formula has a category and storage that no rule dates'],
    ['a lot that is called back', { taken: [taken(0), taken(1, { recalled: true, usable: false })] }, '/taken/1 is of a lot that is called back'],
    ['a lot that has expired', { taken: [taken(0), taken(1, { expiresOn: addDays(TODAY, -1) })] }, '/taken/1 has expired: its last day was 2026-12-06'],
    ['a container that holds too little', { taken: [taken(0), taken(1, { free: 500 as Milli })] }, '/taken/1 holds 0.5 vial that nobody keeps, 1 are taken'],
    ['a container that is set aside', { taken: [taken(0), taken(1, { usable: false })] }, '/taken/1 is set aside'],
    ['another drug in the container', { taken: [taken(0), taken(1, { holds: { product: SALINE, unit: 'vial' } })] }, '/taken/1 holds another drug'],
    ['a product that is counted in another unit', { taken: [taken(0), taken(1, { holds: { product: VANCOMYCIN, unit: 'mL' } })] }, '/taken/1 is counted in mL, the formula in vial'],
    ['an ingredient that the formula does not have', { taken: [taken(0), taken(1), taken(4)] }, '/taken/2 names ingredient 5'],
    ['an ingredient that is left out', { taken: [taken(0)] }, '/taken vancomycin: 0 vial measured, the formula takes 1'],
  ])('is stopped by %s', (_, changes, wanted) => expect(told(changes)).toContain(wanted));

  it('out of the last day of a lot is still possible', () => expect(told({ taken: [taken(0), taken(1, { expiresOn: TODAY })] })).toBe(''));
});

describe('until when a preparation may be used', () => {
  it('is as many hours as its rule says, and never beyond the end of an ingredient', () => {
    const minute = fc.integer({ min: 29_000_000, max: 31_000_000 }).map((at) => at as EpochMinute);
    fc.assert(fc.property(minute, fc.array(minute, { maxLength: 4 }), fc.constantFrom(...RULES), (at, ends, rule) => {
      const until = beyondUseAt(at, rule, ends);
      expect(until).toBeLessThanOrEqual(at + rule.hours * 60);
      for (const end of ends) expect(until).toBeLessThanOrEqual(end);
      expect([at + rule.hours * 60, ...ends]).toContain(until);
    }));
  });

  it.each([['room', 12], ['cold', 24]] as const)('of a sterile one of Category 1 kept %s is %i hours', (storage, hours) => expect(beyondUseRule(RULES, 'usp-797-category-1', storage)?.hours).toBe(hours));
  it('is said by no rule for what is not in the rule pack', () => expect(beyondUseRule(RULES, 'usp-795-aqueous', 'room')).toBeNull());
});

describe('a master formula', () => {
  it('is sound with one solution, an additive and names that differ; a dose is of one of them', () => {
    expect(formulaProblems(FORMULA)).toEqual([]);
    const [solution, additive] = FORMULA.ingredients as [MasterFormula['ingredients'][number], MasterFormula['ingredients'][number]];
    const pointers = (changes: Partial<MasterFormula>): readonly string[] => formulaProblems({ ...FORMULA, ...changes }).map(({ pointer }) => pointer);
    expect(pointers({ ingredients: [solution, { ...solution, name: 'more' }], singleDose: false })).toEqual(['/ingredients', '/ingredients']);
    expect(pointers({ ingredients: [solution, additive, { ...additive, name: ' VANCOMYCIN' }], singleDose: false })).toEqual(['/ingredients/2/name']);
    expect(pointers({ orderedNdc11: '00000000000' })).toEqual(['/orderedNdc11']);
    expect(pointers({ orderedNdc11: '00000000000', singleDose: false })).toEqual([]);
  });
});

describe('the doses of an order', () => {
  it('are every amount it gives, once; a range or a scale says none', () => {
    const of = (...doses: Parameters<typeof aPhase>[0][]): readonly Milli[] | null => orderDoses({ prn: false, phases: doses.map((phase) => aPhase(phase)) });
    expect(of({ dose: { kind: 'fixed', dose: 1000 as Milli } }, { dose: { kind: 'alternating', doses: [1000 as Milli, 2000 as Milli] } })).toEqual([1000, 2000]);
    expect(of({ dose: { kind: 'fixed', dose: 1000 as Milli } }, { dose: { kind: 'unstated' } })).toBeNull();
    expect(of({ dose: { kind: 'range', low: 1000 as Milli, high: 2000 as Milli } })).toBeNull();
    expect([orderDoses(null), orderDoses({ prn: false, phases: [] })]).toEqual([null, null]);
  });
});
