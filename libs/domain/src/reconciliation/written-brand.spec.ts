import { describe, expect, it } from '@jest/globals';
import { byCodePoint } from '@cyclefill/domain/kernel';
import { BRAND_NAMES } from './brand-names.js';
import { COMBINATION_BRANDS } from './combination-brands.js';
import { drugCatalogue, ingredientSet } from './drug-catalogue.js';
import { drugConcept } from './drug-concept.js';
import { anEntry, someProducts } from './entry.builder.js';
import type { ListEntry } from './list-entry.js';
import { matchDrugs } from './match-level.js';
import { reconcileLists } from './reconcile-lists.js';
import { readBrandedDrug } from './written-drug.js';

const [CATALOGUE, EMPTY] = [drugCatalogue(someProducts()), drugCatalogue([])];
const ONE = 'Take 1 tablet by mouth once daily';
const ALL = [...BRAND_NAMES.keys(), ...COMBINATION_BRANDS.keys()];
const read = (drug: string, more: Partial<ListEntry> = {}): unknown => {
  const { components, release, basis } = drugConcept(anEntry(drug, '', more), EMPTY);
  return [components.map(({ ingredient, salt, amount }) => `${ingredient} ${salt} ${amount === null ? '?' : `${amount.value / (amount.unit === 'ng' ? 1e6 : 1)}${amount.per === null ? '' : `/${amount.per.unit}`}`}`), release.kind, basis];
};
const told = (left: string, right: string): readonly (readonly unknown[])[] => reconcileLists([anEntry(left, ONE)], [anEntry(right, ONE)], CATALOGUE).rows.map(({ level, types, accepted }) => [level, types.join('+'), accepted]);

describe('the table of makers’ names', () => {
  it('has each name once, and reads each by itself', () => {
    expect(new Set(ALL).size).toBe(ALL.length);
    for (const brand of ALL) expect([brand, readBrandedDrug(anEntry(brand, ''))?.brand]).toEqual([brand, 'alone']);
    expect(ALL.length).toBeGreaterThan(350);
  });

  it('gives each strength of a combination a figure for each ingredient', () => {
    for (const [brand, { ingredients, strengths }] of COMBINATION_BRANDS) for (const strength of strengths) expect([brand, strength.length, strength.every((figure) => figure > 0)]).toEqual([brand, ingredients.length, true]);
  });

  it('never makes two names of different drugs one, whatever the catalogue has: no look-alike is put together', () => {
    for (const catalogue of [CATALOGUE, EMPTY]) {
      const concepts = ALL.map((brand) => [brand, drugConcept(anEntry(`${brand} 20 mg`, ''), catalogue)] as const);
      const together = concepts.flatMap(([brand, one], index) => concepts.slice(index + 1).filter(([, two]) => ingredientSet(one) !== ingredientSet(two) && !['L4', undefined].includes(matchDrugs(one, two)?.level)).map(([other]) => [brand, other]));
      expect(together).toEqual([]);
    }
  });
});

describe('a maker’s name that no catalogue knows', () => {
  it.each<[string, unknown]>([
    ['Lipitor 20 mg', [['atorvastatin  20'], 'immediate', 'brand']],
    ['LASIX® 40 MG TABLET', [['furosemide  40'], 'immediate', 'brand']],
    ['Toprol-XL 50 mg', [['metoprolol succinate 50'], 'extended', 'brand']],
    ['ToprolXL 50 mg', [['metoprolol succinate 50'], 'extended', 'brand']],
    ['Lopressor 50 mg', [['metoprolol tartrate 50'], 'immediate', 'brand']],
    ['Depakote 500 mg', [['divalproex  500'], 'delayed', 'brand']],
    ['Depakote ER 500 mg', [['divalproex  500'], 'extended', 'brand']],
    ['OxyContin 10 mg', [['oxycodone  10'], 'extended', 'brand']],
    ['atorvastatin (LIPITOR) 20 MG tablet', [['atorvastatin  20'], 'immediate', 'name']],
    ['metoprolol succinate (TOPROL-XL) 50 MG 24 hr tablet', [['metoprolol succinate 50'], 'extended', 'name']],
    ['oxyCODONE-acetaminophen (PERCOCET) 5-325 mg per tablet', [['acetaminophen  325', 'oxycodone  5'], 'immediate', 'name']],
    ['Percocet 5/325', [['acetaminophen  325', 'oxycodone  5'], 'immediate', 'brand']],
    ['Percocet 5-325 mg', [['acetaminophen  325', 'oxycodone  5'], 'immediate', 'brand']],
    ['Percocet', [['acetaminophen  ?', 'oxycodone  ?'], 'immediate', 'brand']],
    ['Augmentin 875', [['amoxicillin  875', 'clavulanate  125'], 'immediate', 'brand']],
    ['Augmentin 875 mg-125 mg tablet', [['amoxicillin  875', 'clavulanate  125'], 'immediate', 'brand']],
    ['Sinemet 25/100', [['carbidopa  25', 'levodopa  100'], 'immediate', 'brand']],
    ['Sinemet CR 50-200', [['carbidopa  50', 'levodopa  200'], 'extended', 'brand']],
    ['Zestoretic 20/12.5', [['hydrochlorothiazide  12.5', 'lisinopril  20'], 'immediate', 'brand']],
    ['Bactrim DS', [['sulfamethoxazole  800', 'trimethoprim  160'], 'immediate', 'brand']],
    ['Tylenol #3', [['acetaminophen  300', 'codeine  30'], 'immediate', 'brand']],
    ['Advair 250/50', [['fluticasone  0.25/actuation', 'salmeterol  0.05/actuation'], 'immediate', 'brand']],
    ['BiDil', [['hydralazine  37.5', 'isosorbide dinitrate 20'], 'immediate', 'brand']],
  ])('%s', (drug, expected) => {
    expect(read(drug)).toEqual(expected);
  });

  it('of a combination takes the strengths of the column in whatever order it gives them', () => {
    const expected = [['acetaminophen  325', 'oxycodone  5'], 'immediate', 'brand'];
    expect([read('Percocet', { strength: '5-325 mg' }), read('Percocet', { strength: '325 mg; 5 mg' })]).toEqual([expected, expected]);
  });

  it('guesses no strength: one figure of several, or one that the name is not sold in, says nothing', () => {
    for (const drug of ['Zestoretic 20', 'Sinemet 25', 'Vicodin 5', 'Percocet 6/325']) expect([drug, (read(drug) as readonly [readonly string[]])[0].every((part) => part.endsWith('?'))]).toEqual([drug, true]);
  });

  it.each(['Toprol 50 mg', 'Cardizem SR 90 mg', 'Humalog Mix 75/25', 'Risperdal Consta 25 mg', 'Haldol Decanoate 50 mg', 'Tylenol PM 500 mg', 'Voltaren 75 mg', 'metoprolol tartrate (TOPROL XL) 50 mg', 'lisinopril (LIPITOR) 20 mg'])(
    'is not read where a word stands beside it that it does not explain: %s', (drug) => {
      expect(readBrandedDrug(anEntry(drug, ''))).toBeNull();
    },
  );
});

describe('a maker’s name against a generic one', () => {
  it.each<[string, string, unknown]>([
    ['atorvastatin calcium 40 mg tablet', 'Lipitor 40 mg', [['L1', 'SUBSTITUTION', false]]],
    ['metoprolol succinate ER 50 mg tablet', 'Toprol XL 50 mg tablet', [['L1', 'SUBSTITUTION', false]]],
    ['metoprolol tartrate 50 mg tablet', 'Toprol XL 50 mg tablet', [['L3', 'STRENGTH_FORM+SUBSTITUTION', false]]],
    ['metoprolol succinate ER 50 mg tablet', 'Lopressor 50 mg tablet', [['L3', 'STRENGTH_FORM+SUBSTITUTION', false]]],
    ['Lopressor 50 mg tablet', 'Toprol XL 50 mg tablet', [['L3', 'STRENGTH_FORM', false]]],
    ['Depakote 500 mg tablet', 'Depakote ER 500 mg tablet', [['L3', 'STRENGTH_FORM', false]]],
    ['Wellbutrin SR 150 mg tablet', 'Wellbutrin XL 150 mg tablet', [['L3', 'STRENGTH_FORM', false]]],
    ['Procardia XL 30 mg tablet', 'Adalat CC 30 mg tablet', [['L3', 'STRENGTH_FORM', false]]],
    ['Lantus', 'Toujeo', [['L3', 'STRENGTH_FORM+UNREADABLE', false]]],
    ['Lipitor 40 mg', 'atorvastatin (LIPITOR) 40 mg', [['L1', 'SUBSTITUTION', false]]],
    ['Prinivil 10 mg', 'Zestril 10 mg', [['L1', 'SAME', true]]],
  ])('%s, %s', (left, right, expected) => {
    expect(told(left, right)).toEqual(expected);
  });

  it.each([['Celebrex 20 mg', 'Celexa 20 mg'], ['Celebrex 20 mg', 'Cerebyx 20 mg'], ['Celexa 20 mg', 'Cerebyx 20 mg'], ['Zantac 150 mg', 'Xanax 150 mg'], ['Zantac 150 mg', 'Zyrtec 150 mg'], ['Lamictal 25 mg', 'Lamisil 25 mg'], ['Zyprexa 5 mg', 'Zyrtec 5 mg'], ['Klonopin 1 mg', 'clonidine 1 mg'], ['Losec 20 mg', 'Lasix 20 mg'], ['Keppra 500 mg', 'Kaletra 500 mg']])(
    'look-alikes are two drugs: %s, %s', (left, right) => {
      expect(told(left, right).map(([level, type]) => `${String(level)} ${String(type)}`).toSorted(byCodePoint)).toEqual(['null COMMISSION', 'null OMISSION']);
    },
  );

  it('a code of another drug than the maker’s name is in doubt, though the catalogue has not got the name', () => {
    const coded = anEntry('Lasix 20 mg', ONE, { ndc11: '99999000801' });
    expect(drugConcept(coded, CATALOGUE).doubts).toEqual(['CODE_AND_NAME']);
    expect(reconcileLists([anEntry('lisinopril 20 mg', ONE)], [coded], CATALOGUE).rows.map(({ accepted }) => accepted)).not.toContain(true);
  });

  it('a combination by its maker’s name stands against its ingredients as a set', () => {
    const [row, ...more] = reconcileLists([anEntry('Percocet 5/325 tablet', ONE)], [anEntry('oxycodone 5 mg tablet', ONE), anEntry('acetaminophen 325 mg tablet', ONE)], EMPTY).rows;
    expect([row?.left.length, row?.right.length, row?.level, row?.types, more]).toEqual([1, 2, 'L3', ['STRENGTH_FORM'], []]);
  });
});
