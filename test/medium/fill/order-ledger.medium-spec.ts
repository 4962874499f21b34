import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OpenNightlyRun, OrderLedger, type OrderLedgerView, ReplayRun, orderLedgerView } from '@cyclefill/features/fill';
import { parseMilli } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { computeBatches } from '../../support/computed-batches.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

jest.setTimeout(120_000);

const LineRow = z.object({ rx: z.string(), window_from: z.string(), carry_in: z.int(), carry_out: z.int() });
const milli = (text: string): number => parseMilli(text) ?? Number.NaN;

describe('the ledger of an order over several cycles (R138)', () => {
  let pharmacy: SamplePharmacy;
  const runs: string[] = [];
  const ledger = async (rxNumber: string, asOf: string): Promise<OrderLedgerView> =>
    orderLedgerView(await new OrderLedger(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { order: { rxNumber }, asOf: new Date(asOf) }));
  const lines = (): Promise<z.output<typeof LineRow>[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(
    LineRow, `select o.rx_number as rx, l.window_from::text as window_from, l.carry_in_milli as carry_in, l.carry_out_milli as carry_out
     from fill_line l join med_order o on o.id = l.order_id where l.is_current and l.dispensed_milli > 0 order by 1, 2`));

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 14, seed: 11 });
    for (const night of ['2026-12-01T12:00:00Z', '2026-12-29T12:00:00Z', '2027-01-26T12:00:00Z']) {
      const { runIds } = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date(night));
      runs.push(...runIds);
      await computeBatches(pharmacy);
    }
  });
  afterAll(async () => pharmacy.database.close());

  it('carries into each window what its batch was computed with, and says so row by row', async () => {
    const stored = await lines();
    const several = [...Map.groupBy(stored, ({ rx }) => rx)].filter(([, own]) => own.length >= 2).slice(0, 25);
    expect(several.length).toBeGreaterThan(10);
    for (const [rx, own] of several) {
      const { entries, balance } = await ledger(rx, '2027-06-01T12:00:00Z');
      const carried = entries.filter(({ kind }) => kind === 'carried_in' || kind === 'carried_out');
      expect(carried.filter(({ batchHad, balance: at }) => batchHad !== null && batchHad.value !== at.value)).toEqual([]);
      expect(entries.filter(({ kind }) => kind === 'carried_in').map((row) => milli(row.balance.value))).toEqual(expect.arrayContaining(own.map((line) => line.carry_in)));
      expect(milli(balance.value)).toBe(entries.reduce((sum, row) => sum + milli(row.units.value), 0));
    }
  });

  it('what was computed with earlier windows in its supply is replayed byte for byte', async () => {
    expect(runs.length).toBeGreaterThan(1);
    for (const runId of runs) {
      const { batches } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
      expect(batches.map(({ outcome }) => outcome)).toEqual(batches.map(() => 'equal'));
    }
  });

  it('a leave that is told after the packs were made leaves its doses over: the next window begins with them', async () => {
    const [first] = await lines();
    const rx = first?.rx ?? '';
    const before = await ledger(rx, '2026-12-20T12:00:00Z');
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, recorded_at)
       select $1, o.tenant_id, o.facility_id, o.resident_id, 'leave', '2026-12-08', '2026-12-12', now() from med_order o where o.rx_number = $2`, [tx.newId(), rx]));
    const after = await ledger(rx, '2026-12-20T12:00:00Z');
    expect(milli(after.balance.value)).toBeGreaterThan(milli(before.balance.value));
  });

  it('an order that is not there has no ledger', async () => {
    await expect(ledger('no-such-rx', '2026-12-20T12:00:00Z')).rejects.toMatchObject({ code: 'order.not-found' });
  });
});
