import { describe, expect, it } from '@jest/globals';
import { drugCatalogue } from './drug-catalogue.js';
import { anEntry, someProducts } from './entry.builder.js';
import type { ListEntry } from './list-entry.js';
import { reconcileLists } from './reconcile-lists.js';

const CATALOGUE = drugCatalogue(someProducts());
const ONE = 'Take 1 tablet by mouth once daily';
const told = (left: readonly ListEntry[], right: readonly ListEntry[]): readonly (readonly unknown[])[] =>
  reconcileLists(left, right, CATALOGUE).rows.map(({ level, types, accepted, proposed }) => [level, types.join('+'), accepted ? 'accepted' : 'open', proposed]);

describe('two entries', () => {
  it.each<[string, ListEntry, ListEntry, readonly unknown[]]>([
    ['that say the same are accepted', anEntry('lisinopril 10 mg tablet', ONE), anEntry('lisinopril', '1 tab PO daily', { strength: '10 mg' }), ['L1', 'SAME', 'accepted', 'continue']],
    ['of a drug of high alert are shown though they say the same (R309)', anEntry('warfarin 5 mg', ONE), anEntry('warfarin sodium 5 mg tablet', ONE), ['L1', 'SAME', 'open', 'continue']],
    ['10 mg twice a day and 20 mg once are a frequency (R308)', anEntry('lisinopril 10 mg', 'Take 1 tablet by mouth twice daily'), anEntry('lisinopril 20 mg', ONE), ['L2', 'FREQUENCY+STRENGTH_FORM', 'open', 'change']],
    ['10 mg and 20 mg once a day are a dose', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 20 mg', ONE), ['L2', 'DOSE+STRENGTH_FORM', 'open', 'change']],
    ['two of 10 mg and one of 20 mg are a strength', anEntry('lisinopril 10 mg', 'Take 2 tablets by mouth once daily'), anEntry('lisinopril 20 mg', ONE), ['L2', 'STRENGTH_FORM', 'open', 'change']],
    ['10 mg said as weight and as a tablet are the same', anEntry('lisinopril 10 mg', 'Take 10 mg by mouth once daily'), anEntry('lisinopril 10 mg', ONE), ['L1', 'SAME', 'accepted', 'continue']],
    ['of another salt and release are never the same (R308)', anEntry('metoprolol tartrate 25 mg', ONE), anEntry('metoprolol succinate ER 25 mg', ONE), ['L3', 'STRENGTH_FORM', 'open', 'ask-prescriber']],
    ['of a salt that one leaves out are not the same where there are two', anEntry('metoprolol 25 mg', ONE), anEntry('metoprolol tartrate 25 mg', ONE), ['L3', 'STRENGTH_FORM', 'open', 'ask-prescriber']],
    ['a maker’s name and the generic one', anEntry('Lipitor 40 mg', ONE), anEntry('atorvastatin 40 mg', ONE), ['L1', 'SUBSTITUTION', 'open', 'continue']],
    ['of one class', anEntry('atorvastatin 40 mg', ONE), anEntry('rosuvastatin 10 mg', ONE), ['L4', 'SUBSTITUTION', 'open', 'ask-prescriber']],
    ['by a name that is nearly right', anEntry('lisinopirl 10 mg', ONE), anEntry('lisinopril 10 mg', ONE), ['L5', 'UNREADABLE', 'open', 'ask-prescriber']],
    ['by another way in', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', 'Give 1 tablet per tube once daily'), ['L1', 'ROUTE', 'open', 'change']],
    ['for so many days', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', `${ONE} for 7 days`), ['L1', 'DURATION', 'open', 'change']],
    ['as needed', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', `${ONE} as needed`), ['L1', 'FREQUENCY', 'open', 'change']],
    ['without directions', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', ''), ['L1', 'UNREADABLE', 'open', 'ask-prescriber']],
    ['of one form where the name alone is said', anEntry('sertraline 50 mg', ONE), anEntry('sertraline HCl 50 mg tablet', ONE), ['L3', 'STRENGTH_FORM', 'open', 'ask-prescriber']],
    ['whose code and words differ', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', ONE, { ndc11: '99999000801' }), ['L1', 'UNREADABLE', 'open', 'ask-prescriber']],
    ['that the other holds', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', ONE, { status: 'on-hold' }), ['L1', 'DURATION', 'open', 'change']],
    ['that the other calls stopped', anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 10 mg', ONE, { status: 'stopped' }), ['L1', 'DURATION', 'open', 'stop']],
  ])('%s', (_, left, right, expected) => {
    expect(told([left], [right])).toEqual([expected]);
  });

  it('of two known drugs whose names look alike are not put together', () => {
    expect(told([anEntry('hydralazine 25 mg', ONE)], [anEntry('hydroxyzine 25 mg', ONE)])).toEqual([[null, 'OMISSION', 'open', 'ask-prescriber'], [null, 'COMMISSION', 'open', 'new']]);
  });
});

describe('two lists', () => {
  it('a combination stands against its ingredients as a set (R308)', () => {
    const [row, ...more] = reconcileLists([anEntry('sennosides-docusate sodium', ONE, { strength: '50 mg; 8.6 mg', form: 'Oral Tablet' })], [anEntry('senna 8.6 mg tablet', ONE), anEntry('docusate sodium 50 mg', ONE)], CATALOGUE).rows;
    expect([row?.left.length, row?.right.length, row?.level, row?.types, more]).toEqual([1, 2, 'L3', ['STRENGTH_FORM'], []]);
  });

  it('a combination whose one ingredient is named like a salt is not its other ingredient', () => {
    const products = someProducts().slice(0, 1).map((product) => ({ ...product, name: 'calcium carbonate-cholecalciferol', ingredient: 'calcium carbonate / cholecalciferol', strength: '500 mg; 200 units', ingredientRxcui: '1' }));
    const { rows } = reconcileLists([anEntry('calcium carbonate-cholecalciferol', ONE, { strength: '500 mg; 200 units' })], [anEntry('cholecalciferol 200 units tablet', ONE)], drugCatalogue(products));
    expect(rows.map(({ type }) => type)).toEqual(['OMISSION', 'COMMISSION']);
  });

  it('a second entry of one drug is a duplicate', () => {
    expect(told([anEntry('lisinopril 10 mg', ONE)], [anEntry('lisinopril 10 mg', ONE), anEntry('lisinopril 20 mg', ONE)]).map(([, type]) => type)).toEqual(['SAME', 'DUPLICATE']);
  });

  it('what both call stopped is set aside', () => {
    const stopped = anEntry('lisinopril 10 mg', ONE, { status: 'stopped' });
    expect(reconcileLists([stopped], [stopped], CATALOGUE)).toEqual({ rows: [], setAside: { left: [stopped.id], right: [stopped.id] } });
  });
});
