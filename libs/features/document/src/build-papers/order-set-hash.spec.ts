import { describe, expect, it } from '@jest/globals';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import { anOrder } from '../../../../../test/builders/order.builder.js';
import { type ResidentBuilder, aResident } from '../../../../../test/builders/resident.builder.js';
import { days } from '../../../../../test/builders/values.js';
import type { PrintContext, RecordedOrder } from '../print-context/print-context.js';
import { orderSetHash } from './order-set-hash.js';

const ORDER = { ...anOrder().daily('BID').build(), rxNumber: '7001', product: { ndc11: '00001000203' } } as SnapshotOrder;
const HOUSE = aResident().times('BID', ['0800', '1700']);

function hashOf({ who = HOUSE, order = ORDER, timeCritical = false }: { readonly who?: ResidentBuilder; readonly order?: SnapshotOrder; readonly timeCritical?: boolean } = {}): string {
  const texts = { print: { sigText: '1 TAB PO BID', indication: null, prescriber: 'A Prescriber' }, timeCritical } as RecordedOrder;
  const print = { orders: new Map([[order.orderId, texts]]) } as unknown as PrintContext;
  return orderSetHash({ print, contexts: new Map([[order.residentId, who.build()]]), days: days('2026-12-01', '2027-01-01') }, [order]);
}

describe('the order hash that a paper prints (D3)', () => {
  it('is the same for the same orders', () => expect(hashOf()).toBe(hashOf()));

  it('is another when a table re-times the order in that month, and only then', () => {
    expect(hashOf({ who: HOUSE.times('BID', ['0830', '1730'], '2026-12-10') })).not.toBe(hashOf());
    expect(hashOf({ who: HOUSE.times('TID', ['0700', '1200', '1700'], '2026-12-10').times('BID', ['0830', '1730'], '2027-01-01') })).toBe(hashOf());
  });

  it('is another when the order has to be given at the hour itself', () => expect(hashOf({ timeCritical: true })).not.toBe(hashOf()));
});
