import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { editCsv } from '../../support/edit-csv.js';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING, ask } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches, workBatches } from '../../support/worked-batches.js';

const Taken = z.object({ quantity: z.int() });
/** Weeks from Sunday to Saturday, a delivery each day; the week from 29 November is under way. */
const SUNDAYS = { cycle_days: '7', last_cycle_start: '2026-11-29', next_cycle_start: '2026-12-06', delivery_days: '' };

describe('the first fill of an order that begins in the middle of a cycle (R115)', () => {
  let pharmacy: SamplePharmacy;
  const deskOfSundays = async (): Promise<LawDesk> => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 }, ({ name, content }) => (name === 'facilities.csv' ? editCsv(content, () => SUNDAYS) : content));
    return lawDesk(pharmacy);
  };
  /** One tablet at 08:00 and 20:00 from Wednesday 2 December, 20:00. */
  const opened = async (desk: LawDesk, rxNumber: string): Promise<string> => {
    const [plain] = await desk.plainOrders();
    return (await desk.prescribe(plain?.ndc11 ?? '', rxNumber, { from: '2026-12-02T20:00', refills: 3 })).orderId;
  };
  const dispensed = async (desk: LawDesk, orderId: string): Promise<readonly [number, number]> => {
    const [fills] = await desk.read(Taken, 'select coalesce(sum(quantity_milli), 0)::int as quantity from demand_fill where order_id = $1', [orderId]);
    const [lines] = await desk.read(Taken, 'select coalesce(sum(dispensed_milli), 0)::int as quantity from fill_line where order_id = $1 and is_current', [orderId]);
    return [(fills?.quantity ?? 0) / 1000, (lines?.quantity ?? 0) / 1000];
  };
  afterEach(async () => pharmacy.database.close());

  it('V2: the next batch is not built: Wednesday to Saturday, 7 doses; the batch then brings its own 14', async () => {
    const desk = await deskOfSundays();
    const orderId = await opened(desk, 'FIRST-V2');
    expect(await ask(pharmacy, 'FIRST-V2')).toMatchObject({ answer: 'accepted', params: { quantity: '7' } });
    await workBatches(pharmacy);
    expect(await dispensed(desk, orderId)).toEqual([7, 0]);
    await desk.build('2026-12-06', MORNING);
    expect(await dispensed(desk, orderId)).toEqual([7, 14]);
  }, 90_000);

  it('V3: the next batch is built already: it brings that window too, 7 + 14 = 21', async () => {
    const desk = await deskOfSundays();
    await desk.build('2026-12-06', MORNING);
    await planBatches(pharmacy);
    const orderId = await opened(desk, 'FIRST-V3');
    expect(await ask(pharmacy, 'FIRST-V3')).toMatchObject({ answer: 'accepted', params: { quantity: '21' } });
    await workBatches(pharmacy);
    expect(await dispensed(desk, orderId)).toEqual([21, 0]);
  }, 90_000);

  it('R205: it uses no refill: a C-IV with five refills goes out in six weeks, and not in the seventh', async () => {
    const desk = await deskOfSundays();
    const { orderId } = await desk.prescribe(await desk.product(`countable and dea_schedule = 'CIV'`), 'CIV-FIRST', { refills: 5, quantity: '56' });
    const blocked: (readonly string[])[] = [];
    for (const sunday of ['2026-12-06', '2026-12-13', '2026-12-20', '2026-12-27', '2027-01-03', '2027-01-10', '2027-01-17']) {
      const findings = await desk.build(sunday, MORNING);
      blocked.push(findings.filter((finding) => finding.order_id === orderId && finding.severity === 'block').map(({ code, rule }) => `${code} ${rule}`));
    }
    expect(blocked).toEqual([[], [], [], [], [], [], ['CS_LIMIT R205']]);
    expect(await dispensed(desk, orderId)).toEqual([0, 6 * 14]);
  }, 120_000);
});
