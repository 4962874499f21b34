import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { PreviewCycleRun } from '@cyclefill/features/fill';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

describe('orders recorded after the knowledge of a batch (R105)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 });
    desk = await lawDesk(pharmacy);
  });
  afterAll(async () => pharmacy.database.close());

  it('are told, whether they stand as they came or were held, changed or stopped before the build', async () => {
    const { database: { uow }, actor } = pharmacy;
    const knownAt = await uow.run(actor, (tx) => tx.now());
    const [plain] = await desk.plainOrders();
    const open = async (rxNumber: string) => desk.current((await desk.prescribe(plain?.ndc11 ?? '', rxNumber)).orderId);
    const [asItCame, held, changed, stopped] = [await open('LATE-1'), await open('LATE-2'), await open('LATE-3'), await open('LATE-4')];
    await desk.hold(held, { from: '2026-12-08T00:00', reason: 'surgery' });
    await desk.change(changed, { at: '2026-12-08T00:00', to: '2026-12-20T00:00', reason: 'shorter' });
    await desk.discontinue(stopped, { at: '2026-12-09T00:00', reason: 'rash' });
    const { decided } = await new PreviewCycleRun(uow).execute(actor, { facilityId: desk.who.facilityId, cycleStart: day('2026-12-07'), asOf: MORNING, knownAt });
    const late = decided.findings.filter(({ finding }) => finding.params['late'] === true);
    expect(late.map(({ orderId }) => orderId)).toEqual([asItCame, held, changed, stopped].map(({ order_id: id }) => id));
  });
});
