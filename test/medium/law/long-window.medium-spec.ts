import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { editCsv } from '../../support/edit-csv.js';
import { lawDesk } from '../../support/law-desk.js';
import { MORNING } from '../../support/refills.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

const PackRow = z.object({ kind: z.string(), packs: z.int() });

/** Packs of one window of a multi-dose facility of a state, by kind. */
async function packed(state: string, zone: string, cycleDays: string): Promise<ReadonlyMap<string, number>> {
  const facility = { state, zone, cycle_days: cycleDays, pack_type: '14-day multi-dose adherence pack' };
  const pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 }, ({ name, content }) => (name === 'facilities.csv' ? editCsv(content, () => facility) : content));
  try {
    const desk = await lawDesk(pharmacy);
    await desk.build('2026-12-07', MORNING);
    await planBatches(pharmacy);
    const lines = await desk.read(PackRow, `select packaging as kind, count(*)::int as packs from fill_line where is_current and dispensed_milli > 0 group by 1`);
    return new Map(lines.map(({ kind, packs }) => [kind, packs]));
  } finally {
    await pharmacy.database.close();
  }
}

describe('packs of several drugs hold 31 days at most in Ohio (R233)', () => {
  it('a window of 35 days goes out in cards there; in another state, and of 28 days, in packs of several drugs', async () => {
    const [long, elsewhere, short] = [await packed('OH', 'America/New_York', '35'), await packed('NY', 'America/New_York', '35'), await packed('OH', 'America/New_York', '28')];
    expect([long.get('multi_dose'), (elsewhere.get('multi_dose') ?? 0) > 0, (short.get('multi_dose') ?? 0) > 0]).toEqual([undefined, true, true]);
    expect(long.get('card')).toBe((elsewhere.get('card') ?? 0) + (elsewhere.get('multi_dose') ?? 0));
  }, 120_000);
});
