import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Milli } from '@cyclefill/domain/kernel';
import { AN_IDENTITY } from '../../../../test/builders/order-print.builder.js';
import { type RecallSheetInput, buildRecallSheet } from './recall-sheet.document.js';

const milli = fc.integer({ min: 0, max: 400 }).map((units) => (units * 1000) as Milli);
const input: fc.Arbitrary<RecallSheetInput> = fc.record({
  paper: fc.constantFrom('letter' as const, 'a4' as const), identity: fc.constant(AN_IDENTITY), product: fc.constant('lisinopril 10 mg tablet'), lots: fc.constant(['A1']), source: fc.constant('a maker'), reason: fc.constantFrom('', 'broken'),
  opened: fc.constant('12/07/2026'), closed: fc.constantFrom(null, { stamp: '12/08/2026', what: 'sent back' }),
  containers: fc.uniqueArray(fc.record({ code: fc.nat(500).map((n) => `C-${n}`), lot: fc.constant('A1'), expires: fc.constant('08/31/2027'), location: fc.constantFrom('', 'K-1'), state: fc.constantFrom('recalled', 'in_stock'), onHand: milli }), { selector: ({ code }) => code, maxLength: 8 }),
  packs: fc.uniqueArray(fc.record({
    code: fc.nat(500).map((n) => `K-${n}`), state: fc.constant('checked'), whereabouts: fc.constantFrom('here' as const, 'underway' as const, 'out' as const, 'done' as const), residentCode: fc.nat(9).map((n) => `R${n}`), facilityCode: fc.constantFrom('FAC01', 'FAC02'), units: milli,
  }), { selector: ({ code }) => code, maxLength: 20 }),
  preparations: fc.uniqueArray(fc.record({ code: fc.nat(500).map((n) => `I-${n}`), state: fc.constantFrom('prepared', 'checked', 'rejected'), residentCode: fc.nat(9).map((n) => `R${n}`), facilityCode: fc.constantFrom('FAC01', 'FAC02'), units: milli }), { selector: ({ code }) => code, maxLength: 4 }),
  kits: fc.uniqueArray(fc.record({ facilityCode: fc.constantFrom('FAC01', 'FAC02'), units: milli, mayHaveHad: fc.nat(3) }), { selector: ({ facilityCode }) => facilityCode, maxLength: 2 }),
});

describe('the sheet of a recall', () => {
  it('has every container, pack, preparation and kit once, and totals that count the same', () => {
    fc.assert(fc.property(input, (given) => {
      const { sections, totals } = buildRecallSheet(given);
      const codes = [...given.containers, ...given.packs, ...given.preparations].map(({ code }) => code).concat(given.kits.map(({ facilityCode }) => facilityCode));
      expect(sections.flatMap(({ lines }) => lines.map(({ code }) => code)).toSorted()).toEqual(codes.toSorted());
      expect(sections.every(({ lines }) => lines.length > 0)).toBe(true);
      const counted = ['packs here', 'on the way', 'at homes', 'came back'].reduce((sum, wanted) => sum + Number(totals.find(({ label }) => label === wanted)?.value), 0);
      expect(counted).toBe(given.packs.length);
    }));
  });

  it('says loudly of a container with units in it that is not set aside, and how it was closed only once it was', () => {
    fc.assert(fc.property(input, (given) => {
      const { sections, closure } = buildRecallSheet(given);
      const loud = sections.flatMap(({ lines }) => lines.filter(({ mark }) => mark === 'NOT SET ASIDE').map(({ code }) => code));
      expect(loud).toEqual(given.containers.filter(({ onHand, state }) => onHand > 0 && state !== 'recalled').map(({ code }) => code));
      expect(closure === null).toBe(given.closed === null);
    }));
  });
});
