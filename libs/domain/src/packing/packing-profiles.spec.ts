import { describe, expect, it } from '@jest/globals';
import { type Milli, day } from '@cyclefill/domain/kernel';
import { choosePackaging, neverPacked } from './choose-packaging.js';
import { layoutDemand } from './layout-demand.js';
import { aPackOrder, doses } from '../../../../test/builders/pack-order.builder.js';
import { SEPARATION_REASONS } from './pack-plan.js';
import { CARD_30, CARD_60_LARGE } from './pack-types.js';
import { PACKING_PROFILES, findProfile, profileName } from './packing-profile.js';
import { packingSettings, plainPacking } from './packing-settings.js';
import { PACKING_SENTENCES } from './packing-words.js';
import { placeOrder } from './place-order.js';
import { profileRules, rulesOfProfile } from './profile-rules.js';
import { SEPARATION_RULES } from './rules/index.js';
import { unitVolume } from './unit-volume.js';

const TODAY = day('2026-12-07');
const drug = (ingredient: string, more: object = {}): ReturnType<typeof aPackOrder> => aPackOrder('O1', [], { product: { ingredient, ...more } });
const choice = (profile: string, order: ReturnType<typeof aPackOrder>, on = TODAY): readonly unknown[] => {
  const { packaging, reason } = choosePackaging(order, 'multi_dose', rulesOfProfile(profile, on));
  return [packaging, reason];
};

describe('packing profiles (D76)', () => {
  it('are named once, and speak only of rules there are, each with its source', () => {
    const names = PACKING_PROFILES.map(profileName);
    expect(new Set(names).size).toBe(names.length);
    const reasons = SEPARATION_RULES.map(({ reason }) => reason);
    for (const { entries } of PACKING_PROFILES) for (const { reason, source } of entries) expect([reasons.includes(reason), source === '']).toEqual([true, false]);
    expect(findProfile('us@9')).toBe(null);
  });

  it('each reason has a sentence', () => {
    expect(Object.keys(PACKING_SENTENCES).toSorted()).toEqual([...SEPARATION_REASONS].toSorted());
  });

  it.each([
    ['valproic acid', {}, ['multi_dose', null], ['bulk', 'moisture_sensitive'], ['bulk', 'original_pack_by_law']],
    ['nifedipine', {}, ['multi_dose', null], ['bulk', 'light_sensitive'], ['bulk', 'light_sensitive']],
    ['levothyroxine sodium', {}, ['multi_dose', null], ['bulk', 'limited_time'], ['multi_dose', null]],
    ['capecitabine', { hazardous: true }, ['card', 'hazardous'], ['bulk', 'hazardous'], ['bulk', 'hazardous']],
    ['amlodipine', { form: 'Chewable Tablet' }, ['card', 'chewable_or_effervescent'], ['bulk', 'chewable_or_effervescent'], ['bulk', 'chewable_or_effervescent']],
    ['amlodipine', { countable: false }, ['bulk', 'not_countable'], ['bulk', 'not_countable'], ['bulk', 'not_countable']],
  ])('keep %s %j apart as the United States, Australia and the United Kingdom say', (ingredient, more, us, au, uk) => {
    expect([choice('us@1', drug(ingredient, more)), choice('au@1', drug(ingredient, more)), choice('uk@1', drug(ingredient, more))]).toEqual([us, au, uk]);
  });

  it('hold from their day on and not before: valproate in the United Kingdom', () => {
    const [before, after] = ['2023-10-10', '2023-10-11'].map((on) => choice('uk@1', drug('valproate sodium'), day(on)));
    expect([before, after]).toEqual([['bulk', 'moisture_sensitive'], ['bulk', 'original_pack_by_law']]);
  });
});

describe("a pharmacist's decision about one order", () => {
  const rules = profileRules(findProfile('au@1') ?? PACKING_PROFILES[0] as never, TODAY);
  it.each([
    ['keep_out', {}, 'bulk', 'pharmacist'],
    ['pack', { ingredient: 'nifedipine' }, 'multi_dose', null],
    ['pack', { hazardous: true }, 'card', 'hazardous'],
    ['pack', { originalContainer: true }, 'card', 'original_container'],
    ['pack', { schedule: 'CII' as const }, 'card', 'controlled_ii'],
    ['pack', { countable: false }, 'bulk', 'not_countable'],
    ['pack', { refrigerated: true }, 'bulk', 'refrigerated'],
  ] as const)('%s: %j goes to %s', (override, product, packaging, reason) => {
    expect(choosePackaging(aPackOrder('O1', [], { product }), 'multi_dose', rules, override)).toEqual({ orderId: 'O1', packaging, reason });
  });

  it('names what it cannot undo', () => {
    expect(neverPacked(drug('insulin', { countable: false, refrigerated: true }), rules)).toEqual(['not_countable', 'refrigerated']);
    expect(neverPacked(drug('nifedipine'), rules)).toEqual([]);
  });
});

describe('how much fits a cell (R237, D62)', () => {
  it('by volume: three large tablets lie in a cavity and not in that of a large card; the count holds where no volume is known', () => {
    const order = (unit: number | null, units: number): ReturnType<typeof aPackOrder> => aPackOrder('O1', [], { largestDose: (units * 1000) as Milli, product: { unitVolume: unit } });
    const place = (unit: number | null, units: number, card = CARD_30): string => placeOrder(order(unit, units), plainPacking('card', { ...plainPacking('card').stock, card })).packaging;
    expect([place(900, 3), place(900, 3, CARD_60_LARGE), place(null, 3, CARD_60_LARGE), place(900, 5), place(80, 6), place(80, 7)]).toEqual(['card', 'bulk', 'card', 'bulk', 'card', 'bulk']);
  });

  it.each([
    ['Oral Tablet', '1000 mg', null, 1092], ['Oral Tablet', '0.05 mg', null, 51], ['Oral Capsule', '300 mg', null, 680], ['Oral Tablet', '5 mg / 325 mg', null, 394], ['Oral Tablet', '500 mg', 18, 972],
    ['Oral Tablet', '400 [iU]', null, null],
  ])('a %s of %s and length %s takes %s cubic millimetres', (form, strength, lengthMm, volume) => {
    expect(unitVolume({ form, strength, lengthMm })).toBe(volume);
  });
});

describe('as-needed drugs on cards (D61)', () => {
  it('one unit to a cavity over as many cards as it takes, nothing in a shared cell, and cells and container add up', () => {
    const settings = packingSettings({ settings: [{ kind: 'prn', value: 'card-30', ofFacility: false, residentId: null, orderId: null, from: TODAY }], preference: 'multi_dose', on: TODAY, sharing: true });
    const order = aPackOrder('O1', [], { prn: true });
    const { packs, container } = layoutDemand(order, 45_500 as Milli, TODAY, settings.of(order));
    expect(packs.map(({ number, count, cells, passes }) => [number, count, cells.length, passes])).toEqual([[1, 2, 30, []], [2, 2, 15, []]]);
    expect(container).toBe(500);
    expect(placeOrder(order, settings.of(order))).toEqual({ orderId: 'O1', packaging: 'card', reason: 'as_needed' });
    expect(layoutDemand(aPackOrder('O1', [], { prn: true, product: { countable: false } }), 45_000 as Milli, TODAY, settings.of(order))).toEqual({ packs: [], container: 45_000, reason: 'not_countable' });
  });
});

describe('who says how an order is packed', () => {
  const at = (kind: 'pack' | 'card', value: string | null, owner: object, from = TODAY): Parameters<typeof packingSettings>[0]['settings'][number] => ({ kind, value, ofFacility: true, residentId: null, orderId: null, from, ...owner });
  const typeOf = (settings: Parameters<typeof packingSettings>[0]['settings'], sharing = true): string => {
    const packing = packingSettings({ settings, preference: 'card', on: TODAY, sharing }).of({ orderId: 'O1', residentId: 'R1' });
    return packing.loose ? 'loose' : packing.preference === 'card' ? packing.stock.card.id : packing.stock.sheet.id;
  };

  it('the order before the resident, the facility and the pharmacy; what is taken back lets the weaker speak', () => {
    const [pharmacy, facility, resident, order] = [at('pack', 'card-30', { ofFacility: false }), at('pack', 'week-7x4', {}), at('pack', 'pouch-strip', { residentId: 'R1' }), at('pack', 'vial', { orderId: 'O1' })];
    expect([typeOf([]), typeOf([pharmacy]), typeOf([pharmacy, facility]), typeOf([pharmacy, facility, resident]), typeOf([order, resident, facility, pharmacy])]).toEqual(['card-31', 'card-30', 'week-7x4', 'pouch-strip', 'loose']);
    expect(typeOf([facility, resident, at('pack', null, { residentId: 'R1' }, day('2026-12-08'))])).toBe('pouch-strip');
    expect(typeOf([facility, { ...resident, from: day('2026-12-01') }, at('pack', null, { residentId: 'R1' })])).toBe('week-7x4');
  });

  it('holds from its day on, and shares no cells for longer than the law lets it (R233)', () => {
    expect([typeOf([at('pack', 'week-7x4', {}, day('2026-12-08'))]), typeOf([at('pack', 'week-7x4', {})], false)]).toEqual(['card-31', 'card-31']);
    expect(choosePackaging(aPackOrder('O1', doses('2026-12-07', 1, ['0800'])), 'card').packaging).toBe('card');
  });
});
