import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { PlanWhatIf, type PlannedOrder, PreviewCycleRun, type Supposition, type WhatIf } from '@cyclefill/features/fill';
import { z } from 'zod';
import { clock } from '../../builders/values.js';
import { withClient } from '../../support/database.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const AS_IS: Supposition = { cycleDays: null, anchor: null, withoutNdcs: new Set(), passes: new Map() };

// Whole pharmacies are imported and computed; a busy machine takes its time.
jest.setTimeout(120_000);

describe('a plan of what would be', () => {
  let pharmacy: SamplePharmacy;
  let request: { facilityId: string; cycleStart: ReturnType<typeof day>; asOf: Date; knownAt: null };
  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 30, seed: 4 });
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ id: z.string() }), 'select id from facility order by code limit 1'));
    request = { facilityId: row?.id ?? '', cycleStart: day('2026-12-07'), asOf: new Date('2026-12-01T12:00:00Z'), knownAt: null };
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  const plan = (supposed: Partial<Supposition>): Promise<WhatIf> => new PlanWhatIf(pharmacy.database.uow).execute(pharmacy.actor, request, { ...AS_IS, ...supposed });
  /** Rows of each table with their places and the transactions that wrote them: any write at all moves one of them. */
  const everyRow = (): Promise<readonly unknown[]> => withClient(pharmacy.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
    const { rows: tables } = await client.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
    const counted = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select count(*) as rows, md5(string_agg(ctid::text || xmin::text || xmax::text, ',' order by ctid)) as places from ${name}`);
      counted.push([name, rows[0]]);
    }
    return counted;
  });
  const differing = ({ orders }: WhatIf): readonly PlannedOrder[] => orders.filter(({ difference }) => difference !== 0);

  it('writes no row anywhere', async () => {
    await withClient(pharmacy.database.ownerUrl, (client) => client.query('vacuum'));
    const before = await everyRow();
    await plan({ cycleDays: 7, anchor: day('2026-12-05'), withoutNdcs: new Set(['00000000000']), passes: new Map([['BID', [clock('0700')]]]) });
    expect(await everyRow()).toEqual(before);
  });

  it('as it is: both sides are the dry run', async () => {
    const same = await plan({});
    expect([same.today, differing(same)]).toEqual([same.supposed, []]);
    const { decided } = await new PreviewCycleRun(pharmacy.database.uow).execute(pharmacy.actor, request);
    expect(same.orders.map(({ rxNumber, today }) => [rxNumber, today])).toEqual(decided.lines.map(({ order, result }) => [order.rxNumber, { dispensed: result.quantities.dispensed, status: result.status }]));
  });

  it('another length and anchor: the window of that cycle, fewer days, no order more', async () => {
    const week = await plan({ cycleDays: 7 });
    expect([formatDay(week.supposed.from), formatDay(week.supposed.to)]).toEqual(['2026-12-07', '2026-12-14']);
    expect(differing(week).length).toBeGreaterThan(0);
    expect(differing(week).every(({ today, supposed }) => (supposed?.dispensed ?? 0) < (today?.dispensed ?? 0) || today?.status === 'excepted')).toBe(true);
    const anchored = await plan({ cycleDays: 7, anchor: day('2026-12-03') });
    expect([formatDay(anchored.supposed.from), formatDay(anchored.supposed.to)]).toEqual(['2026-12-03', '2026-12-10']);
  });

  it('another table: those who follow it, and nobody else', async () => {
    const once = await plan({ passes: new Map([['BID', [clock('0800')]]]) });
    expect(differing(once).length).toBeGreaterThan(0);
    const [codes] = [await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ rx: z.string(), code: z.string() }), 'select rx_number as rx, frequency_code as code from order_version'))];
    const codeOf = new Map(codes.map(({ rx, code }) => [rx, code]));
    expect(new Set(differing(once).map(({ rxNumber }) => codeOf.get(rxNumber)))).toEqual(new Set(['BID']));
  });

  it('without a product: its orders get nothing, and say so', async () => {
    const { orders } = await plan({});
    const ndc = orders.find(({ today }) => today?.status === 'filled')?.ndc11 ?? '';
    const without = await plan({ withoutNdcs: new Set([ndc]) });
    const hit = without.orders.filter(({ ndc11 }) => ndc11 === ndc);
    expect(hit.every(({ supposed }) => supposed?.status === 'outage' && supposed.dispensed === 0)).toBe(true);
    expect(differing(without)).toEqual(hit.filter(({ difference }) => difference !== 0));
    expect(differing(without).length).toBeGreaterThan(0);
  });
});
