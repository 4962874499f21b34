import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '@cyclefill/domain/kernel';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';
import { buildDowntimeKit } from './downtime-kit.document.js';
import type { MarOrderInput } from './mar-order.js';

const FROM = day('2026-12-07');
const kit = (...residents: readonly (readonly MarOrderInput[])[]): ReturnType<typeof buildDowntimeKit> => buildDowntimeKit({
  paper: 'letter', identity: AN_IDENTITY, facility: 'Sample Court', wing: 'South', pharmacy: 'Sample Pharmacy 555-0100', days: { from: FROM, to: addDays(FROM, 3) }, goodUntil: '12/08/2026 0300 UTC-05:00', goodHours: 24,
  residents: residents.map((orders) => ({ resident: A_RESIDENT, orders })), records: { medication: residents.length, treatment: 0, insulin: 0, as_needed: 0 },
});
const listed = (model: ReturnType<typeof kit>): readonly string[] => model.lists.map(({ residents }) => residents.flatMap(({ orders }) => orders.map(({ about }) => about.at(-1))).join(' '));

describe('the sheets on top of a downtime kit', () => {
  const asNeeded = aMarOrder('2', {}, { prn: true, prnReason: 'pain' });
  const drops = aMarOrder('3', {}, { packaging: 'bulk', product: { displayName: 'latanoprost' } });
  const unread = { ...aMarOrder('4', {}, { sigText: 'as per MD' }), regimen: null };

  it('have every order that runs on the days and is no dose of the pack, once, in whatever order they come', () => {
    const orders = [aMarOrder('1'), asNeeded, drops, unread, aMarOrder('5', { to: at('2026-12-07') }, { prn: true }), aMarOrder('6', { from: at('2026-12-10') }, { packaging: 'bulk' })];
    expect(listed(kit(orders))).toEqual(['Rx 702', 'Rx 703 Rx 704']);
    expect(kit(orders)).toEqual(kit(orders.toReversed()));
  });

  it('name every resident, those without orders too, and say until when they may be used and whom to call', () => {
    const model = kit([], [asNeeded]);
    expect(model.residents).toHaveLength(2);
    expect(model.standing).toEqual(['As of 12/01/2026 0412 UTC-05:00', 'Use until 12/08/2026 0300 UTC-05:00']);
    expect(model.warning).toBe('Older than 24 h: do not use without calling the pharmacy, Sample Pharmacy 555-0100.');
  });

  it('say what is on hold on the days, and quote what could not be read', () => {
    const held = { ...drops, holds: [{ from: at('2026-12-08'), to: null }, { from: at('2026-11-01'), to: at('2026-11-05') }] };
    expect(kit([held]).lists[1]?.residents[0]?.orders[0]).toMatchObject({ holds: ['ON HOLD since 12/08/2026, no end date'] });
    expect(kit([unread]).lists[1]?.residents[0]?.orders[0]).toMatchObject({ directions: '"as per MD"' });
  });
});
