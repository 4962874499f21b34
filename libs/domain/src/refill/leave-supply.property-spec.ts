import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import { buildPassSchedule, dueDoses } from '@cyclefill/domain/regimen';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { MIDDLE, medPassRows, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { type LeaveQuestion, leaveSupply } from './leave-supply.js';

const units = fc.integer({ min: 0, max: 200 }).map((quarters) => (quarters * 250) as Milli);

const question = fc.record({
  regimen: regimens, holds: fc.array(ranges, { maxLength: 1 }), rows: medPassRows, stays: wingStays, presence: presences, from: fc.nat(20_000), length: fc.integer({ min: 1, max: 8000 }),
  balance: units, mayFill: units, packed: fc.option(fc.nat(28)), source: fc.constantFrom<LeaveQuestion['source'][]>('supply', 'separate'),
}).map(({ regimen, holds, rows, stays, presence, from, length, balance, mayFill, packed, source }): LeaveQuestion => {
  const leave = { from: (atMinute(MIDDLE) + from) as LocalMinute, to: (atMinute(MIDDLE) + from + length) as LocalMinute };
  return {
    order: { ...anOrder().build(), regimen, holds }, leave, balance, mayFill, source, countable: true, packedTo: packed === null ? null : atMinute(addDays(MIDDLE, packed)),
    resident: { ...aResident().build(), passes: buildPassSchedule(rows, stays), presence: { ...presence, absences: [...presence.absences, leave] } },
  };
});

describe('laws of a leave supply (R122)', () => {
  it('its doses are those away, each taken once: out of the supply, filled, or told as short', () => {
    fc.assert(fc.property(question, (asked) => {
      const made = leaveSupply(asked);
      if (typeof made === 'string') return;
      const sum = made.doses.reduce((total, { dose }) => total + dose, 0);
      expect(made.fromSupply + made.filled).toBe(sum);
      expect(made.fromSupply).toBeLessThanOrEqual(asked.source === 'supply' ? asked.balance : 0);
      expect(made.filled).toBeLessThanOrEqual(asked.mayFill);
      for (const { at } of made.doses) expect(at >= asked.leave.from && at < asked.leave.to).toBe(true);
      const due = new Set(dueDoses(asked.order, asked.resident, asked.leave.from, asked.leave.to).map(({ at }) => at));
      for (const { at } of made.doses) expect(due.has(at)).toBe(false);
    }));
  });

  it('what is due in the facility until the packs end is never taken along', () => {
    fc.assert(fc.property(question, (asked) => {
      const made = leaveSupply(asked);
      if (typeof made === 'string' || asked.packedTo === null || asked.packedTo <= asked.leave.from) return;
      const kept = dueDoses(asked.order, asked.resident, asked.leave.from, asked.packedTo).reduce((total, { dose }) => total + dose, 0);
      if (made.fromSupply > 0) expect(asked.balance - made.fromSupply).toBeGreaterThanOrEqual(kept);
    }));
  });
});

describe('a leave of two days', () => {
  const leave = { from: atMinute(MIDDLE), to: atMinute(addDays(MIDDLE, 2)) };
  const asked = (change: Partial<LeaveQuestion> = {}): LeaveQuestion => ({
    order: anOrder().build(), resident: { ...aResident().build(), presence: { absences: [leave], dischargedAt: null } }, leave, balance: 5000 as Milli, packedTo: atMinute(addDays(MIDDLE, 5)),
    countable: true, source: 'supply', mayFill: 90_000 as Milli, ...change,
  });

  it('takes what is spare; the three doses after the return stay', () => {
    expect(leaveSupply(asked())).toMatchObject({ fromSupply: 2000, filled: 0, short: 0 });
    expect(leaveSupply(asked({ balance: 4000 as Milli }))).toMatchObject({ fromSupply: 1000, filled: 1000, short: 0 });
    expect(leaveSupply(asked({ balance: 0 as Milli, mayFill: 1000 as Milli }))).toMatchObject({ fromSupply: 0, filled: 1000, short: 1000 });
    expect(leaveSupply(asked({ source: 'separate' }))).toMatchObject({ fromSupply: 0, filled: 2000 });
  });

  it('says why nothing is made up', () => {
    expect([asked({ order: anOrder().asNeeded().build() }), asked({ countable: false }), asked({ order: anOrder().with({ problem: 'sig_unread' }).build() }), asked({ order: anOrder().starting('2030-01-01').build() })].map(leaveSupply))
      .toEqual(['as_needed', 'own_container', 'cannot_be_told', 'no_dose']);
  });
});
