import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, byCodePoint, day } from '@cyclefill/domain/kernel';
import { type ManifestInput, type ManifestItemInput, type ManifestResidentInput, buildManifest } from './manifest.document.js';

const TOTES = ['T-0000001-1', 'T-0000002-2'];
const item: fc.Arbitrary<Omit<ManifestItemInput, 'code'>> = fc.record({
  number: fc.constantFrom(null, 1, 2), count: fc.constantFrom(null, 1, 2), rxNumber: fc.constantFrom(null, 'RX1'), drug: fc.constantFrom('', 'Metformin'), strength: fc.constantFrom('', '500 mg'),
  units: fc.integer({ min: 1, max: 90_000 }).map((milli) => milli as Milli), isCold: fc.boolean(), toteCode: fc.constantFrom(...TOTES),
});
const people = fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), { maxLength: 4 });

/** A stop whose every item has a code of its own. */
function stopOf(wings: readonly (readonly (readonly Omit<ManifestItemInput, 'code'>[])[])[], controlled: readonly (readonly Omit<ManifestItemInput, 'code'>[])[]): ManifestInput['stops'][number] {
  let codes = 0;
  const residentsOf = (residents: readonly (readonly Omit<ManifestItemInput, 'code'>[])[]): ManifestResidentInput[] =>
    residents.map((items, index) => ({ code: `R${index}`, familyName: 'Doe', givenName: 'Ann', items: items.map((one) => ({ ...one, code: `K-${(codes += 1)}` })) }));
  const listed = wings.map((residents, index) => ({ wing: index === 0 ? null : `Wing ${index}`, residents: residentsOf(residents) }));
  return { facility: 'Elm House', totes: TOTES.map((code) => ({ code, seal: null, wing: null })), wings: listed, controlled: residentsOf(controlled), packs: codes, containers: 0, refrigerated: 0 };
}
const manifestOf = (stop: ManifestInput['stops'][number]): ReturnType<typeof buildManifest> => buildManifest({
  paper: 'letter', identity: { id: 'MANIFEST-1', revision: 1, replaces: null, orderSetHash: '00000000', generatedAt: '12/07/2026 1200 UTC-05:00', createdAt: '2026-12-07T17:00:00Z' }, pharmacy: { name: 'Test Pharmacy', phone: '' }, routeCode: 'NORTH', runOn: day('2026-12-07'),
  departure: '17:00', hasLeft: false, early: null, van: '1', driver: 'Sam', stops: [stop],
});

describe('a manifest (D84)', () => {
  it('lists every thing on the van once, controlled ones on a sheet of their own alone', () => {
    fc.assert(fc.property(fc.array(people, { maxLength: 3 }), people, (wings, controlled) => {
      const stop = stopOf(wings, controlled);
      const { sheets } = manifestOf(stop);
      const codes = (isControlled: boolean): string[] => sheets.filter((sheet) => sheet.isControlled === isControlled).flatMap((sheet) => sheet.wings).flatMap((wing) => wing.people).flatMap(({ lines }) => lines.map(({ code }) => code)).toSorted(byCodePoint);
      const given = (residents: readonly ManifestResidentInput[]): string[] => residents.flatMap(({ items }) => items.map(({ code }) => code ?? '')).toSorted(byCodePoint);
      expect(codes(false)).toEqual(given(stop.wings.flatMap(({ residents }) => residents)));
      expect(codes(true)).toEqual(given(stop.controlled));
    }));
  });

  it('counts what lies in each tote as its lines do', () => {
    fc.assert(fc.property(fc.array(people, { minLength: 1, maxLength: 3 }), people, (wings, controlled) => {
      for (const sheet of manifestOf(stopOf(wings, controlled)).sheets) {
        const lines = sheet.wings.flatMap((wing) => wing.people).flatMap((person) => person.lines);
        for (const { code, words } of sheet.totes) {
          const count = lines.filter(({ tote }) => tote === code).length;
          expect(words.at(-1)).toBe(`${count} item${count === 1 ? '' : 's'} of this list`);
        }
      }
    }));
  });

  it('asks a second person to sign for controlled drugs alone', () => {
    const [whole, controlled] = manifestOf(stopOf([], [[{ number: null, count: null, rxNumber: 'RX1', drug: 'Oxycodone', strength: '5 mg', units: 30_000 as Milli, isCold: false, toteCode: TOTES[0] ?? '' }]])).sheets;
    expect([whole?.signatures.includes('Second person'), controlled?.signatures.includes('Second person')]).toEqual([false, true]);
    expect(controlled?.totals).toContainEqual({ label: 'units', value: '30' });
  });
});
