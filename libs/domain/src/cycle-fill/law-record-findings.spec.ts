import { describe, expect, it } from '@jest/globals';
import { type Finding, day } from '@cyclefill/domain/kernel';
import { type EmergencyOral, type RefillConsent, consentMissing, medPakConsentMissing } from '@cyclefill/domain/law';
import { aBatch } from '../../../../test/builders/batch.builder.js';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { COMMON_RULES, rules } from '../../../../test/builders/rules.builder.js';
import { computeFill } from './compute-fill.js';

const MISSISSIPPI = rules({ payer: 'MS_MEDICAID' });
const STANDING = { ...COMMON_RULES, rules: { ...COMMON_RULES.rules, 'auto-refill.consent': { ...COMMON_RULES.rules['auto-refill.consent'], value: 'standing' as const } } };
const NOTHING: RefillConsent = { census: false, standing: [], requestedWindows: [] };
const WINDOW = day('2026-12-15');

describe('consent to automatic refills (R129)', () => {
  it('nobody asks for it where the payer does not; Mississippi wants a request for this very window', () => {
    expect(consentMissing(NOTHING, WINDOW, COMMON_RULES)).toBeNull();
    expect(consentMissing({ ...NOTHING, census: true, standing: [{ from: WINDOW, granted: true }], requestedWindows: [day('2026-12-14')] }, WINDOW, MISSISSIPPI)).toBe('each-window');
    expect(consentMissing({ ...NOTHING, requestedWindows: [WINDOW] }, WINDOW, MISSISSIPPI)).toBeNull();
  });

  it('a standing one holds from its day until it is withdrawn; where nobody said anything the census holds', () => {
    const said = (census: boolean, ...words: readonly (readonly [string, boolean])[]): string | null =>
      consentMissing({ ...NOTHING, census, standing: words.map(([from, granted]) => ({ from: day(from), granted })) }, WINDOW, STANDING);
    expect([said(true), said(false)]).toEqual([null, 'standing']);
    expect([said(false, ['2026-12-15', true]), said(false, ['2026-12-16', true]), said(true, ['2026-12-01', false])]).toEqual([null, 'standing', 'standing']);
    expect(said(false, ['2026-11-01', true], ['2026-12-01', false])).toBe('standing');
  });

  it('parks a refill of the cycle with NO_CONSENT, and neither a first fill nor what is filled on demand', () => {
    const found = (order: OrderBuilder): readonly Finding[] =>
      (computeFill(order.build(), aResident().build(), { ...aBatch('2026-12-15', 28), pack: MISSISSIPPI })?.findings ?? []).filter(({ code }) => code === 'NO_CONSENT');
    const refill = anOrder().filled('2026-11-17', '28');
    expect(found(refill)).toEqual([{ code: 'NO_CONSENT', severity: 'block', rule: 'R129', subject: expect.any(String), params: { missing: 'each-window', windowFrom: '2026-12-15' } }]);
    expect([found(anOrder()), found(refill.supplied('on_demand'))]).toEqual([[], []]);
    const filledHere = anOrder().written('2026-06-01', 1);
    expect(found(filledHere)).toHaveLength(1);
  });
});

describe('consent to several drugs in one pack (R231)', () => {
  it('is asked for where the state does, holds from its day until it is withdrawn, and silence is none', () => {
    const massachusetts = rules({ state: 'MA' });
    const lacks = (...words: readonly (readonly [string, boolean])[]): boolean => medPakConsentMissing(words.map(([from, granted]) => ({ from: day(from), granted })), WINDOW, massachusetts);
    expect([lacks(), lacks(['2026-12-15', true]), lacks(['2026-12-16', true]), lacks(['2026-01-01', true], ['2026-12-01', false]), lacks(['2026-01-01', false], ['2026-12-01', true])]).toEqual([true, false, true, true, false]);
    expect(medPakConsentMissing([], WINDOW, COMMON_RULES)).toBe(false);
  });
});

describe('EMERGENCY_RX (R208)', () => {
  const oral: EmergencyOral = { orderedOn: day('2026-12-01'), signed: null, agencyToldOn: null };
  const found = (emergency: EmergencyOral, asOf: string): readonly Finding[] => {
    const order = anOrder().controlled('CII').supplied('on_demand').written('2026-12-01').with({ emergency });
    return (computeFill(order.build(), aResident().build(), aBatch('2026-12-15', 28, asOf))?.findings ?? []).filter(({ code }) => code === 'EMERGENCY_RX');
  };

  it('is told with its due day while the paper is awaited, and blocks when it did not come', () => {
    expect(found(oral, '2026-12-08')).toMatchObject([{ severity: 'warn', rule: 'R208', params: { state: 'waiting', orderedOn: '2026-12-01', dueOn: '2026-12-08' } }]);
    expect(found(oral, '2026-12-09')).toMatchObject([{ severity: 'block', params: { state: 'tell-agency' } }]);
  });

  it('is over with the marked paper, or when DEA was told', () => {
    expect(found({ ...oral, signed: { on: day('2026-12-08'), markedEmergency: true, namesOralDate: true } }, '2026-12-10')).toEqual([]);
    expect(found({ ...oral, agencyToldOn: day('2026-12-09') }, '2026-12-10')).toEqual([]);
  });
});
