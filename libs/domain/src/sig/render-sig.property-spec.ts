import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, type Weekday, day } from '@cyclefill/domain/kernel';
import { errorProneTerms } from './error-prone.js';
import { readSig } from './reading/read-sig.js';
import { renderSig } from './render-sig.js';
import type { SigAmount, SigDays, SigPart, SigRoute, SigSlot, SigStructure, SigTimes } from './sig-structure.js';

const low = fc.constantFrom(250, 500, 750, 1000, 1500, 2000, 2250, 3000, 12_000, 40_000).map((value) => value as Milli);
/** A way to give something, with the units that go with it and where it may go. */
const way = fc.constantFrom<readonly [SigRoute, readonly string[], readonly (string | null)[]]>(
  ['oral', ['tablet', 'capsule', 'mL', 'mg', 'packet'], [null]], ['sublingual', ['tablet', 'mL', 'film'], [null]], ['subcutaneous', ['unit', 'mL', 'mg'], [null]], ['intramuscular', ['mL', 'mg'], [null]],
  ['ophthalmic', ['drop'], ['left eye', 'right eye', 'both eyes']], ['otic', ['drop'], ['left ear', 'both ears']], ['inhalation', ['puff', 'mL', 'inhalation'], [null]], ['rectal', ['suppository'], [null]],
  ['transdermal', ['patch'], [null]], ['topical', ['application', 'g', 'mL'], ['affected area', 'scalp']], ['nasal', ['spray'], [null, 'each nostril', 'left nostril']], ['tube', ['mL'], [null]],
);
const slotTimes = fc.constantFrom<readonly SigSlot[]>(['morning'], ['noon'], ['afternoon'], ['evening'], ['bedtime'], ['early morning'], ['before breakfast'], ['after lunch'], ['with dinner'], ['before meals'], ['with meals'], ['morning', 'bedtime'],
  ['before meals', 'bedtime'], ['before lunch', 'before dinner'], ['noon', 'bedtime'], ['before breakfast', 'bedtime']).map((slots): SigTimes => ({ kind: 'slots', slots, leadMinutes: null }));
const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const times: fc.Arbitrary<SigTimes> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((count): SigTimes => ({ kind: 'count', low: count, high: null })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([from, more]): SigTimes => ({ kind: 'count', low: from, high: from + more })),
  fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 36, 72).map((hours): SigTimes => ({ kind: 'every-hours', hours, high: null })),
  fc.constant<SigTimes>({ kind: 'every-hours', hours: 4, high: 6 }),
  slotTimes,
  fc.constantFrom<SigSlot>('before breakfast', 'after dinner').map((slot): SigTimes => ({ kind: 'slots', slots: [slot], leadMinutes: 30 })),
  fc.uniqueArray(fc.integer({ min: 0, max: 287 }).map((five) => five * 5), { minLength: 1, maxLength: 4 }).map((minutes): SigTimes => ({ kind: 'clock', minutes: ascending(minutes) })),
  fc.constant<SigTimes>({ kind: 'every-shift' }),
);
const inWeek = (days: readonly Weekday[]): readonly Weekday[] => days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
const days: fc.Arbitrary<SigDays> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<SigDays>({ kind: 'daily' }) },
  fc.integer({ min: 2, max: 30 }).map((every): SigDays => ({ kind: 'every-n-days', every })),
  fc.uniqueArray(fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6), { minLength: 1, maxLength: 6 }).map((some): SigDays => ({ kind: 'weekdays', days: inWeek(some) })),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }).map((some): SigDays => ({ kind: 'month-days', days: ascending(some) })),
  fc.tuple(fc.integer({ min: 2, max: 28 }), fc.integer({ min: 2, max: 14 })).map(([on, off]): SigDays => ({ kind: 'cycle', on, off })),
);
const unnamed = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('week' as const, 'month' as const)).map(([count, per]): readonly [SigDays, SigTimes] => [{ kind: 'some-days', times: count, per }, { kind: 'count', low: 1, high: null }]);
/** Intervals and ranges are said of every day; other days go with a number of times, a moment or a clock time. */
const timing = fc.oneof({ weight: 5, arbitrary: fc.tuple(days, times) }, { weight: 1, arbitrary: unnamed }).filter(([on, at]) => on.kind === 'daily' || ((at.kind === 'count' && at.high === null) || at.kind === 'slots' || at.kind === 'clock'));
const need = fc.constantFrom<readonly [boolean, string | null]>([false, null], [false, null], [true, null], [true, 'pain'], [true, 'shortness of breath or wheezing']);

function amountOf(from: Milli, unit: string, isRange: boolean): SigAmount {
  return { low: from, high: isRange ? ((from + 1000) as Milli) : null, unit };
}

const part: fc.Arbitrary<SigPart> = fc.record({
  way, low, timing, need, isRange: fc.boolean(), unitAt: fc.nat(9), siteAt: fc.nat(9), also: fc.boolean(), alternates: fc.boolean(), chewed: fc.boolean(),
  food: fc.constantFrom(null, null, 'with food', 'on an empty stomach'), durationDays: fc.constantFrom(null, null, 1, 7, 10, 28),
}).map(({ way: [route, units, sites], low: from, timing: [on, at], need: [prn, prnReason], isRange, unitAt, siteAt, also, alternates, chewed, food, durationDays }): SigPart => {
  const unit = units[unitAt % units.length] ?? 'tablet';
  const whole = unit === 'tablet' || unit === 'capsule';
  return {
    step: 0, verb: chewed && route === 'oral' && unit === 'tablet' ? 'chew and swallow' : null, amount: amountOf(from, unit, isRange && !alternates), alsoAs: also && whole && !isRange ? { low: 25_000 as Milli, high: null, unit: 'mg' } : null,
    alternate: alternates && !isRange ? amountOf((from + 500) as Milli, unit, false) : null, route, site: sites[siteAt % sites.length] ?? null, days: on, times: at, food, prn, prnReason, durationDays, count: null, removeAfterMinutes: null,
  };
});

const alone = (parts: readonly SigPart[]): SigStructure => ({ parts, limit: null, holds: [], start: null, until: null, indication: null, scale: null, instructions: [] });
const whole: fc.Arbitrary<SigStructure> = fc.record({
  parts: part.map((one) => [one]), limit: fc.constantFrom(null, null, { amount: 3000 as Milli, unit: 'g', hours: 24 }), holds: fc.constantFrom([], ['hold if systolic blood pressure is less than 100']),
  start: fc.constantFrom(null, null, day('2026-12-07')), until: fc.constantFrom(null, null, day('2027-01-31')), indication: fc.constant(null), scale: fc.constant(null), instructions: fc.constantFrom([], ['do not crush'], ['rinse mouth after use']),
});
/** A taper: steps of one way of giving, each with an end but the last. */
const taper: fc.Arbitrary<SigStructure> = fc.tuple(part, fc.uniqueArray(low, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 14 })).map(([one, doses, length]) =>
  alone(doses.map((from, step) => ({ ...one, step, amount: amountOf(from, one.amount.unit ?? 'tablet', false), alsoAs: null, alternate: null, prn: false, prnReason: null, durationDays: step === doses.length - 1 ? null : length }))).parts)
  .filter((parts) => parts.every(({ days: on }) => on.kind !== 'cycle')).map(alone);
/** Two doses a day that differ. */
const parallel: fc.Arbitrary<SigStructure> = fc.tuple(part, low, low).filter(([, a, b]) => a !== b).map(([one, a, b]) =>
  alone([[a, 'morning'] as const, [b, 'bedtime'] as const].map(([from, slot]) => ({
    ...one, amount: amountOf(from, one.amount.unit ?? 'tablet', false), alsoAs: null, alternate: null, prn: false, prnReason: null, days: { kind: 'daily' }, times: { kind: 'slots', slots: [slot], leadMinutes: null }, durationDays: null,
  }))));

describe('renderSig', () => {
  it.each([['one part', whole], ['a taper', taper], ['doses side by side', parallel]] as const)('is read back as the same structure, for staff and for residents: %s', (_name, structures) => {
    fc.assert(fc.property(structures, fc.constantFrom('staff' as const, 'resident' as const), (sig, reader) => {
      const text = renderSig(sig, reader);
      expect([text, readSig(text).structure]).toEqual([text, sig]);
    }));
  });

  it('holds nothing of the error-prone list', () => {
    fc.assert(fc.property(fc.oneof(whole, taper, parallel), fc.constantFrom('staff' as const, 'resident' as const), (sig, reader) => {
      expect(errorProneTerms(renderSig(sig, reader))).toEqual([]);
    }));
  });

  it('tells staff the clock and a resident the time of day', () => {
    const sig = readSig('1 tab po at 8am and 8pm').structure as SigStructure;
    expect([renderSig(sig, 'staff'), renderSig(sig, 'resident')]).toEqual(['Give 1 tablet by mouth at 0800 and 2000.', 'Take 1 tablet by mouth at 8:00 am and 8:00 pm.']);
  });
});
