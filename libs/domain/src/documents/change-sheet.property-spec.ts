import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, atMinute, day } from '@cyclefill/domain/kernel';
import { errorProneTerms } from '@cyclefill/domain/sig';
import { buildChangeSheet } from './change-sheet.document.js';
import type { ChangeResident, DeliveredOrder } from './change-sheet.document.js';
import type { ChangeLine } from './change-sheet.model.js';
import { AN_IDENTITY, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';

const [BEFORE, NOW] = [at('2026-12-03T17:00'), at('2026-12-07T17:00')];
const DRUGS = ['metformin HCl', 'allopurinol', 'lisinopril'] as const;
const SIGS = ['1 TAB PO DAILY', '2 TABS PO DAILY', '1 TAB PO BID'] as const;

const delivered = (line: number): fc.Arbitrary<DeliveredOrder> => fc.record({ drug: fc.constantFrom(...DRUGS), sig: fc.constantFrom(...SIGS), rx: fc.integer({ min: 0, max: 2 }), held: fc.boolean() }).map(({ drug, sig, rx, held }) => {
  const { from, to, ...print } = aMarOrder(`${line}${rx}`, {}, { sigText: sig, product: { displayName: drug } });
  return { lineId: `line-${line}`, print, from, to, hold: held ? { from: atMinute(day('2026-12-01')), to: null } : null };
});
/** Up to four lines, one order each. */
const orders = fc.tuple(...[1, 2, 3, 4].map((line) => fc.option(delivered(line)))).map((all) => all.filter((one) => one !== null));

function linesOf(before: readonly DeliveredOrder[] | null, now: readonly DeliveredOrder[], more: Partial<ChangeResident> = {}, since = BEFORE): readonly ChangeLine[] {
  const resident: ChangeResident = { code: 'R1', familyName: 'Sample', givenName: 'Ann', dateOfBirth: day('1930-01-01'), wing: 'North', room: 'North 1', before, now, otherMakers: [], owed: [], ...more };
  const model = buildChangeSheet({ paper: 'letter', identity: AN_IDENTITY, facility: 'F', pharmacy: 'P', runOn: day('2026-12-07'), clock: '17:00', routeCode: 'N', before: since, now: NOW, residents: [resident] });
  return model.wings.flatMap(({ people }) => people.flatMap(({ lines }) => lines));
}
const marks = (lines: readonly ChangeLine[], mark: ChangeLine['mark']): readonly string[] => lines.filter((line) => line.mark === mark).map(({ drug, rx }) => `${drug} ${rx}`).toSorted();

describe('the change sheet of a delivery', () => {
  it('says nothing where nothing changed, nor at a first delivery', () => {
    fc.assert(fc.property(orders, (own) => {
      expect(linesOf(own, own)).toEqual([]);
      expect(linesOf(null, own)).toEqual([]);
    }));
  });

  it('turned round, what was new has stopped and the other way, and what changed is told from the other side', () => {
    fc.assert(fc.property(orders, orders, (before, now) => {
      const [there, back] = [linesOf(before, now), linesOf(now, before)];
      expect(marks(there, 'NEW')).toEqual(marks(back, 'STOPPED'));
      expect(marks(there, 'STOPPED')).toEqual(marks(back, 'NEW'));
      const turned = (lines: readonly ChangeLine[], from: 'from' | 'to', to: 'from' | 'to'): readonly string[] => lines.flatMap(({ changes }) => changes.filter(({ what }) => what !== 'Hold').map((one) => `${one.what} ${one[from]} ${one[to]}`)).toSorted();
      expect(turned(there, 'from', 'to')).toEqual(turned(back, 'to', 'from'));
    }));
  });

  it('names each line at most once among new, stopped and changed, in plain words', () => {
    fc.assert(fc.property(orders, orders, (before, now) => {
      const lines = linesOf(before, now);
      const named = lines.filter(({ mark }) => mark !== 'ON HOLD');
      expect(named.length).toBeLessThanOrEqual(new Set([...before, ...now].map(({ lineId }) => lineId)).size);
      for (const text of lines.flatMap((line) => [line.text, ...line.changes.flatMap(({ from, to }) => [from, to])])) expect({ text, terms: errorProneTerms(text) }).toEqual({ text, terms: [] });
    }));
  });

  it('an order that ended in between has stopped with its moment; what is owed and of another maker is named with it', () => {
    const [order] = fc.sample(delivered(1), { numRuns: 1, seed: 1 });
    if (order === undefined) throw new Error('a sample has an order');
    const plain = { ...order, hold: null };
    const ended = { ...plain, to: at('2026-12-05T12:00') };
    expect(linesOf([plain], [ended])).toMatchObject([{ mark: 'STOPPED', text: expect.stringContaining('12/05/2026 1200') }]);
    const { print } = order;
    const told = linesOf([plain], [plain], { owed: [{ order: print, units: 3000 as Milli, reason: 'short of stock' }], otherMakers: [{ ordered: print, used: { ...print.product, color: 'PINK' } }] });
    expect(told).toMatchObject([{ mark: 'LOOKS DIFFERENT', changes: [{ to: expect.stringContaining('pink tablet') }] }, { mark: 'OWED', text: '3 tablets to come: short of stock.' }]);
  });
});
