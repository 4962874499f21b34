import { describe, expect, it } from '@jest/globals';
import type { Milli } from '@cyclefill/domain/kernel';
import { classifyProduct } from './classify-product.js';

const of = (displayName: string, form: string, category = 'oral_solid', ingredient = displayName): ReturnType<typeof classifyProduct> => classifyProduct({ displayName, ingredient, form, category });

describe('classifyProduct', () => {
  it.each([
    ['trazodone', 'Oral Tablet', 500],
    ['metoprolol succinate ER', 'Extended Release Oral Tablet', 1000],
    ['bupropion XL', 'Oral Tablet', 1000],
    ['aspirin DR', 'Delayed Release Oral Tablet', 1000],
    ['gabapentin', 'Oral Capsule', 1000],
    ['nitroglycerin', 'Sublingual Tablet', 1000],
    ['ondansetron', 'Disintegrating Oral Tablet', 1000],
    ['aspirin', 'Chewable Tablet', 1000],
    ['letrozole', 'Oral Tablet', 1000],
  ])('%s, %s: splits to %i thousandths', (name, form, splitUnit) => {
    expect(of(name, form)).toMatchObject({ countable: true, splitUnit });
  });

  it('measures liquids to the thousandth and gives patches whole', () => {
    expect(of('morphine', 'Oral Solution', 'oral_liquid')).toMatchObject({ countable: false, splitUnit: 1 });
    expect(of('fentanyl', 'Transdermal System', 'patch')).toMatchObject({ countable: false, splitUnit: 1000 });
  });

  it('knows hazardous, original-container and refrigerated products by ingredient', () => {
    expect(of('methotrexate', 'Oral Tablet').hazardous).toBe(true);
    expect(of('finasteride', 'Oral Tablet').hazardous).toBe(true);
    expect(of('warfarin sodium', 'Oral Tablet').hazardous).toBe(false);
    expect(of('dabigatran etexilate', 'Oral Capsule').originalContainer).toBe(true);
    expect(of('nitroglycerin', 'Sublingual Tablet').originalContainer).toBe(true);
    expect(of('nitroglycerin ER', 'Extended Release Oral Capsule').originalContainer).toBe(false);
    expect(of('insulin glargine', 'Pen Injector', 'insulin').refrigerated).toBe(true);
    expect(of('lorazepam', 'Oral Tablet').refrigerated).toBe(false);
  });

  it('lets a pharmacist\'s override win over every table', () => {
    const overrides = { hazardous: false, splitUnit: 250 as Milli };
    expect(classifyProduct({ displayName: 'finasteride', ingredient: 'finasteride', form: 'Oral Tablet', category: 'oral_solid', overrides })).toMatchObject({ hazardous: false, splitUnit: 250 });
  });
});
