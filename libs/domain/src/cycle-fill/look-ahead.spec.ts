import { describe, expect, it } from '@jest/globals';
import { type Finding, type Milli, addDays, atMinute, day, formatDay } from '@cyclefill/domain/kernel';
import { aBatch } from '../../../../test/builders/batch.builder.js';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { computeFill } from './compute-fill.js';
import { lookAhead } from './look-ahead.js';
import type { SupplyMovement } from './supply-movement.js';

/** 7 December to 3 January, looked at ten days before its build. */
const BATCH = aBatch('2026-12-07', 28, '2026-11-24');

function ahead(builder: OrderBuilder, more: readonly Finding[] = []): readonly string[] {
  const order = builder.build();
  const resident = aResident().build();
  const result = computeFill(order, resident, BATCH);
  if (result === null) return ['not active'];
  return lookAhead(order, resident, { ...result, findings: [...result.findings, ...more] }, BATCH).map(({ kind, on, rule, ask }) => `${kind} ${formatDay(on)} ${rule} ${ask}`);
}

describe('what will fail in the window to come (R113)', () => {
  it('an order in good standing: nothing', () => expect(ahead(anOrder())).toEqual([]));

  it('refills: the day of the last dose that is still authorised', () => {
    expect(ahead(anOrder().authorised('10'))).toEqual(['no_refills 2026-12-16 R117 renewal']);
    expect(ahead(anOrder().authorised('0'))).toEqual(['no_refills 2026-12-06 R117 renewal']);
  });

  it('refills that a window before was short of already: the day of the last dose that it covers, not the eve of this one', () => {
    const packed = (from: string, given: number, short: number): SupplyMovement => (
      { kind: 'packed', at: atMinute(day(from)), until: atMinute(addDays(day(from), 28)), units: (given * 1000) as Milli, short: (short * 1000) as Milli, reference: from }
    );
    const since = (...moved: readonly SupplyMovement[]): readonly string[] => ahead(anOrder().authorised('0').with({ moved }));
    expect(since(packed('2026-11-09', 0, 28))).toEqual(['no_refills 2026-11-08 R117 renewal']);
    expect(since(packed('2026-11-09', 10, 18))).toEqual(['no_refills 2026-11-18 R117 renewal']);
    expect(since(packed('2026-10-12', 0, 28), packed('2026-11-09', 0, 28))).toEqual(['no_refills 2026-10-11 R117 renewal']);
    expect(since(packed('2026-10-12', 0, 28), packed('2026-11-09', 28, 0))).toEqual(['no_refills 2026-12-06 R117 renewal']);
  });

  it('a prescription that expires inside the window, though the build itself would still be lawful', () => {
    expect(ahead(anOrder().written('2025-12-21'))).toEqual(['rx_expires 2026-12-20 R222 new_prescription']);
    expect(ahead(anOrder().written('2025-12-21').stopping('2026-12-21'))).toEqual(['stop_order 2026-12-20 R221 confirm_stop']);
  });

  it('C-III to C-V and C-II by their own limits', () => {
    expect(ahead(anOrder().controlled('CIV').written('2026-06-20'))).toEqual(['controlled_limit 2026-12-20 R205 new_prescription']);
    expect(ahead(anOrder().controlled('CIV').written('2026-11-20', 5))).toEqual(['controlled_limit 2026-12-06 R205 new_prescription']);
    expect(ahead(anOrder().controlled('CII').written('2026-10-15').supplied('on_demand'))).toEqual(['cii_window 2026-12-14 R204 new_prescription']);
  });

  it('a PRN psychotropic whose fourteenth day comes', () => {
    const lorazepam = anOrder().asNeeded().starting('2026-12-01').of({ therapeuticClass: 'Benzodiazepine/hypnotic' });
    expect(ahead(lorazepam)).toEqual(['prn_day_14 2026-12-14 R215 evaluation_or_rationale']);
    expect(ahead(lorazepam.stopping('2026-12-15'))).toEqual(['stop_order 2026-12-14 R221 confirm_stop']);
    expect(ahead(lorazepam.starting('2026-12-21'))).toEqual([]);
  });

  it('a stop by policy is told from now on, also one before the window', () => {
    const byPolicy = anOrder().with({ stopsByPolicy: true });
    expect(ahead(byPolicy.stopping('2026-12-21'))).toEqual(['automatic_stop 2026-12-20 R221 renewal']);
    expect(ahead(byPolicy.stopping('2026-12-01'))).toEqual(['automatic_stop 2026-11-30 R221 renewal']);
    expect([ahead(byPolicy.stopping('2026-11-24')), ahead(anOrder().stopping('2026-12-01'))]).toEqual([['not active'], []]);
  });

  it('what has to be on paper before the window: a request for the fill, a list that both sides signed, the prescription of an emergency', () => {
    const found = (code: Finding['code'], rule: string, params: Finding['params']): Finding => ({ code, severity: 'block', rule, subject: 'O1', params });
    expect(ahead(anOrder(), [found('NO_CONSENT', 'R129', {})])).toEqual(['no_consent 2026-12-06 R129 refill_request']);
    expect(ahead(anOrder(), [found('RECONCILIATION', 'R305', { kind: 'admission', dueOn: '2026-11-30' })])).toEqual(['unreconciled 2026-11-30 R305 settle_list']);
    expect(ahead(anOrder(), [found('EMERGENCY_RX', 'R208', { dueOn: '2026-11-30' })])).toEqual(['emergency_rx 2026-11-30 R208 signed_prescription']);
  });

  it('what stock cannot give', () => {
    const found = (code: Finding['code'], rule: string): Finding => ({ code, severity: 'warn', rule, subject: 'O1', params: {} });
    expect(ahead(anOrder(), [found('LOT_EXP', 'E15')])).toEqual(['lot_expires 2026-12-06 E15 other_lot']);
    expect(ahead(anOrder(), [found('STOCK', 'E14')])).toEqual(['short_stock 2026-12-06 E14 order_stock']);
  });
});
