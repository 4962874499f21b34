import { type EditListInput, type EditOrder, type MarOrderInput, monthDays } from '@cyclefill/domain/documents';
import { day } from '@cyclefill/domain/kernel';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from './order-print.builder.js';

/** An order as a record has it; its line is named like the order. */
export function anEditOrder(order: MarOrderInput, more: Partial<EditOrder> = {}): EditOrder {
  return { lineId: order.orderId, order, passes: buildPassSchedule([], []), lastFillOn: day('2027-11-01'), ...more };
}

/** The edit list of January 2027 against December 2026, for some residents. */
export function anEditList(residents: EditListInput['residents'], more: Partial<EditListInput> = {}): EditListInput {
  return {
    paper: 'letter', identity: { ...AN_IDENTITY, id: 'EDIT-LIST-FAC01-2027-01-SOUTH', draft: true }, facility: 'Sample Court', wing: 'South', pharmacy: 'Sample Pharmacy 555-0100',
    days: monthDays(2027, 1), inUse: monthDays(2026, 12), inUseMadeAt: '12/01/2026 0412 UTC-05:00', residents, ...more,
  };
}

/** Residents with everything that may be said of an order, and one of whom nothing is other. */
export function richEditList(more: Partial<EditListInput> = {}): EditListInput {
  const same = anEditOrder(aMarOrder('1'));
  const was = (id: string, name: string, phase: Parameters<typeof aMarOrder>[1] = {}, order: Parameters<typeof aMarOrder>[2] = {}): EditOrder => anEditOrder(aMarOrder(id, phase, { ...order, product: { displayName: name, strength: '10 mg', ...order.product } }));
  return anEditList([
    {
      resident: A_RESIDENT,
      before: [same, was('2', 'lisinopril'), was('3', 'amoxicillin'), was('4', 'furosemide')],
      now: [
        same, was('2', 'lisinopril', {}, { product: { strength: '20 mg' }, sigText: 'Give 1 tablet by mouth every morning' }), was('3', 'amoxicillin', { to: at('2026-12-15') }), was('4', 'furosemide', {}, { holds: [{ from: at('2026-12-20'), to: null }] }),
        was('5', 'sertraline', { from: at('2026-12-18') }, { indication: null }), was('6', 'prednisone', { to: at('2027-01-09'), from: at('2026-12-28') }, { indication: 'COPD exacerbation' }),
        anEditOrder({ ...aMarOrder('7', {}, { sigText: 'as directed per wound clinic', product: { displayName: 'metronidazole', strength: '500 mg' } }), regimen: null }),
      ],
    },
    { resident: { ...A_RESIDENT, familyName: 'Example', givenName: 'Noor', room: 'South 209-B', recordNumber: 'R2' }, before: [same], now: [same] },
  ], more);
}
