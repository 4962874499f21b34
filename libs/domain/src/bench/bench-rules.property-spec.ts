import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type LocalMinute, type Milli, addMilli } from '@cyclefill/domain/kernel';
import { day } from '@cyclefill/domain/kernel';
import { rules } from '../../../../test/builders/rules.builder.js';
import { varianceOf } from './count-check.js';
import { type HeldDose, type OrderToday, driftedDoses } from './drifted-cells.js';
import { type CarryingPack, type OrderDose, missingDoses } from './missing-doses.js';
import { NAMED_RISKS, inCheckOrder, isHighAlert, risksOf } from './named-risk.js';
import { nearMissOf } from './near-miss.js';
import { type ContentOrder, packDifference } from './pack-difference.js';
import { PACK_EXCEPTIONS, PACK_ORDER_STATES, type OrderToSeal, sealProblems } from './seal-gate.js';
import { programmeStanding } from './technician-check.js';

const milli = fc.integer({ min: 1, max: 90_000 }).map((units) => units as Milli);
const minute = fc.integer({ min: 0, max: 20_000 }).map((at) => at as LocalMinute);
const LAST = day('2026-12-20');
const date = fc.integer({ min: LAST - 5, max: LAST + 200 }).map((on) => on as Day);

describe('cells to pull', () => {
  const held = fc.array(fc.record({ position: fc.nat(30), orderId: fc.constantFrom('a', 'b', 'c'), at: minute, dose: fc.constantFrom(500, 1000, 2000).map((dose) => dose as Milli) }), { maxLength: 40 });
  const today = (due: readonly HeldDose[], all: OrderToday['all'] = null): OrderToday => ({ all, isDue: (at, dose) => due.some((one) => one.at === at && one.dose === dose), reasonAt: () => 'order' });

  it('are none where what lies there is due, and each dose once where it is not', () => {
    fc.assert(fc.property(held, held, (now, due) => {
      const orders = new Map(['a', 'b'].map((id) => [id, today(due.filter(({ orderId }) => orderId === id))]));
      const found = driftedDoses(now, orders);
      const expected = now.filter((dose) => !due.some((one) => one.orderId === dose.orderId && one.orderId !== 'c' && one.at === dose.at && one.dose === dose.dose));
      expect(found.length).toBe(expected.length);
      expect(found.every(({ stillDue }) => !stillDue)).toBe(true);
      expect(driftedDoses(now, new Map(['a', 'b', 'c'].map((id) => [id, today(now.filter(({ orderId }) => orderId === id))])))).toEqual([]);
    }));
  });

  it('are all of an order that must come out whole, with what is due of it all the same', () => {
    fc.assert(fc.property(held, (now) => {
      const found = driftedDoses(now, new Map(['a', 'b', 'c'].map((id) => [id, today(now.filter(({ orderId }) => orderId === id), 'recall')])));
      expect([found.length, found.every(({ stillDue, reason }) => stillDue && reason === 'recall')]).toEqual([now.length, true]);
    }));
  });
});

describe('what packs lack', () => {
  const orderId = fc.constantFrom('a', 'b', 'c');
  const doses: fc.Arbitrary<OrderDose[]> = fc.uniqueArray(fc.record({ orderId, at: fc.constantFrom(480, 720, 1200, 1920, 2160, 2640).map((at) => at as LocalMinute), dose: fc.constantFrom(500, 1000).map((dose) => dose as Milli) }), { selector: ({ orderId: id, at }) => `${id} ${at}` });
  const carrier: fc.Arbitrary<CarryingPack> = fc.record({
    packId: fc.constantFrom('p', 'q', 'r', 's'), orderId: fc.constantFrom('a', 'b'), days: fc.constantFrom({ from: 0 as Day, to: 1 as Day }, { from: 0 as Day, to: 2 as Day }),
    passes: fc.subarray([480, 1200], { minLength: 1 }).map((passes) => passes as CarryingPack['passes']), number: fc.integer({ min: 1, max: 2 }), whole: fc.boolean(),
  });
  const carriers = fc.uniqueArray(carrier, { selector: ({ packId, orderId: id }) => `${packId} ${id}` });
  const keys = (list: readonly OrderDose[]): readonly string[] => list.map(({ orderId: id, at, dose }) => `${id} ${at} ${dose}`).toSorted();

  it('is each dose that is due, was not, and lies nowhere, once: of a whole pack of its order, or of none', () => {
    fc.assert(fc.property(doses, doses, doses, carriers, (now, before, held, packs) => {
      const { ofPacks, withoutPack } = missingDoses({ now, before, held }, packs);
      const [known, lying] = [new Set(keys(before)), new Set(keys(held))];
      expect(keys([...[...ofPacks.values()].flat(), ...withoutPack])).toEqual(keys(now).filter((key) => !known.has(key) && !lying.has(key)));
      for (const [packId, own] of ofPacks) for (const dose of own) expect(packs.some((pack) => pack.packId === packId && pack.orderId === dose.orderId && pack.whole)).toBe(true);
      for (const { orderId: id } of withoutPack) expect(packs.every((pack) => pack.orderId !== id || !pack.whole) || packs.some((pack) => pack.orderId === id && !pack.whole)).toBe(true);
    }));
  });

  it('is nothing while nothing changed, whatever had to be left out of the packs, and the same in whatever order it is told', () => {
    fc.assert(fc.property(doses, doses, doses, carriers, (now, before, held, packs) => {
      expect(missingDoses({ now, before: now, held }, packs)).toEqual({ ofPacks: new Map(), withoutPack: [] });
      expect(missingDoses({ now: now.toReversed(), before, held: held.toReversed() }, packs.toReversed())).toEqual(missingDoses({ now, before, held }, packs));
    }));
  });

  it('goes to the card of its hour, at an hour of none to the nearest, and two doses of one moment are one', () => {
    const card = (packId: string, pass: number): CarryingPack => ({ packId, orderId: 'a', days: { from: 0 as Day, to: 2 as Day }, passes: [pass] as unknown as CarryingPack['passes'], number: 1, whole: true });
    const [morning, evening] = [card('m', 480), card('e', 1200)];
    const at = (minute_: number, dose = 1000): OrderDose => ({ orderId: 'a', at: minute_ as LocalMinute, dose: dose as Milli });
    expect([...missingDoses({ now: [at(480), at(600), at(1080), at(2640)], before: [], held: [] }, [evening, morning]).ofPacks]).toEqual([['m', [at(480), at(600)]], ['e', [at(1080), at(2640)]]]);
    expect(missingDoses({ now: [at(480, 500), at(480, 500)], before: [], held: [at(480)] }, [morning]).ofPacks.size).toBe(0);
  });
});

describe('the seal gate', () => {
  const fill = fc.record({ units: milli, lot: fc.constantFrom('', 'A1', 'B2'), expiresOn: date, recalled: fc.boolean(), witnessed: fc.boolean(), setAside: fc.boolean() });
  const margin = fc.integer({ min: 0, max: 60 });
  const order: fc.Arbitrary<OrderToSeal> = fc.record({
    orderId: fc.uuid(), expected: milli, state: fc.constantFrom(...PACK_ORDER_STATES), reason: fc.constantFrom(null, ...PACK_EXCEPTIONS), needsWitness: fc.boolean(), fills: fc.array(fill, { maxLength: 3 }),
  });

  it('opens for nothing but what is whole: said in another way', () => {
    fc.assert(fc.property(fc.array(order, { maxLength: 4 }), margin, (orders, days) => {
      const lasts = (expiresOn: Day, setAside: boolean): boolean => expiresOn >= (setAside ? LAST : LAST + days);
      const whole = (one: OrderToSeal): boolean => {
        const sum = addMilli(...one.fills.map(({ units }) => units));
        const named = one.fills.every(({ lot, expiresOn, recalled, witnessed, setAside }) => lot !== '' && !recalled && lasts(expiresOn, setAside) && (witnessed || !one.needsWitness));
        if (one.state === 'packed') return named && sum === one.expected;
        if (one.state === 'open' || one.reason === null) return false;
        return named && (one.state === 'partial' ? sum > 0 && sum < one.expected : one.fills.length === 0);
      };
      const opens = orders.every(whole) && orders.some(({ fills }) => fills.length > 0);
      expect(sealProblems(orders, { lastDay: LAST, goodUntil: (LAST + days) as Day }).length === 0).toBe(opens);
    }));
  });

  it('tells what is short-dated from what ends before the last dose, and lets a pharmacist set the first aside alone', () => {
    const codes = (lasting: number, setAside: boolean): readonly string[] => sealProblems([{
      orderId: 'a', expected: 1000 as Milli, state: 'packed', reason: null, needsWitness: false,
      fills: [{ units: 1000 as Milli, lot: 'A1', expiresOn: (LAST + lasting) as Day, recalled: false, witnessed: false, setAside }],
    }], { lastDay: LAST, goodUntil: (LAST + 7) as Day }).map(({ code }) => code);
    expect([codes(7, false), codes(6, false), codes(6, true), codes(-1, false), codes(-1, true)]).toEqual([[], ['short_dated'], [], ['expires_before_end'], ['expires_before_end']]);
  });
});

describe('from what to what', () => {
  const content: fc.Arbitrary<ContentOrder> = fc.record({
    lineId: fc.constantFrom('1', '2', '3', '4'), ndc11: fc.constantFrom('a', 'b'), directions: fc.constantFrom('x', 'y'), otherMaker: fc.boolean(),
    doses: fc.array(fc.record({ at: minute, dose: fc.constantFrom(500, 1000).map((dose) => dose as Milli) }), { minLength: 1, maxLength: 5 }),
  });
  const pack = fc.uniqueArray(content, { selector: ({ lineId }) => lineId, maxLength: 4 });

  it('tells each line once, nothing of a pack against itself, and the other way round the other way round', () => {
    fc.assert(fc.property(pack, pack, (before, now) => {
      const rows = packDifference(before, now);
      expect(rows.map(({ lineId }) => lineId).toSorted()).toEqual([...new Set([...before, ...now].map(({ lineId }) => lineId))].toSorted());
      expect(packDifference(now, now).every(({ kind }) => kind === 'same')).toBe(true);
      const kinds = (these: typeof rows): Map<string, string> => new Map(these.map(({ lineId, kind }) => [lineId, kind]));
      const [there, back] = [kinds(rows), kinds(packDifference(now, before))];
      for (const [lineId, kind] of there) expect(back.get(lineId)).toBe({ added: 'removed', removed: 'added', changed: 'changed', same: 'same' }[kind]);
      const seen = rows.map(({ kind }) => ['removed', 'added', 'changed', 'same'].indexOf(kind));
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    }));
  });
});

describe('checks by technicians', () => {
  it('count as whole numbers: 499 of 500 are enough for 998 of 1000, 498 are not', () => {
    const checks = (wrong: number, days: number) => Array.from({ length: 500 }, (_, index) => ({ on: (LAST + (index % days)) as Day, correct: index >= wrong }));
    const programme = { allowed: true, minChecks: 500, minDays: 5, minAccuracyPerMille: 998 };
    expect(programmeStanding(checks(1, 5), programme).lacks).toEqual([]);
    expect(programmeStanding(checks(2, 5), programme).lacks).toEqual(['accuracy']);
    expect(programmeStanding(checks(0, 4), programme).lacks).toEqual(['days']);
    expect(programmeStanding(checks(0, 5).slice(1), programme).lacks).toEqual(['checks']);
    expect(programmeStanding(checks(0, 5), null).lacks).toEqual(['not_allowed']);
    expect(programmeStanding(checks(0, 5), { ...programme, allowed: false }).lacks).toEqual(['not_allowed']);
  });
});

describe('the queue of the check', () => {
  const waiting = fc.record({ id: fc.uuid(), dueAt: fc.constantFrom(null, 1, 2), sealedAt: fc.nat(3), risks: fc.subarray([...NAMED_RISKS]) });

  it('has one order, whoever put the packs in, and the earliest cut-off first', () => {
    fc.assert(fc.property(fc.uniqueArray(waiting, { selector: ({ id }) => id, maxLength: 8 }), (packs) => {
      const queue = inCheckOrder(packs);
      expect(inCheckOrder(packs.toReversed())).toEqual(queue);
      const due = queue.map(({ dueAt }) => dueAt ?? Infinity);
      expect(due).toEqual(due.toSorted((a, b) => a - b));
    }));
  });

  it('read page by page it is the whole queue, though what was seen is checked meanwhile and others are sealed', () => {
    const packs = fc.uniqueArray(waiting, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(fc.property(packs, packs, fc.integer({ min: 1, max: 4 }), (first, late, limit) => {
      const others = late.filter(({ id }) => !first.some((one) => one.id === id));
      const seen: string[] = [];
      let [left, place, guard] = [first, null as Parameters<typeof inCheckOrder>[1] | null, 0];
      for (; guard < 40; guard += 1) {
        const page = inCheckOrder(left, place).slice(0, limit);
        const last = page.at(-1);
        if (last === undefined) break;
        seen.push(...page.map(({ id }) => id));
        place = { ...last, risks: last.risks.length };
        // The page is checked, and somebody seals one more.
        left = [...left.filter(({ id }) => !page.some((one) => one.id === id)), ...others.slice(guard, guard + 1)];
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(inCheckOrder(first).every(({ id }) => seen.includes(id))).toBe(true);
    }));
  });

  it('names risks in one order, and drugs that harm most by a word of their ingredient', () => {
    const none = Object.fromEntries(NAMED_RISKS.map((risk) => [risk, false])) as Record<(typeof NAMED_RISKS)[number], boolean>;
    expect(risksOf({ ...none, controlled: true, new_resident: true })).toEqual(['new_resident', 'controlled']);
    const list = rules().rules['bench.high-alert'].value;
    expect(['Warfarin Sodium', 'acetaminophen; hydrocodone', 'acetaminophen', ''].map((ingredient) => isHighAlert(ingredient, list))).toEqual([true, true, false, false]);
    expect(isHighAlert('acetaminophen', ['acetaminophen'])).toBe(true);
  });
});

describe('counting', () => {
  it('finds what was poured too much and what is missing in the container', () => {
    const of = (units: number, poured: number, left: number | null, before: number | null) => varianceOf({ units: units as Milli, poured: poured as Milli, left: left as Milli | null, before: before as Milli | null });
    expect([of(14, 14, 86, 100), of(14, 15, 85, 100), of(14, 14, 85, 100), of(14, 14, null, 100), of(14, 14, 86, null)])
      .toEqual([{ poured: 0, left: 0 }, { poured: 1, left: 0 }, { poured: 0, left: -1 }, { poured: 0, left: 0 }, { poured: 0, left: 0 }]);
  });

  it('an expiring lot is no near miss of the audits, a wrong strength is', () => {
    expect([nearMissOf('expired'), nearMissOf('wrong_strength'), nearMissOf('order_open')]).toEqual([null, 'wrong_strength', 'missing_drug']);
  });
});
