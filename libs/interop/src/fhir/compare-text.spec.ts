import { describe, expect, it } from '@jest/globals';
import { compareFacts } from './compare-text.js';
import { readPlainFacts } from './read-plain-facts.js';
import { NO_FACTS } from './timing-facts.js';

const often = (text: string): readonly string[] => readPlainFacts(text).often.map(({ times, period, unit }) => `${times.join('-')} in ${period.join('-')} ${unit}`);

describe('what plain words say', () => {
  it.each([
    ['1 tablet once daily', ['1-1 in 1-1 d']],
    ['Take 2 tablets THREE times a day', ['3-3 in 1-1 d']],
    ['1 tab po bid', ['2-2 in 1-1 d']],
    ['one capsule every 4-6 hours', ['1-1 in 4-6 h']],
    ['500 mg q6h', ['1-1 in 6-6 h']],
    ['1 tablet every other day', ['1-1 in 2-2 d']],
    ['apply one patch three times per week', ['3-3 in 1-1 wk']],
    ['once weekly on Monday', ['1-1 in 1-1 wk']],
    ['10 mg/kg over 30 minutes', []],
    ['four times daily on Monday of each week', ['4-4 in 1-1 d']],
    ['1 tablet twice daily, no more than 4 per day', ['2-2 in 1-1 d']],
  ])('%s', (text, rhythms) => {
    expect(often(text)).toEqual(rhythms);
  });

  it('length, number, clock, slots, weekdays, amounts, need and conditions', () => {
    expect(readPlainFacts('Take 1 to 2 tablets (10 mg) before breakfast and at 9:30 pm on Monday for up to 2 weeks as needed, maximum of 6 tablets per day')).toMatchObject({
      bounds: [{ value: 14, unit: 'd' }], clocks: [21 * 60 + 30], slots: ['ACM'], weekdays: ['mon'], most: [{ amount: 6000, unit: 'tablet' }], asNeeded: true,
      doses: [{ low: 1000, high: 2000, unit: 'tablet' }, { low: 10_000, high: 10_000, unit: 'mg' }],
    });
    expect(readPlainFacts('one tablet at once, hang at 2200 hours, for 16 cycles; use after menstruation ends')).toMatchObject({ once: true, clocks: [1320], counts: [16], conditions: ['after menstruation ends'] });
  });
});

describe('text beside structure (D50)', () => {
  const kinds = (text: string, structure: Partial<typeof NO_FACTS>): readonly string[] => compareFacts(readPlainFacts(text), { ...NO_FACTS, ...structure }).map(({ field, kind }) => `${field} ${kind}`);
  const DAILY = { often: [{ times: [1, 1], period: [1, 1], unit: 'd' }] } as const;

  it('24 hours are a day; every 6 hours is not four times a day (D41)', () => {
    expect(kinds('once daily', { often: [{ times: [1, 1], period: [24, 24], unit: 'h' }] })).toEqual([]);
    expect(kinds('every 6 hours', { often: [{ times: [4, 4], period: [1, 1], unit: 'd' }] })).toEqual(['often differs']);
  });

  it('a clock time agrees within the pass window (D45)', () => {
    expect(kinds('daily at 9 am', { ...DAILY, clocks: [600] })).toEqual([]);
    expect(kinds('daily at 9 am', { ...DAILY, clocks: [601] })).toEqual(['clock differs']);
    expect(kinds('daily at 9 am', DAILY)).toEqual(['clock adds']);
  });

  it('an amount is compared with those of its own unit', () => {
    const dose = { doses: [{ low: 1000, high: 1000, unit: 'tablet' }] } as never as Partial<typeof NO_FACTS>;
    expect(kinds('1 tablet (500 mg) daily', { ...DAILY, ...dose })).toEqual([]);
    expect(kinds('2 tablets daily', { ...DAILY, ...dose })).toEqual(['dose differs']);
    expect(kinds('1 to 2 tablets daily', { ...DAILY, ...dose })).toEqual(['dose differs']);
    expect(kinds('500 mg daily', { ...DAILY, ...dose })).toEqual([]);
  });

  it('what only the structure says is no disagreement; what only the text says is', () => {
    expect(kinds('1 tablet', { ...DAILY, bounds: [{ value: 5, unit: 'd' }] })).toEqual([]);
    expect(kinds('1 tablet in the morning as needed', DAILY)).toEqual(['slot adds', 'as-needed differs']);
  });
});
