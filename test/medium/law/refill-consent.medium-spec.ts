import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordConsent } from '@cyclefill/features/refill';
import { z } from 'zod';
import { editCsv } from '../../support/edit-csv.js';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const LineRow = z.object({ order_id: z.string(), status: z.string() });

describe('automatic refills of a payer who wants a request for each fill (R129)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  const build = async () => (await desk.build('2026-12-07', MORNING)).filter(({ code }) => code === 'NO_CONSENT');
  const statuses = (orderIds: readonly (string | null)[]) => desk.read(LineRow, 'select order_id, status from fill_line where is_current and order_id = any($1)', [orderIds]);
  const record = (windowFrom: string, residentId: string | null, granted = true) =>
    new RecordConsent(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', desk.who.code, { kind: 'window', windowFrom, residentId, granted, givenBy: 'Director of nursing', note: '' });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 }, ({ name, content }) =>
      name === 'residents.csv' ? editCsv(content, () => ({ payer: 'MS Medicaid', part_d: 'N' })) : content);
    desk = await lawDesk(pharmacy);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('leaves out each refill without one, says what is missing and how to mend it; a first fill goes', async () => {
    const found = await build();
    expect(found.length).toBeGreaterThan(20);
    expect(new Set(found.map(({ severity, rule, params }) => `${severity} ${rule} ${String(params['missing'])} ${String(params['windowFrom'])}`))).toEqual(new Set(['block R129 each-window 2026-12-07']));
    expect(new Set((await statuses(found.map(({ order_id }) => order_id))).map(({ status }) => status))).toEqual(new Set(['excepted']));
    const never = await desk.read(z.object({ order_id: z.string() }), `select order_id from order_supply where superseded_at is null and last_fill_on is null`);
    expect(found.filter((finding) => never.some(({ order_id }) => order_id === finding.order_id))).toEqual([]);
  }, 60_000);

  it('the facility\'s request for another window changes nothing; for this one all go, but for a resident who refuses', async () => {
    const [before] = [await build()];
    await record('2026-12-14', null);
    expect((await build()).length).toBe(before.length);
    const items = await record('2026-12-07', null);
    expect(items).toMatchObject([{ residentId: null, kind: 'window', from: '2026-12-07', granted: true, givenBy: 'Director of nursing' }, { from: '2026-12-14' }]);
    expect(await build()).toEqual([]);
    await record('2026-12-07', desk.who.residentId, false);
    const refused = await build();
    const own = await desk.read(z.object({ id: z.string() }), 'select id from med_order where resident_id = $1', [desk.who.residentId]);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((finding) => own.some(({ id }) => id === finding.order_id))).toBe(true);
    await record('2026-12-07', desk.who.residentId);
    expect(await build()).toEqual([]);
  }, 120_000);

  it('two at once for one window are taken down one after the other, and the last one stands', async () => {
    await Promise.all([true, false, true, false].map((granted) => record('2027-03-01', null, granted)));
    const rows = await desk.read(z.object({ all: z.int(), standing: z.int() }), `select count(*)::int as all, count(*) filter (where superseded_at is null)::int as standing from refill_consent where effective_from = '2027-03-01'`);
    expect(rows).toEqual([{ all: 4, standing: 1 }]);
  }, 60_000);

  it('a resident of another facility and a facility outside the scope are refused', async () => {
    const consents = new RecordConsent(pharmacy.database.uow);
    await expect(record('2026-12-07', desk.who.facilityId)).rejects.toMatchObject({ code: 'resident.not-found' });
    await expect(consents.list(pharmacy.actor, [{ facilityId: desk.who.residentId, wingId: null }], desk.who.code)).rejects.toMatchObject({ code: 'facility.not-found' });
  });
});

describe('automatic refills where the payer asks for nothing', () => {
  it('go out without a word on record', async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 }, ({ name, content }) => (name === 'residents.csv' ? editCsv(content, () => ({ auto_refill_consent: 'N' })) : content));
    try {
      const desk = await lawDesk(pharmacy);
      expect((await desk.build('2026-12-07', MORNING)).filter(({ code }) => code === 'NO_CONSENT')).toEqual([]);
    } finally {
      await pharmacy.database.close();
    }
  }, 60_000);
});
