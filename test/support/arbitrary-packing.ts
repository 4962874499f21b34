import { type Day } from '@cyclefill/domain/kernel';
import { type CellType, PACKING_PROFILES, PACK_TYPES, type PackProduct, type PackingSetting, type PackingSettings, packingSettings, profileName } from '@cyclefill/domain/packing';
import fc from 'fast-check';
import { A_TABLET } from '../builders/pack-order.builder.js';

const CELL_TYPES = [...PACK_TYPES.values()].filter((type): type is CellType => type.kind !== 'container');

/** Products of every kind that packing tells apart. */
export const packProducts: fc.Arbitrary<PackProduct> = fc.record({
  ingredient: fc.constantFrom('amlodipine', 'levothyroxine', 'calcium carbonate', 'ferrous sulfate', 'metformin', 'ciprofloxacin', 'warfarin', 'valproic acid', 'nifedipine', 'omeprazole'),
  form: fc.constantFrom('Oral Tablet', 'Oral Tablet', 'Oral Tablet', 'Oral Capsule', 'Sublingual Tablet', 'Chewable Tablet'),
  schedule: fc.constantFrom(null, null, null, 'CII' as const), hazardous: fc.constantFrom(false, false, false, true), countable: fc.constantFrom(true, true, true, false),
  refrigerated: fc.constantFrom(false, false, false, true), labelLength: fc.integer({ min: 5, max: 40 }), unitVolume: fc.constantFrom(null, 80, 300, 900),
}).map((one) => ({ ...A_TABLET, ...one }));

/** Any pack type and profile of a facility, one resident packed otherwise, one order decided about, and at times no sharing by law. */
export function packings({ from, resident, order }: { readonly from: Day; readonly resident: string; readonly order: string }): fc.Arbitrary<PackingSettings> {
  const setting = (kind: PackingSetting['kind'], value: string, owner: Partial<PackingSetting> = {}): PackingSetting => ({ kind, value, ofFacility: true, residentId: null, orderId: null, from, ...owner });
  return fc.record({
    type: fc.constantFrom(...CELL_TYPES), profile: fc.constantFrom(...PACKING_PROFILES.map(profileName)), own: fc.constantFrom(null, ...PACK_TYPES.keys()), override: fc.constantFrom('pack', 'keep_out', null), sharing: fc.constantFrom(true, true, false),
  }).map(({ type, profile, own, override, sharing }) => {
    const settings = [
      setting('pack', type.id), setting('profile', profile), ...(own === null ? [] : [setting('pack', own, { residentId: resident })]), ...(override === null ? [] : [setting('override', override, { orderId: order })]),
    ];
    return packingSettings({ settings, preference: 'card', on: from, sharing });
  });
}
