import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rightFill, rightStaff, travel } from '../support/injected-errors/pack-journey.js';
import { AFTER_THE_BENCH } from '../support/injected-errors/unfit-lots.js';
import { type WorkingPharmacy, must, workingPharmacy } from '../support/injected-errors/working-pharmacy.js';

jest.setTimeout(300_000);

/** Where a pack is stopped that holds units of a lot called back before a step. */
const STOPPED_AT: Readonly<Record<(typeof AFTER_THE_BENCH)[number], string>> = { start: 'bench', fill: 'bench', seal: 'seal', check: 'check', tote: 'tote', close: 'tote', load: 'van', depart: 'van', receipt: 'receipt' };

describe('a lot that is called back while a pack with units of it is on its way', () => {
  let pharmacy: WorkingPharmacy;
  let taken = 0;
  beforeAll(async () => {
    pharmacy = await workingPharmacy(24);
  });
  afterAll(() => pharmacy.desk.close());

  it.each(AFTER_THE_BENCH)('before the step %s: the pack is stopped there and named (R120)', async (step) => {
    const { desk, packs } = pharmacy;
    const pooled = packs[(taken += 1)];
    if (pooled === undefined) throw new Error('no pack is left');
    const [pack, lot] = [await desk.pack(pooled.id), `ROAD-${taken}`];
    const staff = { ...rightStaff(pharmacy), fill: (order: Parameters<typeof rightFill>[1]) => ({ ...rightFill(pharmacy, order), containers: [{ scan: order.ndc11, lot, expiresOn: '2028-06-30', units: order.expected }] }) };
    const callBack = async (): Promise<void> => void must(await desk.post('pam', 'inventory/recalls', { ndc11: pack.orders[0]?.ndc11, lots: [lot.toLowerCase()], source: 'a maker, class I' }), 200, 'a recall');
    const caught = await travel({ pharmacy, pooled, pack, staff }, async (before) => (before === step ? callBack() : undefined));
    expect(caught?.station).toBe(STOPPED_AT[step]);
  });
});
