import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordPrnReview } from '@cyclefill/features/fill';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING, ask } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { fillRequests } from '../../support/worked-batches.js';

const PRN = { frequencyCode: 'BID', times: ['0800', '2000'], dose: '1', prn: true, prnReason: 'anxiety', sigText: 'Give 1 tablet by mouth twice daily as needed for anxiety', route: 'ORAL' };

describe('what the law limits is limited in the run and in the answer to a refill alike', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  /** What a window of January says of an order, by code and rule. */
  const run = async (orderId: string): Promise<readonly string[]> =>
    (await desk.build('2026-12-07', MORNING)).filter((finding) => finding.order_id === orderId && finding.severity === 'block').map(({ code, rule }) => `${code} ${rule}`);
  /** The same prescription as if written on another day, with so many refills used. */
  const rewrite = (orderId: string, writtenOn: string, refillsUsed: number): Promise<void> => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
    await tx.execute('update prescription set superseded_at = now() where order_id = $1 and superseded_at is null', [orderId]);
    await tx.execute(
      `insert into prescription (id, tenant_id, facility_id, order_id, written_on, dea_schedule, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, recorded_at)
       select $2, tenant_id, facility_id, order_id, $3, dea_schedule, quantity_written_milli, refills_authorised, $4, authorised_left_milli, now() from prescription where order_id = $1
       order by recorded_at desc limit 1`, [orderId, tx.newId(), writtenOn, refillsUsed]);
    await tx.execute('update facility_clock set input_version = input_version + 1 where facility_id = $1', [desk.who.facilityId]);
  });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    desk = await lawDesk(pharmacy);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('R215: a psychotropic as needed ends with its fourteenth day; a rationale with a duration opens both again', async () => {
    const lorazepam = await desk.product(`countable and dea_schedule = 'CIV' and therapeutic_class ilike 'benzodiazepine%'`);
    const { orderId } = await desk.prescribe(lorazepam, 'PRN-14', { directions: PRN, from: '2026-11-15T00:00', writtenOn: '2026-11-14', refills: 2 });
    expect(await run(orderId)).toEqual(['PRN_14D R215']);
    expect(await ask(pharmacy, 'PRN-14')).toMatchObject({ answer: 'no_refills', params: { rule: 'R215' } });
    await new RecordPrnReview(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', orderId, { reviewedOn: '2026-11-25', rationale: 'panic attacks go on', continuesUntil: '2026-12-31', evaluated: false });
    expect(await run(orderId)).toEqual([]);
    expect(await ask(pharmacy, 'PRN-14')).toMatchObject({ answer: 'accepted' });
  }, 90_000);

  it('R205: a C-IV is filled to the day of the sixth month and at most five times more', async () => {
    const civ = await desk.product(`countable and dea_schedule = 'CIV'`);
    const { orderId } = await desk.prescribe(civ, 'CIV-1', { refills: 5, quantity: '56' });
    for (const [writtenOn, used, findings, answer] of [
      ['2026-05-30', 0, ['CS_LIMIT R205'], { answer: 'no_refills', params: { rule: 'R205' } }],
      ['2026-11-20', 5, ['CS_LIMIT R205'], { answer: 'no_refills', params: { rule: 'R205' } }],
      // Nothing against it: the window that was just built brings it.
      ['2026-11-20', 4, [], { answer: 'in_batch' }],
    ] as const) {
      await rewrite(orderId, writtenOn, used);
      expect(await run(orderId)).toEqual(findings);
      expect(await ask(pharmacy, 'CIV-1')).toMatchObject(answer);
    }
  }, 90_000);

  it('R206, R222: a C-V has a year and no federal count; what is not controlled has a year', async () => {
    const plain = (await desk.plainOrders())[0]?.ndc11 ?? '';
    const { orderId } = await desk.prescribe(plain, 'YEAR-1', { quantity: '56', refills: 11 });
    await rewrite(orderId, '2025-12-01', 0);
    expect(await run(orderId)).toEqual(['RX_EXPIRED R222']);
    expect(await ask(pharmacy, 'YEAR-1')).toMatchObject({ answer: 'no_refills', params: { rule: 'R222' } });
    const cv = await desk.product(`countable and dea_schedule = 'CV'`);
    const five = await desk.prescribe(cv, 'CV-1', { directions: { frequencyCode: 'BID', dose: '1', prn: false, sigText: 'Give 1 capsule by mouth twice daily', route: 'ORAL' }, quantity: '56', refills: 11 });
    await rewrite(five.orderId, '2025-12-20', 7);
    expect(await ask(pharmacy, 'CV-1')).toMatchObject({ answer: 'accepted' });
  }, 90_000);

  it('R128: a lost dose lifts too soon of what is not controlled, with its fill on record; of a C-IV a pharmacist decides', async () => {
    const plain = (await desk.plainOrders())[0]?.ndc11 ?? '';
    const civ = await desk.product(`countable and dea_schedule = 'CIV' and therapeutic_class = 'Opioid'`);
    const asNeeded = { directions: { ...PRN, prnReason: 'pain' }, quantity: '28', refills: 5 };
    for (const [ndc11, rx] of [[plain, 'EARLY-1'], [civ, 'EARLY-CIV']] as const) {
      await desk.prescribe(ndc11, rx, { ...asNeeded, from: '2026-11-25T00:00' });
      expect(await ask(pharmacy, rx)).toMatchObject({ answer: 'accepted' });
      await fillRequests(pharmacy);
      await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update refill_request set status = 'received' where order_id = (select id from med_order where rx_number = $1)`, [rx]));
      expect(await ask(pharmacy, rx)).toMatchObject({ answer: 'too_soon' });
    }
    expect(await ask(pharmacy, 'EARLY-1', { earlyReason: 'lost_dose' })).toMatchObject({ answer: 'accepted' });
    expect(await ask(pharmacy, 'EARLY-CIV', { earlyReason: 'lost_dose' })).toMatchObject({ answer: 'needs_pharmacist', params: { reason: 'early_controlled' } });
  }, 120_000);
});
