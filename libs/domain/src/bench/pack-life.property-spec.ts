import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PACK_STATES, type PackState, isPhysical, isUndelivered, mayStep, replacedState } from './pack-state.js';
import { refusalOf } from './pack-step.js';

/** A pack as somebody without a table of states would follow it: what was done to it, one thing after another. */
interface Model {
  readonly done: readonly ('filled' | 'sealed' | 'checked' | 'toted' | 'shipped' | 'received')[];
  readonly gone: 'returned' | 'void' | 'recalled' | null;
}

const FRESH: Model = { done: [], gone: null };
const ORDER = ['filled', 'sealed', 'checked', 'toted', 'shipped', 'received'] as const;
const NAMES: readonly PackState[] = ['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received'];
const stateOf = ({ done, gone }: Model): PackState => gone ?? (NAMES[done.length] as PackState);

/** What a step makes of the model; null = it cannot be done. In words: each thing after the one before it, back to the bench only while it is in the house, out of a tote only while that has not left, gone only what was begun. */
function stepped(model: Model, to: PackState): Model | null {
  const { done, gone } = model;
  const left = done.includes('shipped');
  if (to === 'void') return done.length > 0 && gone !== 'void' ? { ...model, gone: 'void' } : null;
  if (to === 'recalled') return done.length > 0 && gone === null ? { ...model, gone: 'recalled' } : null;
  if (to === 'returned') return gone === 'recalled' || (gone === null && left) ? { ...model, gone: 'returned' } : null;
  if (gone !== null || to === 'planned') return null;
  if (to === 'filling') return done.length === 0 ? { ...model, done: ['filled'] } : (done.includes('sealed') && !done.includes('toted') ? { ...model, done: ['filled'] } : null);
  if (to === 'checked' && done.at(-1) === 'toted') return { ...model, done: done.slice(0, -1) };
  const next = ORDER[done.length];
  return next !== undefined && NAMES[done.length + 1] === to ? { ...model, done: [...done, next] } : null;
}

const anyState = fc.constantFrom(...PACK_STATES);
const person = fc.constantFrom('ann', 'ben', 'cy', null);
const command = fc.record({ to: anyState, person, outOfDate: fc.boolean(), held: fc.boolean() });

describe('the life of a pack', () => {
  it('is that of a model that knows no table, whatever is tried in whichever order', () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let model = FRESH;
      const packers = new Set<string>();
      for (const { to, person: who, outOfDate, held } of commands) {
        const state = stateOf(model);
        const next = stepped(model, to);
        expect(mayStep(state, to)).toBe(next !== null);
        const refusal = refusalOf({ state, outOfDate, held, packers }, to, who);
        const away = ['void', 'recalled', 'returned'].includes(to) || (state === 'tote' && to === 'checked');
        const allowed = next !== null && (away || (!outOfDate && (to !== 'checked' || (!held && who !== null && !packers.has(who)))));
        expect([state, to, refusal === null]).toEqual([state, to, allowed]);
        if (!allowed || next === null) continue;
        if (to === 'sealed' && who !== null) packers.add(who);
        model = next;
      }
    }));
  });

  it('never lets a pack that is out of date any nearer to its resident', () => {
    fc.assert(fc.property(anyState, anyState, person, (state, to, who) => {
      const refusal = refusalOf({ state, outOfDate: true, held: false, packers: new Set() }, to, who);
      if (refusal === null) expect(['void', 'recalled', 'returned', ...(state === 'tote' ? ['checked'] : [])]).toContain(to);
    }));
  });

  it('ends: void leads nowhere, and what is physical may always be taken out of the way', () => {
    expect(PACK_STATES.filter((to) => mayStep('void', to))).toEqual([]);
    for (const state of PACK_STATES.filter(isPhysical)) {
      expect(mayStep(state, 'void') && mayStep(state, 'recalled') && mayStep(state, replacedState(state))).toBe(true);
    }
    expect(PACK_STATES.filter((state) => isPhysical(state) !== isUndelivered(state))).toEqual(['planned', 'received']);
  });
});
