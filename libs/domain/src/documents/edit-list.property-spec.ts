import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EditMark, type MarOrderInput, buildEditList } from '@cyclefill/domain/documents';
import { anEditList, anEditOrder, richEditList } from '../../../../test/builders/edit-list.builder.js';
import { A_RESIDENT, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';

const SIGS = ['1 TAB PO DAILY', 'Give 1 tablet by mouth every morning', 'Give 2 tablets by mouth at bedtime'];
/** What a record may say of an order that is on it. */
const told = fc.record({ sig: fc.constantFrom(...SIGS), strength: fc.constantFrom('5 mg', '10 mg'), purpose: fc.constantFrom('pain', null) });
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;
const orderOf = (id: number, { sig, strength, purpose }: Told): MarOrderInput => aMarOrder(String(id), {}, { sigText: sig, indication: purpose, product: { strength } });
/** By number of the order what each of two records says; null = it is not on it. */
const records = fc.array(fc.tuple(fc.option(told), fc.option(told)), { maxLength: 8 });

describe('the edit list of a changeover (D34)', () => {
  it('has each order that is other once, none that is the same and whole, and counts the rest: what is new, changed and stopped turns the old record into the new one', () => {
    fc.assert(fc.property(records, (both) => {
      const side = (at: 0 | 1) => both.flatMap((pair, id) => (pair[at] === null ? [] : [anEditOrder(orderOf(id, pair[at]))]));
      const { people: [person] } = buildEditList(anEditList([{ resident: A_RESIDENT, before: side(0), now: side(1) }]));
      const lines = new Map(person?.lines.map((line) => [line.rx, line.marks]));
      expect(lines.size).toBe(person?.lines.length);
      const expected = both.map(([was, is]) => (is === null ? (was === null ? null : 'STOPPED') : was === null ? 'NEW' : JSON.stringify(was) === JSON.stringify(is) ? null : 'CHANGED'));
      both.forEach(([, is], id) => {
        const marks: readonly EditMark[] = lines.get(`Rx 70${id}`) ?? [];
        expect(marks.filter((mark) => mark === 'NEW' || mark === 'CHANGED' || mark === 'STOPPED')).toEqual(expected[id] === null ? [] : [expected[id]]);
        expect(marks.includes('NO PURPOSE')).toBe(is !== null && is.purpose === null);
      });
      expect((person?.unchanged ?? 0) + lines.size).toBe(both.filter(([was, is]) => was !== null || is !== null).length);
    }));
  });

  it('says of a change what it was and what it is; of a stop when; of what is to be looked at why', () => {
    const { people, totals } = buildEditList(richEditList());
    expect(people[0]?.lines.map(({ marks, drug, changes, texts }) => [marks.join(' + '), drug, changes.map(({ what }) => what).join(' '), texts.join(' | ')])).toEqual([
      ['NEW + ASK', 'metroNIDAZOLE 500 mg tablet', '', '"as directed per wound clinic" From 11/01/2026. | Its directions could not be read: ask before the first dose.'],
      ['NEW + ENDS', 'predniSONE 10 mg tablet', '', 'Give 1 tablet by mouth once a day. From 12/28/2026. | hours 0800 (1 a day) | The order ends after 01/08/2027.'],
      ['NEW + NO PURPOSE', 'sertraline 10 mg tablet', '', 'Give 1 tablet by mouth once a day. From 12/18/2026. | hours 0800 (1 a day) | What it is for is not on the order: ask the prescriber.'],
      ['CHANGED', 'lisinopril 20 mg tablet', 'Drug Directions', 'hours 0800 (1 a day)'],
      ['STOPPED', 'amoxicillin 10 mg tablet', '', 'Ended after 12/14/2026.'],
      ['ON HOLD', 'furosemide 10 mg tablet', '', 'hours 0800 (1 a day) | ON HOLD since 12/20/2026, no end date.'],
    ]);
    expect(people.map(({ unchanged }) => unchanged)).toEqual([1, 1]);
    expect(totals.map(({ label, value }) => `${label} ${value}`)).toEqual(['new 3', 'changed 1', 'stopped 1', 'on hold 1', 'end 1', 'without a purpose 1', 'to ask about 1', 'as before 2']);
  });

  it('tells a renewal as one order with another number, not as one that stopped and one that is new', () => {
    const [was, is] = [anEditOrder(aMarOrder('1', { to: at('2026-12-20') }), { lineId: 'line' }), anEditOrder(aMarOrder('2', { from: at('2026-12-20') }), { lineId: 'line' })];
    const { people: [person] } = buildEditList(anEditList([{ resident: A_RESIDENT, before: [was], now: [was, is] }]));
    expect(person?.lines.map(({ marks, changes }) => [marks, changes.map(({ what, from, to }) => `${what} ${from} ${to}`)])).toEqual([[['CHANGED'], ['Stop 12/19/2026 open', 'Rx 701 702']]]);
  });
});
