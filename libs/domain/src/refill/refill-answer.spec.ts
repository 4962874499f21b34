import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FillOrder } from '@cyclefill/domain/cycle-fill';
import { type Milli, addDays, day } from '@cyclefill/domain/kernel';
import { withFirstDose } from '@cyclefill/domain/regimen';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { moment, units } from '../../../../test/builders/values.js';
import { demandDoses } from './demand-doses.js';
import { type RefillAnswer, type RefillFacts, answerRefill } from './refill-answer.js';

const factsOf = (order: OrderBuilder, facts: Partial<RefillFacts>): RefillFacts => ({
  order: order.build(), resident: aResident().build(), now: moment('2026-12-07 0900'), deliveryOn: day('2026-12-07'), arriving: null, fills: [], filledOnDemand: false,
  supply: { counted: { at: moment('2026-12-07'), quantity: units('0') }, arrivals: [] }, usual: units('30'), wholePackage: null, nextWindow: null,
  earlyReason: null, byPharmacist: false, lookBackDays: 180, clinicallyStopped: false, ...facts,
});
const ask = (order: OrderBuilder, facts: Partial<RefillFacts> = {}): RefillAnswer => answerRefill(factsOf(order, facts), COMMON_RULES);
const demand = anOrder().supplied('on_demand');
const filled = (on: string, quantity = '30'): RefillFacts['fills'] => [{ on: day(on), quantity: units(quantity) }];

describe('a STAT dose and the first fill (D46)', () => {
  const cycle = anOrder().starting('2026-12-08 1015').daily('BID');
  const stat: Partial<FillOrder> = { regimen: withFirstDose(cycle.regimen(), 'stat_then_next_slot') };
  const asked = (facts: Partial<RefillFacts>): RefillAnswer => ask(cycle, { order: { ...cycle.build(), ...stat }, nextWindow: day('2026-12-10'), ...facts });
  const batch = { batchId: 'B1', deliveryOn: day('2026-12-07') };
  const given = (at: string): RefillFacts['supply'] => ({ counted: { at: moment('2026-12-07'), quantity: units('0') }, arrivals: [], kit: [{ at: moment(at), quantity: units('1') }] });

  it('is in the first fill once, with the slots up to the next window, unless the kit gave it', () => {
    expect(asked({})).toMatchObject({ kind: 'accepted', quantity: units('4') });
    expect(asked({ supply: given('2026-12-08 1020') })).toMatchObject({ kind: 'accepted', quantity: units('3') });
    // A dose of the kit at another time is another dose.
    expect(asked({ supply: given('2026-12-08 1400') })).toMatchObject({ kind: 'accepted', quantity: units('4') });
  });

  it('is brought alone where a window that begins before it brings the rest, built or not', () => {
    expect(asked({ nextWindow: day('2026-12-08') })).toMatchObject({ kind: 'accepted', quantity: units('1') });
    expect(asked({ arriving: batch, nextWindow: day('2027-01-05') })).toMatchObject({ kind: 'accepted', quantity: units('1') });
  });

  it('is brought once: after the kit gave it, or a first fill went out, the batch is the answer', () => {
    expect(asked({ arriving: batch, supply: given('2026-12-08 1020') })).toMatchObject({ kind: 'in_batch' });
    expect(asked({ arriving: batch, filledOnDemand: true })).toMatchObject({ kind: 'in_batch' });
  });

  it('is not brought after its time: a delivery of a later day comes too late', () => {
    expect(asked({ arriving: batch, deliveryOn: day('2026-12-09') })).toMatchObject({ kind: 'in_batch' });
  });

  it('lies in a cell of that fill exactly once, at its minute; the kit’s dose lies in none', () => {
    const cells = (facts: Partial<RefillFacts>): readonly number[] => {
      const [question, answer] = [factsOf(cycle, { order: { ...cycle.build(), ...stat }, nextWindow: day('2026-12-10'), ...facts }), asked(facts)];
      if (answer.kind !== 'accepted') throw new Error('nothing to pack');
      const doses = demandDoses(question, answer.deliveryOn, answer.quantity);
      expect(doses.reduce((sum, { dose }) => sum + dose, 0)).toBe(answer.quantity);
      return doses.map(({ at }) => at);
    };
    const [first, ...slots] = ['2026-12-08 1015', '2026-12-08 1700', '2026-12-09 0800', '2026-12-09 1700'].map(moment);
    expect(cells({})).toEqual([first, ...slots]);
    expect(cells({ supply: given('2026-12-08 1020') })).toEqual(slots);
    expect(cells({ nextWindow: day('2026-12-08') })).toEqual([first]);
    expect(cells({ arriving: batch, nextWindow: day('2027-01-05') })).toEqual([first]);
  });
});

describe('answer to a refill request (R130)', () => {
  it('accepted, with the delivery and what the quantity lasts', () => {
    expect(ask(demand)).toEqual({ kind: 'accepted', deliveryOn: day('2026-12-07'), quantity: units('30'), daysSupply: 30 });
    expect(ask(demand.authorised('12'))).toMatchObject({ quantity: units('12'), daysSupply: 12 });
  });

  it('already in a batch', () => {
    expect(ask(demand, { arriving: { batchId: 'B1', deliveryOn: day('2026-12-12') } })).toEqual({ kind: 'in_batch', batchId: 'B1', deliveryOn: day('2026-12-12') });
  });

  it('too soon until the day it opens (R126): thirty tablets of 20 November open after 23 days', () => {
    expect(ask(demand, { fills: filled('2026-11-20') })).toEqual({ kind: 'too_soon', opensOn: day('2026-12-13'), rule: 'R126' });
    expect(ask(demand, { fills: filled('2026-11-14') })).toMatchObject({ kind: 'accepted' });
  });

  it('too soon by what all fills together left (R127)', () => {
    const early = [...filled('2026-09-01'), ...filled('2026-09-24'), ...filled('2026-10-17'), ...filled('2026-11-09')];
    expect(ask(demand, { fills: early, deliveryOn: day('2026-12-07') })).toEqual({ kind: 'too_soon', opensOn: day('2026-12-23'), rule: 'R127' });
    expect(ask(demand, { fills: early, lookBackDays: 30 })).toMatchObject({ kind: 'accepted' });
  });

  it('a lawful early reason lifts it (R128), on a controlled drug only for a pharmacist', () => {
    expect(ask(demand, { fills: filled('2026-12-01'), earlyReason: 'dose_increase' })).toMatchObject({ kind: 'accepted' });
    const controlled = demand.controlled('CIV').written('2026-10-01');
    expect(ask(controlled, { fills: filled('2026-12-01'), earlyReason: 'lost_dose' })).toEqual({ kind: 'needs_pharmacist', reason: 'early_controlled' });
    expect(ask(controlled, { fills: filled('2026-12-01'), earlyReason: 'lost_dose', byPharmacist: true })).toMatchObject({ kind: 'accepted' });
    expect(ask(controlled, { fills: filled('2026-12-01'), byPharmacist: true })).toMatchObject({ kind: 'too_soon' });
  });

  it('no refills: nothing authorised, too old, or the refills of a C-IV used up', () => {
    expect([ask(demand.authorised('0')), ask(demand.written('2025-11-01')), ask(demand.controlled('CIV').written('2026-10-01', 5))]).toEqual([
      { kind: 'no_refills', rule: 'R117' }, { kind: 'no_refills', rule: 'R222' }, { kind: 'no_refills', rule: 'R205' },
    ]);
  });

  it('too soon promises no day that the order or its prescription does not live to see: its end is the answer', () => {
    const opensOn13th = { fills: filled('2026-11-20') };
    expect(ask(demand.stopping('2026-12-13'), opensOn13th)).toEqual({ kind: 'discontinued', lastDay: day('2026-12-12') });
    expect(ask(demand.stopping('2026-12-14'), opensOn13th)).toMatchObject({ kind: 'too_soon', opensOn: day('2026-12-13') });
    expect(ask(demand.written('2025-12-10'), opensOn13th)).toEqual({ kind: 'no_refills', rule: 'R222' });
  });

  it('discontinued: stopped, stopping before the delivery, or the resident discharged', () => {
    expect(ask(demand.stopping('2026-12-05'))).toEqual({ kind: 'discontinued', lastDay: day('2026-12-04') });
    expect(ask(demand.stopping('2026-12-08'), { deliveryOn: day('2026-12-08') })).toEqual({ kind: 'discontinued', lastDay: day('2026-12-07') });
    expect(ask(demand, { resident: aResident().discharged('2026-12-06 1000').build() })).toMatchObject({ kind: 'discontinued', lastDay: day('2026-12-06') });
  });

  it('a person must look: schedule II by whoever asks, an order in doubt, directions as written, no delivery day', () => {
    expect(ask(demand.controlled('CII'), { byPharmacist: true })).toEqual({ kind: 'needs_pharmacist', reason: 'schedule_ii' });
    expect(ask(demand.with({ problem: 'product_mismatch' }))).toEqual({ kind: 'needs_pharmacist', reason: 'order_in_doubt' });
    expect(ask(demand, { deliveryOn: null })).toEqual({ kind: 'needs_pharmacist', reason: 'no_delivery' });
    expect(ask(demand, { clinicallyStopped: true })).toEqual({ kind: 'needs_pharmacist', reason: 'clinical_check' });
    expect(ask(demand, { clinicallyStopped: true, byPharmacist: true })).toMatchObject({ kind: 'accepted' });
    const asWritten = { ...demand.build(), regimen: null };
    expect(ask(demand, { order: asWritten })).toEqual({ kind: 'needs_pharmacist', reason: 'as_written' });
    expect(ask(demand, { order: asWritten, byPharmacist: true })).toMatchObject({ kind: 'accepted', daysSupply: null });
  });

  it('PRN: as written, its days at the most use; too soon counts them the same', () => {
    const prn = anOrder().everyHours(6, '2026-01-01').asNeeded();
    expect(ask(prn)).toMatchObject({ kind: 'accepted', quantity: units('30'), daysSupply: 7 });
    expect(ask(prn, { fills: filled('2026-12-04') })).toMatchObject({ kind: 'too_soon', opensOn: day('2026-12-10') });
  });

  it('what is never broken comes in whole packages (R136)', () => {
    expect(ask(demand, { usual: units('7'), wholePackage: units('5') })).toMatchObject({ kind: 'accepted', quantity: units('10') });
    expect(ask(demand.authorised('9'), { usual: units('7'), wholePackage: units('5') })).toMatchObject({ kind: 'accepted', quantity: units('5') });
    expect(ask(demand.authorised('4'), { usual: units('7'), wholePackage: units('5') })).toEqual({ kind: 'no_refills', rule: 'R117' });
  });
});

describe('a cycle order asked for between windows (R115)', () => {
  const cycle = anOrder().at('0800', '2000');
  const nextWindow = day('2026-12-14');
  const stock = (quantity: string): RefillFacts['supply'] => ({ counted: { at: moment('2026-12-07'), quantity: units(quantity) }, arrivals: [] });

  it('gets what is missing up to the next window not yet built', () => {
    expect(ask(cycle, { nextWindow, supply: stock('4') })).toMatchObject({ kind: 'accepted', quantity: units('10'), daysSupply: 5 });
    expect(ask(cycle.authorised('6.5'), { nextWindow, supply: stock('4') })).toMatchObject({ kind: 'accepted', quantity: units('6') });
  });

  it('what lasts until the next window comes with it; lost supply does not last', () => {
    expect(ask(cycle, { nextWindow, supply: stock('14') })).toEqual({ kind: 'too_soon', opensOn: nextWindow, rule: 'R108' });
    expect(ask(cycle, { nextWindow, supply: stock('14'), earlyReason: 'lost_dose' })).toMatchObject({ kind: 'accepted', quantity: units('14') });
    expect(ask(cycle.authorised('0.5'), { nextWindow, supply: stock('4') })).toEqual({ kind: 'no_refills', rule: 'R117' });
  });
});

describe('laws of the answer', () => {
  const quarters = fc.integer({ min: 0, max: 400 }).map((count) => (count * 250) as Milli);
  const past = fc.array(fc.record({ on: fc.integer({ min: -150, max: 0 }).map((offset) => addDays(day('2026-12-07'), offset)), quantity: quarters }), { maxLength: 5 });
  const reason = fc.constantFrom<RefillFacts['earlyReason'][]>(null, 'lost_dose', 'leave_of_absence');

  it('never gives more than is authorised, and never nothing', () => {
    fc.assert(fc.property(quarters, quarters, past, reason, fc.option(fc.constantFrom(units('5'), units('30'))), fc.option(fc.integer({ min: 1, max: 40 })), (left, usual, fills, earlyReason, wholePackage, ahead) => {
      const order = (ahead === null ? demand : anOrder()).with({ authorisedLeft: left });
      const answer = ask(order, { usual, fills, earlyReason, wholePackage, nextWindow: ahead === null ? null : addDays(day('2026-12-07'), ahead) });
      if (answer.kind !== 'accepted') return;
      expect(answer.quantity).toBeGreaterThan(0);
      expect(answer.quantity).toBeLessThanOrEqual(left);
    }));
  });

  it('on the day that too soon names it is too soon no longer, and stays so', () => {
    let asked = 0;
    fc.assert(fc.property(past, fc.nat(100), (fills, later) => {
      const answer = ask(demand, { fills });
      if (answer.kind !== 'too_soon') return;
      asked += 1;
      expect(answer.opensOn).toBeGreaterThan(day('2026-12-07'));
      expect(ask(demand, { fills, deliveryOn: answer.opensOn }).kind).toBe('accepted');
      expect(ask(demand, { fills, deliveryOn: addDays(answer.opensOn, later) }).kind).not.toBe('too_soon');
      expect(ask(demand, { fills, deliveryOn: addDays(answer.opensOn, -1) }).kind).toBe('too_soon');
    }));
    expect(asked).toBeGreaterThan(10);
  });

  it('one more early fill never opens it earlier', () => {
    fc.assert(fc.property(past, fc.integer({ min: -30, max: 0 }), (fills, offset) => {
      const before = ask(demand, { fills });
      const after = ask(demand, { fills: [...fills, { on: addDays(day('2026-12-07'), offset), quantity: units('30') }] });
      if (before.kind !== 'too_soon' || fills.some(({ quantity }) => quantity > units('30'))) return;
      expect(after).toMatchObject({ kind: 'too_soon' });
      if (after.kind === 'too_soon') expect(after.opensOn).toBeGreaterThanOrEqual(before.opensOn);
    }));
  });
});

describe('first fill of an order that starts mid-cycle (R115)', () => {
  const evening = anOrder().at('0800', '2000').starting('2026-12-09 2000');
  const firstFill = (nextWindow: string): RefillAnswer => ask(evening, { nextWindow: day(nextWindow) });

  it('V2: starts Wednesday 20:00, window Sunday to Saturday, next batch not built: 7 doses', () => {
    expect(firstFill('2026-12-13')).toMatchObject({ kind: 'accepted', quantity: units('7') });
  });

  it('V3: the same with the next batch already built: 7 + 14 = 21; with one more, 35', () => {
    expect([firstFill('2026-12-20'), firstFill('2026-12-27')]).toMatchObject([{ quantity: units('21') }, { quantity: units('35') }]);
  });
});

describe('a psychotropic as needed (R215)', () => {
  const lorazepam = demand.asNeeded().starting('2026-11-24').of({ therapeuticClass: 'Benzodiazepine/hypnotic' });
  const review = { on: day('2026-12-05'), rationale: true, until: day('2026-12-31'), evaluated: false };

  it('is delivered on its fourteenth day and not after it; a rationale with a duration goes on', () => {
    expect(ask(lorazepam)).toMatchObject({ kind: 'accepted' });
    expect(ask(lorazepam, { deliveryOn: day('2026-12-08') })).toEqual({ kind: 'no_refills', rule: 'R215' });
    expect(ask(lorazepam.with({ prnReviews: [review] }), { deliveryOn: day('2026-12-08') })).toMatchObject({ kind: 'accepted' });
    expect(ask(lorazepam.with({ prnReviews: [{ ...review, until: null }] }), { deliveryOn: day('2026-12-08') })).toEqual({ kind: 'no_refills', rule: 'R215' });
  });

  it('an antipsychotic goes on only after an evaluation; a pharmacist lifts neither', () => {
    const haloperidol = lorazepam.of({ therapeuticClass: 'Antipsychotic' }).with({ prnReviews: [review] });
    expect(ask(haloperidol, { deliveryOn: day('2026-12-08'), byPharmacist: true })).toEqual({ kind: 'no_refills', rule: 'R215' });
    expect(ask(haloperidol.with({ prnReviews: [{ ...review, evaluated: true }] }), { deliveryOn: day('2026-12-08') })).toMatchObject({ kind: 'accepted' });
  });
});
