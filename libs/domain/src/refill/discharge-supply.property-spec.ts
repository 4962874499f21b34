import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import { buildPassSchedule, dueDoses } from '@cyclefill/domain/regimen';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { MIDDLE, medPassRows, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { type DischargeQuestion, dischargeSupply } from './discharge-supply.js';

const units = fc.integer({ min: 0, max: 200 }).map((quarters) => (quarters * 250) as Milli);

const question = fc.record({
  regimen: regimens, holds: fc.array(ranges, { maxLength: 1 }), rows: medPassRows, stays: wingStays, presence: presences, from: fc.nat(20_000), days: fc.integer({ min: 1, max: 31 }), balance: units, mayFill: units,
}).map(({ regimen, holds, rows, stays, presence, from, days, balance, mayFill }): DischargeQuestion => {
  const at = (atMinute(MIDDLE) + from) as LocalMinute;
  return {
    order: { ...anOrder().build(), regimen, holds }, at, to: (at + days * 1440) as LocalMinute, balance, mayFill, countable: true, sent: true, keptBack: false,
    resident: { ...aResident().build(), passes: buildPassSchedule(rows, stays), presence: { ...presence, dischargedAt: at } },
  };
});

describe('laws of what a resident goes home with (R123)', () => {
  it('its doses are those of its days as if the stay went on, each out of what is on hand, filled, or short; what stays behind and what goes are what was there', () => {
    fc.assert(fc.property(question, (asked) => {
      const made = dischargeSupply(asked);
      if (typeof made === 'string') return;
      const stayed = dueDoses(asked.order, { ...asked.resident, presence: { absences: [], dischargedAt: null } }, asked.at, asked.to);
      const sum = (doses: typeof stayed): number => doses.reduce((total, { dose }) => total + dose, 0);
      expect(made.doses).toEqual(stayed.slice(0, made.doses.length));
      expect([made.fromSupply + made.filled, made.short]).toEqual([sum(made.doses), sum(stayed) - sum(made.doses)]);
      expect([made.fromSupply + made.left, made.filled <= asked.mayFill]).toEqual([asked.balance, true]);
      expect(dueDoses(asked.order, asked.resident, asked.at, asked.to)).toEqual([]);
    }));
  });
});

describe('a discharge with three days to go', () => {
  const at = atMinute(MIDDLE);
  const asked = (change: Partial<DischargeQuestion> = {}): DischargeQuestion => ({
    order: anOrder().build(), resident: { ...aResident().build(), presence: { absences: [], dischargedAt: at } }, at, to: atMinute(addDays(MIDDLE, 3)), balance: 2000 as Milli, countable: true, sent: true,
    keptBack: false, mayFill: 90_000 as Milli, ...change,
  });

  it('takes all that is on hand first, and leaves behind what the days do not need', () => {
    expect(dischargeSupply(asked())).toMatchObject({ fromSupply: 2000, filled: 1000, short: 0, left: 0 });
    expect(dischargeSupply(asked({ balance: 9000 as Milli }))).toMatchObject({ fromSupply: 3000, filled: 0, left: 6000 });
    expect(dischargeSupply(asked({ mayFill: 0 as Milli }))).toMatchObject({ fromSupply: 2000, filled: 0, short: 1000 });
  });

  it('says why nothing goes home', () => {
    expect([asked({ sent: false }), asked({ keptBack: true }), asked({ order: anOrder().asNeeded().build() }), asked({ countable: false }), asked({ order: anOrder().starting('2030-01-01').build() })].map(dischargeSupply))
      .toEqual(['not_sent', 'controlled', 'as_needed', 'own_container', 'no_dose']);
  });
});
