import { describe, expect, it } from '@jest/globals';
import { type Finding, addDays, day } from '@cyclefill/domain/kernel';
import { aBatch } from '../../../../test/builders/batch.builder.js';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { type ResidentBuilder, aResident } from '../../../../test/builders/resident.builder.js';
import { units } from '../../../../test/builders/values.js';
import { computeFill } from './compute-fill.js';
import { duplicateFindings } from '@cyclefill/domain/clinical';
import { type StockLot, stockFindings } from './stock-findings.js';

/** The window of 28 days from 15 December. */
const BATCH = aBatch('2026-12-15', 28);
const findings = (order: OrderBuilder, resident: ResidentBuilder = aResident()): readonly Finding[] => computeFill(order.build(), resident.build(), BATCH)?.findings ?? [];

describe('E23 PRN_14D (R215)', () => {
  const lorazepam = anOrder().asNeeded().starting('2026-12-01').of({ therapeuticClass: 'Benzodiazepine/hypnotic' });
  const haloperidol = anOrder().asNeeded().starting('2026-12-01').of({ therapeuticClass: 'Antipsychotic' });
  const reviewed = { on: day('2026-12-12'), rationale: true, until: null, evaluated: false };

  it('lorazepam on day 15: without a rationale, and with one that states no duration', () => {
    expect(findings(lorazepam)).toEqual([{ code: 'PRN_14D', severity: 'block', rule: 'R215', subject: expect.any(String), params: { startedOn: '2026-12-01', lastDay: '2026-12-14', missing: 'rationale' } }]);
    expect(findings(lorazepam.with({ prnReviews: [reviewed] }))).toMatchObject([{ code: 'PRN_14D', params: { missing: 'duration' } }]);
    expect(findings(lorazepam.with({ prnReviews: [{ ...reviewed, until: day('2027-02-01') }] }))).toEqual([]);
  });

  it('haloperidol on day 15 with a rationale but no evaluation', () => {
    expect(findings(haloperidol.with({ prnReviews: [{ ...reviewed, until: day('2027-02-01') }] }))).toMatchObject([{ code: 'PRN_14D', params: { missing: 'evaluation' } }]);
    expect(findings(haloperidol.with({ prnReviews: [{ ...reviewed, evaluated: true }] }))).toEqual([]);
  });

  it('not on day 14, not when it stops there, not when it is scheduled, not for other drugs', () => {
    expect(findings(lorazepam.starting('2026-12-02'))).toEqual([]);
    expect(findings(lorazepam.stopping('2026-12-15'))).toEqual([]);
    expect(findings(anOrder().starting('2026-12-01').of({ therapeuticClass: 'Antipsychotic' }))).toEqual([]);
    expect(findings(lorazepam.of({ therapeuticClass: 'Opioid' }))).toEqual([]);
  });
});

describe('E25 DO_NOT_CRUSH (R408)', () => {
  it('asks, where tablets are crushed, about a form that must stay whole; the line goes on', () => {
    const order = anOrder().of({ doNotCrush: 'modified release' });
    expect(findings(order, aResident().crushing())).toMatchObject([{ code: 'DO_NOT_CRUSH', severity: 'warn', rule: 'R408', params: { reason: 'modified release' } }]);
    expect(computeFill(order.build(), aResident().crushing().build(), BATCH)?.status).toBe('filled');
    expect([findings(order), findings(anOrder(), aResident().crushing())]).toEqual([[], []]);
  });
});

describe('E19 SHORT_CYCLE (R148)', () => {
  it('V9, V10: a brand tablet of a Part D resident goes out as 14 + 14; a brand antibiotic goes out whole', () => {
    const brand = anOrder().of({ applicationType: 'NDA' });
    expect(findings(brand, aResident().onPartD())).toMatchObject([{ code: 'SHORT_CYCLE', severity: 'info', rule: 'R148', params: { days: 28, increments: '14 + 14', clarification: '34' } }]);
    expect(findings(brand.of({ therapeuticClass: 'Antibiotic' }), aResident().onPartD())).toEqual([]);
    expect([findings(brand), findings(brand, aResident().onPartD('04')), findings(anOrder(), aResident().onPartD())]).toEqual([[], [], []]);
    expect(computeFill(brand.build(), aResident().onPartD().build(), aBatch('2026-12-15', 14))?.findings).toEqual([]);
  });
});

describe('E21 NDC_CHANGED', () => {
  it('another product than in the window before', () => {
    expect(findings(anOrder().with({ previousNdc11: '55555000101' }))).toMatchObject([{ code: 'NDC_CHANGED', severity: 'warn', params: { before: '55555000101', now: '00001000203' } }]);
    expect(findings(anOrder().with({ previousNdc11: '00001000203' }))).toEqual([]);
  });
});

describe('E10 DUPLICATE (R404)', () => {
  const found = (...orders: readonly OrderBuilder[]): readonly string[] =>
    duplicateFindings(orders.map((order, index) => ({ ...order.build(), orderId: `O${index}` })), BATCH.window, ({ orderId }) => orderId).map(({ subject, params }) => `${subject} as ${params['otherRx']}`);

  it('the same ingredients active twice: once for each further order', () => {
    expect(found(anOrder(), anOrder(), anOrder())).toEqual(['O1 as O0', 'O2 as O0']);
    expect(found(anOrder(), anOrder().of({ ingredients: 'metformin; sitagliptin' }))).toEqual([]);
  });

  it('not one after the other, not steps of one taper, not a PRN dose that says what it is for', () => {
    expect(found(anOrder().stopping('2026-12-20'), anOrder().starting('2026-12-20'))).toEqual([]);
    expect(found(anOrder().with({ group: 'T1' }), anOrder().with({ group: 'T1' }))).toEqual([]);
    expect(found(anOrder().with({ group: 'T1' }), anOrder().with({ group: 'T2' }))).toEqual(['O1 as O0']);
    expect(found(anOrder(), anOrder().asNeeded().with({ prnReasonGiven: true }))).toEqual([]);
    expect(found(anOrder(), anOrder().asNeeded())).toEqual(['O1 as O0']);
  });
});

describe('E14 STOCK and E15 LOT_EXP', () => {
  const [first, last] = [BATCH.window.from, addDays(BATCH.window.to, -1)];
  const lot = (name: string, quantity: string, expiresOn: typeof first): StockLot => ({ ndc11: 'A', lot: name, units: units(quantity), expiresOn });
  const wanted = (orderId: string, pulled: number): Parameters<typeof stockFindings>[0][number] => ({ orderId, ndc11: 'A', pulled, lastDose: last });

  it('V15: a lot that expires before the last dose in the pack', () => {
    expect(stockFindings([wanted('O1', 28)], [lot('L1', '100', addDays(last, -1))])).toMatchObject([{ code: 'LOT_EXP', rule: 'E15', severity: 'warn', params: { lot: 'L1', expiresOn: '2027-01-10', lastDose: '2027-01-11' } }]);
    expect(stockFindings([wanted('O1', 28)], [lot('L1', '100', last)])).toEqual([]);
    expect(stockFindings([wanted('O1', 28)], [lot('L1', '100', first), lot('L2', '28', last)])).toEqual([]);
  });

  it('short: first come, first served, and the rest is named', () => {
    const lots = [lot('L1', '30', addDays(last, 60)), lot('L2', '10', addDays(last, 90))];
    expect(stockFindings([wanted('O1', 28), wanted('O2', 12), wanted('O3', 5)], lots)).toEqual([{ code: 'STOCK', severity: 'warn', rule: 'E14', subject: 'O3', params: { needed: '5', short: '5' } }]);
    expect(stockFindings([wanted('O1', 28)], [])).toMatchObject([{ code: 'STOCK', params: { short: '28' } }]);
  });
});
