import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFacilitySnapshot } from '@cyclefill/features/fill';
import { type CiiPartAnswer, RecordCiiPart } from '@cyclefill/features/refill';
import { sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { days } from '../../builders/values.js';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING, ask } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const PartRow = z.object({ quantity: z.int(), before: z.int(), remaining: z.int(), basis: z.string(), by: z.string(), at: z.string() });
const APPEND_ONLY = '42501';
const CHECK_VIOLATION = '23514';

describe('a C-II prescription that goes out in parts (R201–R204)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  let cii: string;
  let keys = 0;
  const give = (orderId: string, quantity: string, at: string, more: object = {}): Promise<CiiPartAnswer> =>
    new RecordCiiPart(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', orderId, `part-${String(keys += 1).padStart(5, '0')}`, { quantity, by: 'AB', at, ...more });
  const why = ({ refused }: CiiPartAnswer): string => (refused === null ? 'given' : `${refused.reason} ${refused.rule}`);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    desk = await lawDesk(pharmacy);
    cii = await desk.product(`dea_schedule = 'CII' and countable`);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('V11: 60 tablets written on 20 November: a part on day 60 is given, the day after it is refused with that day', async () => {
    const { orderId } = await desk.prescribe(cii, 'PART-V11', { quantity: '60' });
    expect(why(await give(orderId, '10', '2026-11-23T09:00'))).toBe('not-marked R204');
    expect(await give(orderId, '10', '2026-11-23T09:00', { basis: 'ltcf_patient' })).toMatchObject({ given: true, remaining: '50', until: '2027-01-19T23:59', rule: 'R204' });
    expect(why(await give(orderId, '10', '2027-01-20T00:00'))).toBe('expired R204');
    expect(await give(orderId, '10', '2027-01-19T23:59')).toMatchObject({ given: true, remaining: '40' });
    expect(why(await give(orderId, '41', '2027-01-19T23:59'))).toBe('exceeds-authorised R204');
    expect(why(await give(orderId, '1', '2027-01-19T10:00', { by: ' ' }))).toBe('unsigned R204');
    const rows = await desk.read(PartRow, `select quantity_milli as quantity, authorised_before_milli as before, remaining_milli as remaining, basis, dispensed_by as by, at::text from cii_part where order_id = $1 order by id`, [orderId]);
    expect(rows).toEqual([
      { quantity: 10_000, before: 60_000, remaining: 50_000, basis: 'ltcf_patient', by: 'AB', at: '2026-11-23 09:00:00' },
      { quantity: 10_000, before: 50_000, remaining: 40_000, basis: 'ltcf_patient', by: 'AB', at: '2027-01-19 23:59:00' },
    ]);
  }, 60_000);

  it('what the run and a refill see of it counts down by every part, and a scan still waits for a pharmacist', async () => {
    const { orderId } = await desk.prescribe(cii, 'PART-RUN', { quantity: '30', writtenOn: '2026-11-18' });
    await give(orderId, '12', '2026-11-23T09:00', { basis: 'ltcf_patient' });
    const left = await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const { snapshot } = await readFacilitySnapshot(tx, desk.who.facilityId, days('2026-12-07', '2026-12-21'), { asOf: MORNING, knownAt: new Date((await tx.now()).getTime() + 1000) });
      return snapshot.orders.find((order) => order.orderId === orderId);
    });
    expect(left).toMatchObject({ authorisedLeft: 18_000, refillsUsed: 0, everFilled: true });
    expect(await ask(pharmacy, 'PART-RUN')).toMatchObject({ answer: 'needs_pharmacist', params: { reason: 'schedule_ii' } });
  }, 60_000);

  it('of two parts at once that together exceed what remains only one is given; the same key gives nothing twice', async () => {
    const { orderId } = await desk.prescribe(cii, 'PART-RACE', { quantity: '10', writtenOn: '2026-11-17' });
    const both = await Promise.all([give(orderId, '8', '2026-11-23T09:00', { basis: 'ltcf_patient' }), give(orderId, '8', '2026-11-23T09:00', { basis: 'ltcf_patient' })]);
    expect(both.map(why).toSorted()).toEqual(['exceeds-authorised R204', 'given']);
    const again = (): Promise<CiiPartAnswer> => new RecordCiiPart(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', orderId, 'the-same-key', { quantity: '1', by: 'AB', at: '2026-11-23T10:00' });
    expect([(await again()).remaining, (await again()).remaining]).toEqual(['1', '1']);
  }, 60_000);

  it('short of stock the rest is given within 72 hours of the first part (R202); as asked for within 30 days of writing (R203)', async () => {
    const short = await desk.prescribe(cii, 'PART-SHORT', { quantity: '30', writtenOn: '2026-11-16' });
    expect(await give(short.orderId, '10', '2026-11-23T10:00', { basis: 'short_stock' })).toMatchObject({ given: true, until: '2026-11-26T10:00', rule: 'R202' });
    expect(why(await give(short.orderId, '20', '2026-11-26T10:01'))).toBe('expired R202');
    const asked = await desk.prescribe(cii, 'PART-ASKED', { quantity: '30', writtenOn: '2026-11-15' });
    const ground = { basis: 'requested', requestedBy: 'prescriber', requestedOn: '2026-11-15' };
    expect(await give(asked.orderId, '10', '2026-12-15T23:59', ground)).toMatchObject({ given: true, until: '2026-12-15T23:59', rule: 'R203' });
    expect(why(await give(asked.orderId, '10', '2026-12-16T00:00', ground))).toBe('expired R203');
    await expect(give(asked.orderId, '10', '2026-12-01T00:00', { basis: 'requested' })).rejects.toMatchObject({ name: 'InvalidInput' });
  }, 60_000);

  it('several written together: all but one name their earliest date, 90 days at most, and none is filled before its day (R201)', async () => {
    const series = (rxNumber: string, quantity: string, earliestFillOn?: string) => desk.prescribe(cii, rxNumber, { quantity, writtenOn: '2026-11-19', ...(earliestFillOn !== undefined && { earliestFillOn }) });
    await series('SERIES-1', '60');
    await expect(series('SERIES-2', '60')).rejects.toMatchObject({ problems: [{ pointer: '/content/earliestFillOn', rule: expect.stringContaining('R201') }] });
    const { orderId } = await series('SERIES-2', '60', '2026-12-19');
    await expect(series('SERIES-3', '61', '2027-01-18')).rejects.toMatchObject({ problems: [{ pointer: '/content/quantity', rule: expect.stringContaining('R201') }] });
    await series('SERIES-3', '60', '2027-01-18');
    expect(why(await give(orderId, '10', '2026-12-18T23:59', { basis: 'ltcf_patient' }))).toBe('before-earliest-date R201');
    expect(why(await give(orderId, '10', '2026-12-19T00:00', { basis: 'ltcf_patient' }))).toBe('given');
    const found = await desk.build('2026-12-07', MORNING);
    expect(found.find((finding) => finding.order_id === orderId && finding.code === 'CS_LIMIT')).toMatchObject({ severity: 'block', rule: 'R201', params: { earliestFillOn: '2026-12-19' } });
  }, 90_000);

  it('no part is edited or taken back, and none above what was authorised can be written past the rule', async () => {
    const refused = async (sql: string): Promise<string | null> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(sql)).then(() => 'done', (error: unknown) => sqlState(error));
    expect([await refused('update cii_part set quantity_milli = 1'), await refused('delete from cii_part')]).toEqual([APPEND_ONLY, APPEND_ONLY]);
    const above = `insert into cii_part select gen_random_uuid(), tenant_id, facility_id, resident_id, order_id, at, authorised_before_milli + 1, authorised_before_milli, -1, basis, requested_by, requested_on,
      dispensed_by, engine_version, rule_pack from cii_part limit 1`;
    expect(await refused(above)).toBe(CHECK_VIOLATION);
  });
});
