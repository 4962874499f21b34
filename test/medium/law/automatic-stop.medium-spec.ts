import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LookAhead } from '@cyclefill/features/fill';
import { SetStopPolicy } from '@cyclefill/features/order';
import { z } from 'zod';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const VersionRow = z.object({ version: z.int(), to_at: z.string().nullable(), proposed: z.string().nullable(), reason: z.string() });

describe('automatic stops (R221)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  let antibiotic: string;
  const versions = (orderId: string) => desk.read(VersionRow, 'select version, to_at::text, proposed_stop_at::text as proposed, stop_reason as reason from order_version where order_id = $1 order by version', [orderId]);
  const start = { from: '2026-12-02T08:00', refills: 1 };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 });
    desk = await lawDesk(pharmacy);
    antibiotic = await desk.product(`therapeutic_class = 'Antibiotic' and countable and dea_schedule is null`);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('where the facility has set nothing a stop is proposed and nothing ends by it', async () => {
    const { orderId, proposedStop } = await desk.prescribe(antibiotic, 'STOP-PROPOSED', start);
    expect(proposedStop).toEqual({ at: '2026-12-12T08:00', rule: 'R221', applied: false });
    expect(await versions(orderId)).toEqual([{ version: 1, to_at: null, proposed: '2026-12-12 08:00:00', reason: '' }]);
  });

  it('by the facility\'s own policy it ends, with the policy on its version; the doses after it are not packed', async () => {
    await new SetStopPolicy(pharmacy.database.uow).execute(pharmacy.actor, desk.who.facilityId, { key: 'stop-policy-1' }, { drugClass: 'anti_infective', days: 7, effectiveFrom: '2026-12-01' });
    const { orderId, proposedStop } = await desk.prescribe(antibiotic, 'STOP-APPLIED', start);
    expect(proposedStop).toEqual({ at: '2026-12-09T08:00', rule: 'R221', applied: true });
    expect(await versions(orderId)).toEqual([{ version: 1, to_at: '2026-12-09 08:00:00', proposed: null, reason: "R221: anti_infective, 7 days by the facility's policy of 2026-12-01" }]);
    await desk.build('2026-12-07', MORNING);
    // 7 and 8 December, twice a day; nothing on 9 December at 08:00, which is the stop itself.
    expect(await desk.read(z.object({ units: z.int() }), 'select scheduled_milli / 1000 as units from fill_line where is_current and order_id = $1', [orderId])).toEqual([{ units: 4 }]);
  }, 60_000);

  it('is told before it bites, also when it falls before the next window: ask for a renewal', async () => {
    const items = async (asOf: string) => (await new LookAhead(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { facilityCode: desk.who.code, asOf: new Date(asOf) }))
      .flatMap((window) => window.items.filter(({ kind }) => kind === 'automatic_stop').map(({ rxNumber, on, rule, ask }) => [window.windowFrom, rxNumber, on, rule, ask]));
    expect((await items('2026-12-03T12:00:00Z'))[0]).toEqual([expect.any(String), 'STOP-APPLIED', '2026-12-09', 'R221', 'renewal']);
    expect(await items('2026-12-10T12:00:00Z')).toEqual([]);
  }, 60_000);

  it('a stated end wins; a change that gives it another end takes the policy off', async () => {
    const stated = await desk.prescribe(antibiotic, 'STOP-STATED', { ...start, to: '2026-12-20T08:00' });
    expect([stated.proposedStop, (await versions(stated.orderId))[0]?.to_at]).toEqual([null, '2026-12-20 08:00:00']);
    const { orderId } = await desk.prescribe(antibiotic, 'STOP-LONGER', start);
    await desk.change(await desk.current(orderId), { at: '2026-12-05T00:00', to: '2026-12-16T08:00', reason: 'the prescriber wants a fortnight' });
    expect((await versions(orderId)).at(-1)).toEqual({ version: 2, to_at: '2026-12-16 08:00:00', proposed: null, reason: '' });
  });
});
