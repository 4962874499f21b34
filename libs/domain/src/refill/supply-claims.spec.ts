import { describe, expect, it } from '@jest/globals';
import { type ShortCycleFacts, claimCodes } from '@cyclefill/domain/law';
import { ONE_UNIT, addDays, atMinute, day, formatDay, parseClock } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { units } from '../../../../test/builders/values.js';
import { type BilledFill, supplyClaims } from './supply-claims.js';
import { renewalHint } from './renewal-hint.js';

const BRAND: ShortCycleFacts = { partD: true, partDFacility: true, residenceCode: '03', applicationType: 'NDA', solidOral: true, therapeuticClass: 'Other', originalContainer: false, rebilled: false };
/** A tablet at each clock of so many days. */
const doses = (from: string, days: number, clocks: readonly string[]): BilledFill['doses'] =>
  Array.from({ length: days }, (_, index) => addDays(day(from), index)).flatMap((on) => clocks.map((clock) => ({ at: atMinute(on, parseClock(clock) ?? 0), dose: ONE_UNIT })));
const FILL: BilledFill = {
  facts: BRAND, doses: doses('2026-12-02', 28, ['0800', '2000']), quantity: units('60'), from: day('2026-12-02'), daysSupply: 28, asNeeded: false, special: [], pack: COMMON_RULES,
};
const said = (changes: Partial<BilledFill>): readonly string[] =>
  supplyClaims({ ...FILL, ...changes }).map(({ serviceOn, daysSupply, quantity, clarification }) => `${formatDay(serviceOn)} ${daysSupply ?? '?'} ${quantity / 1000} ${clarification}`);

describe('claims of what is filled outside a cycle (R148, R149)', () => {
  it('a brand solid of a Part D resident is billed in fourteen days; what makes no whole dose goes with the last', () => {
    expect(said({})).toEqual(['2026-12-02 14 28 34', '2026-12-16 14 32 34']);
    expect(said({ facts: { ...BRAND, applicationType: 'ANDA' } })).toEqual(['2026-12-02 28 60 ']);
  });

  it('why it was filled when it was stands behind the method: 05 a larger dose, 14 a leave, 17 the rest after the kit, 18 an admission', () => {
    for (const special of ['05', '14', '17', '18']) {
      expect(said({ doses: doses('2026-12-02', 3, ['0800']), quantity: units('3'), daysSupply: 3, special: [special] })).toEqual([`2026-12-02 3 3 24;${special}`]);
      expect(said({ facts: { ...BRAND, partD: false }, doses: [], quantity: units('3'), daysSupply: null, special: [special] })).toEqual([`2026-12-02 ? 3 ${special}`]);
    }
  });

  it('as needed on demand is 32 where the rule binds, 21 where it is excluded, and nothing outside it', () => {
    const prn = { doses: [], asNeeded: true, daysSupply: 10 };
    expect([said(prn), said({ ...prn, facts: { ...BRAND, originalContainer: true } }), said({ ...prn, facts: { ...BRAND, applicationType: 'ANDA' } })]).toEqual([
      ['2026-12-02 10 60 32'], ['2026-12-02 10 60 21'], ['2026-12-02 10 60 '],
    ]);
    expect(claimCodes({ ...BRAND, rebilled: true }, { days: 28, asNeeded: false, special: [] })).toBe('36');
  });
});

describe('what a renewal that nobody watches asks for (R113)', () => {
  const hint = (status: 'asked' | 'sent' | 'approved', today: string, more: { sentOn?: string; neededOn?: string | null } = {}): string | null =>
    renewalHint({ status, askedOn: day('2026-12-01'), sentOn: more.sentOn === undefined ? null : day(more.sentOn), neededOn: more.neededOn === null ? null : day(more.neededOn ?? '2026-12-31') }, day(today));

  it('is sent by the next day, at once where nothing is left or three days remain', () => {
    expect([hint('asked', '2026-12-01'), hint('asked', '2026-12-02'), hint('asked', '2026-12-01', { neededOn: null }), hint('asked', '2026-12-01', { neededOn: '2026-12-04' })]).toEqual([null, 'send', 'send', 'send']);
  });

  it('is answered within three days, or somebody calls; the next day where it presses; an answer ends it', () => {
    const sent = { sentOn: '2026-12-02' };
    expect([hint('sent', '2026-12-04', sent), hint('sent', '2026-12-05', sent), hint('sent', '2026-12-03', { ...sent, neededOn: '2026-12-05' }), hint('approved', '2026-12-30', sent)]).toEqual([null, 'call', 'call', null]);
  });
});
