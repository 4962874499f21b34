import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, addDays, day } from '@cyclefill/domain/kernel';
import { type ReturnedUnits, creditCents, returnRefusals } from './return-supply.js';

const ALLOWED = { reuseAllowed: true, controlledAllowed: false, withinDays: 30 };
const DISPENSED = day('2026-12-01');
const aReturn = (facts: Partial<ReturnedUnits> = {}): ReturnedUnits => ({
  units: 10_000 as Milli, schedule: null, sealed: true, inCustody: true, multiDrug: false, expiresOn: day('2027-06-30'), returnedOn: addDays(DISPENSED, 20),
  fill: { dispensedOn: DISPENSED, unitsOut: 28_000 as Milli }, ...facts,
});

describe('returns (R142–R144)', () => {
  it('sealed, in custody, in date and in time is accepted where the state allows it, and nowhere else', () => {
    expect(returnRefusals(aReturn(), ALLOWED)).toEqual([]);
    expect(returnRefusals(aReturn(), { ...ALLOWED, reuseAllowed: false })).toEqual(['state_forbids']);
  });

  it('each thing that is wrong is said', () => {
    expect(returnRefusals(aReturn({ schedule: 'CIV' }), ALLOWED)).toEqual(['controlled']);
    expect(returnRefusals(aReturn({ schedule: 'CIV' }), { ...ALLOWED, controlledAllowed: true })).toEqual([]);
    expect(returnRefusals(aReturn({ sealed: false, inCustody: false, multiDrug: true }), ALLOWED)).toEqual(['opened', 'left_custody', 'multi_drug']);
    expect(returnRefusals(aReturn({ expiresOn: null }), ALLOWED)).toEqual(['expiry_unknown']);
    expect(returnRefusals(aReturn({ expiresOn: addDays(DISPENSED, 20) }), ALLOWED)).toEqual(['expired']);
    expect([30, 31].map((days) => returnRefusals(aReturn({ returnedOn: addDays(DISPENSED, days) }), ALLOWED).join())).toEqual(['', 'too_late']);
  });

  it('nobody returns more than is out, or what was not filled here', () => {
    expect(returnRefusals(aReturn({ units: 28_001 as Milli }), ALLOWED)).toEqual(['not_dispensed_here']);
    expect(returnRefusals(aReturn({ fill: null }), ALLOWED)).toEqual(['not_dispensed_here']);
  });
});

describe('credits (R145)', () => {
  it('units × price at dispense less the fee of the payer, never below nothing, and nothing where the payer does not say', () => {
    const rule = { creditAllowed: true, handlingFeeCents: 200 };
    expect([10_000, 10_500, 1000].map((units) => creditCents(units as Milli, 1255, rule))).toEqual([1055, 1118, 0]);
    expect(creditCents(10_000 as Milli, 1255, { ...rule, creditAllowed: false })).toBe(0);
    fc.assert(fc.property(fc.nat(1_000_000), fc.nat(100_000), fc.nat(10_000), (units, price, fee) => {
      const credit = creditCents(units as Milli, price, { creditAllowed: true, handlingFeeCents: fee });
      expect(credit).toBeGreaterThanOrEqual(0);
      expect(credit).toBeLessThanOrEqual(Math.ceil((units * price) / 10_000));
    }));
  });
});
