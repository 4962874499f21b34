import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { ImportCensus } from '@cyclefill/features/order';
import { ListPackChanges, packChangesView } from '@cyclefill/features/pack';
import { csvLine } from '@cyclefill/interop/csv';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

const SAMPLE = { facilities: 1, residents: 10, seed: 3 };
const BUILT = new Date('2026-12-01T12:00:00Z');
const Cell = z.object({ rx: z.string(), code: z.string(), position: z.number(), at: z.string() });

/** The sample's folder with one column of some orders changed. */
function changedFiles(rxNumbers: ReadonlySet<string>, column: string, value: string): ReturnType<typeof sampleFiles> {
  return sampleFiles(SAMPLE).map((file) => {
    if (file.name !== 'orders.csv') return file;
    const [header = [], ...rows] = parse(file.content) as string[][];
    const [rx, at] = [header.indexOf('rx_number'), header.indexOf(column)];
    const lines = rows.map((row) => (rxNumbers.has(row[rx] ?? '') ? row.with(at, value) : row));
    return { ...file, content: [header, ...lines].map((row) => csvLine(row)).join('') };
  });
}

describe('what changed since a batch was built (R119, R120)', () => {
  let pharmacy: SamplePharmacy;
  let batchId: string;
  const changes = async (): Promise<ReturnType<typeof packChangesView>['items']> =>
    packChangesView(await new ListPackChanges(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', batchId, BUILT)).items;
  const cells = (): Promise<z.infer<typeof Cell>[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(
    Cell,
    `select o.rx_number as rx, p.code, c.position + 1 as position, to_char(c.at, 'YYYY-MM-DD HH24:MI') as at
     from pack_cell c join pack p on p.id = c.pack_id join med_order o on o.id = c.order_id order by c.at, p.code, c.position`,
  ));

  beforeAll(async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    const { uow } = pharmacy.database;
    const [facility] = await uow.run(pharmacy.actor, (tx) => tx.query(z.object({ id: z.string() }), 'select id from facility'));
    const opened = await new OpenCycleRun(uow).execute(pharmacy.actor, { facilityId: facility?.id ?? '', cycleStart: day('2026-12-07'), asOf: BUILT, knownAt: null });
    batchId = opened.batchId;
    await workBatches(pharmacy);
  });
  afterAll(async () => pharmacy.database.close());

  it('is nothing while nothing changed', async () => {
    expect(await changes()).toEqual([]);
  });

  it('V19: names, for stopped orders, exactly the cells after the stop, and for the others none', async () => {
    const stop = '2026-12-12';
    const before = await cells();
    const stopped = new Set(before.filter(({ at }) => at > `${stop} 23:59`).map(({ rx }) => rx).slice(0, 3));
    expect(stopped.size).toBeGreaterThan(0);
    const report = await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, changedFiles(stopped, 'stop_date', stop));
    expect(report.outcome).toBe('imported');
    const listed = await changes();
    expect(new Set(listed.map(({ rxNumber }) => rxNumber))).toEqual(stopped);
    for (const { rxNumber, reasons, cells: pulled, gone, added } of listed) {
      const after = before.filter(({ rx, at }) => rx === rxNumber && at > `${stop} 23:59`);
      expect(reasons).toEqual(['order']);
      expect(pulled.map(({ packCode, position, at }) => `${at} ${packCode} ${position}`)).toEqual(after.map(({ code, position, at }) => `${at} ${code} ${position}`));
      expect(gone.every(({ at }) => at > `${stop} 23:59`)).toBe(true);
      expect(added).toEqual([]);
    }
  });

  it('a new build holds none of the doses after the stop (R120)', async () => {
    const { uow } = pharmacy.database;
    const [row] = await uow.run(pharmacy.actor, (tx) => tx.query(z.object({ facility_id: z.string() }), 'select facility_id from fill_batch where id = $1', [batchId]));
    const stopped = new Set((await changes()).map(({ rxNumber }) => rxNumber));
    const again = await new OpenCycleRun(uow).execute(pharmacy.actor, { facilityId: row?.facility_id ?? '', cycleStart: day('2026-12-07'), asOf: BUILT, knownAt: null });
    expect(again.fresh).toBe(true);
    await workBatches(pharmacy);
    const left = await uow.run(pharmacy.actor, (tx) => tx.query(
      z.object({ rx: z.string() }),
      `select o.rx_number as rx from pack_cell c join pack p on p.id = c.pack_id and p.is_current join med_order o on o.id = c.order_id where c.at >= '2026-12-13'`,
    ));
    expect(left.filter(({ rx }) => stopped.has(rx))).toEqual([]);
    batchId = again.batchId;
    expect(await changes()).toEqual([]);
  });
});
