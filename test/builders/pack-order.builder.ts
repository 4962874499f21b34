import { type LocalMinute, ONE_UNIT, atMinute, day, parseClock } from '@cyclefill/domain/kernel';
import type { PackOrder, PackProduct, PackedDose } from '@cyclefill/domain/packing';

export const A_TABLET: PackProduct = {
  ndc11: '00000000000',
  ingredient: 'amlodipine',
  form: 'Oral Tablet',
  category: 'oral_solid',
  schedule: null,
  countable: true,
  hazardous: false,
  originalContainer: false,
  refrigerated: false,
  labelLength: 15,
};

/** Doses of `units` tablets at `clocks` on `days` days from `from` on, every `every` days. */
export function doses(from: string, days: number, clocks: readonly string[], units = 1, every = 1): readonly PackedDose[] {
  const found: PackedDose[] = [];
  for (let offset = 0; offset < days; offset += every) {
    for (const clock of clocks) found.push({ at: (atMinute(day(from), parseClock(clock) ?? 0) + offset * 1440) as LocalMinute, dose: (ONE_UNIT * units) as PackedDose['dose'] });
  }
  return found;
}

/** An order of a plain tablet with no reason to be kept apart. */
export function aPackOrder(orderId: string, given: readonly PackedDose[], more: Partial<Omit<PackOrder, 'product'>> & { readonly product?: Partial<PackProduct> } = {}): PackOrder {
  const largestDose = Math.max(0, ...given.map(({ dose }) => dose)) as PackOrder['largestDose'];
  return { orderId, residentId: 'R1', prn: false, variesByDay: false, largestDose, doses: given, ...more, product: { ...A_TABLET, ...more.product } };
}
