import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { type SheetOrderInput, buildOrderSheet } from './order-sheet.document.js';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';
import { monthDays } from './record-days.js';

const LATER = day('2027-06-01');
const order = (...given: Parameters<typeof aMarOrder>): SheetOrderInput => ({ ...aMarOrder(...given), lastFillOn: LATER });
const sheet = (orders: readonly SheetOrderInput[]): ReturnType<typeof buildOrderSheet> =>
  buildOrderSheet({ paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, days: monthDays(2026, 12), madeOn: day('2026-12-01'), orders });

describe('the order sheet (D35)', () => {
  const cream = order('2', {}, { sigText: 'Apply to affected area twice daily', product: { displayName: 'nystatin', category: 'topical', doseUnit: 'application' } });
  const asNeeded = order('3', {}, { prn: true, prnReason: 'pain', sigText: '2 TABS PO Q6H PRN PAIN', product: { displayName: 'acetaminophen', strength: '325 mg' } });
  const ended = order('4', { to: at('2026-11-20') });
  const starting = order('5', { from: at('2027-01-02') });

  it('has every order that is given on its days in one section, and no other order, in whatever order they come', () => {
    const all = [order('1'), cream, asNeeded, ended, starting];
    expect(sheet(all).sections.map(({ title, orders }) => [title, orders.map(({ rxNumber }) => rxNumber)])).toEqual([['MEDICINES, SCHEDULED', ['701']], ['MEDICINES, AS NEEDED', ['703']], ['TREATMENTS', ['702']]]);
    expect(sheet(all.toReversed())).toEqual(sheet(all));
  });

  it('says from when to when, who ordered it and why, and what holds it', () => {
    const [section] = sheet([{ ...order('1', { to: at('2026-12-16T12:00') }), holds: [{ from: at('2026-12-03'), to: at('2026-12-05') }, { from: at('2026-10-03'), to: at('2026-10-05') }] }]).sections;
    expect(section?.orders[0]).toMatchObject({ directions: 'Give 1 tablet by mouth once a day.', purpose: 'For type 2 diabetes.', start: '11/01/2026', stop: '12/16/2026 1200', prescriber: 'Attending, A MD', notes: ['ON HOLD 12/03/2026 through 12/04/2026'] });
  });

  it('names what ends on its days: the order, or else its prescription', () => {
    const ending = (orders: readonly SheetOrderInput[]): readonly string[] => sheet(orders).ending.map(({ rxNumber, what }) => `${rxNumber} ${what}`);
    expect(ending([order('1'), order('2', { to: at('2026-12-16') }), { ...order('3'), lastFillOn: day('2026-12-31') }, { ...order('5'), lastFillOn: day('2027-01-01') }, order('6', { to: at('2027-01-01') })]))
      .toEqual(['702 the order ends after 12/15/2026', '703 the prescription may be filled until 12/31/2026: a new one is needed', '706 the order ends after 12/31/2026']);
  });

  it('prints what could not be read as it is written, and says so', () => {
    const [section] = sheet([{ ...order('1', {}, { sigText: 'as per MD' }), regimen: null }]).sections;
    expect(section?.orders[0]).toMatchObject({ directions: '"as per MD"', notes: ['directions could not be read: ask'] });
  });
});
