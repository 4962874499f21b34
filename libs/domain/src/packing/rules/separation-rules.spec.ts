import { describe, expect, it } from '@jest/globals';
import { aPackOrder } from '../../../../../test/builders/pack-order.builder.js';
import type { PackOrder } from '../pack-plan.js';
import { SEPARATION_REASONS } from '../pack-plan.js';
import { US_SEPARATION_RULES } from '../profile-rules.js';

const verdicts = (order: PackOrder): readonly string[] => US_SEPARATION_RULES.flatMap((rule) => {
  const separation = rule.separate(order);
  return separation === null ? [] : [`${rule.reason}: ${separation}`];
});

describe('separation rules', () => {
  it('have nothing against a plain tablet', () => {
    expect(verdicts(aPackOrder('O1', []))).toEqual([]);
  });

  it.each([
    [aPackOrder('O1', [], { prn: true }), 'as_needed: own_container'],
    [aPackOrder('O1', [], { product: { countable: false, category: 'patch' } }), 'not_countable: own_container'],
    [aPackOrder('O1', [], { product: { form: 'Sublingual Tablet' } }), 'sublingual_or_dissolving: own_container'],
    [aPackOrder('O1', [], { product: { form: 'Disintegrating Oral Tablet' } }), 'sublingual_or_dissolving: own_container'],
    [aPackOrder('O1', [], { product: { form: 'Chewable Tablet' } }), 'chewable_or_effervescent: own_card'],
    [aPackOrder('O1', [], { product: { form: 'Effervescent Tablet' } }), 'chewable_or_effervescent: own_container'],
    [aPackOrder('O1', [], { product: { originalContainer: true } }), 'original_container: own_container'],
    [aPackOrder('O1', [], { product: { refrigerated: true } }), 'refrigerated: own_container'],
    [aPackOrder('O1', [], { product: { hazardous: true } }), 'hazardous: own_card'],
    [aPackOrder('O1', [], { product: { schedule: 'CII' } }), 'controlled_ii: own_card'],
    [aPackOrder('O1', [], { variesByDay: true }), 'dose_varies: own_card'],
    [aPackOrder('O1', [], { product: { ingredient: 'warfarin' } }), 'dose_varies: own_card'],
    [aPackOrder('O1', [], { product: { ingredient: 'alendronic acid' } }), 'weekly_high_risk: own_card'],
  ])('keep apart, case %#: %s', (order, verdict) => {
    expect(verdicts(order)).toEqual([verdict]);
  });

  it('give reasons of the closed list, one rule each', () => {
    const reasons = US_SEPARATION_RULES.map((rule) => rule.reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => !SEPARATION_REASONS.includes(reason))).toEqual([]);
  });

  it('leave C-III to C-V in a shared cell', () => {
    expect(verdicts(aPackOrder('O1', [], { product: { schedule: 'CIV' } }))).toEqual([]);
  });
});
