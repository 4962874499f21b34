import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

// Many requests one after the other; a busy machine takes its time.
jest.setTimeout(60_000);

const Ids = z.object({ resident: z.string(), facility: z.string(), wing: z.string(), ndc11: z.string(), npi: z.string() });

describe('an order begins with a STAT dose out of the emergency kit (D46, R146)', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let ids: z.output<typeof Ids>;
  let [pharmacist, technician, nurse] = ['', '', ''];
  let keys = 0;
  const key = (): Record<string, string> => ({ 'Idempotency-Key': `e2e-${String(keys += 1).padStart(6, '0')}` });
  const someone = async (login: string, role: Role, scopes: FacilityScope[] = []): Promise<string> => {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: 'Test Person', role, scopes });
    return (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token;
  };
  const answer = async (response: Response): Promise<{ status: number; body: Record<string, unknown> }> => ({ status: response.status, body: (await response.json()) as Record<string, unknown> });
  const post = async (path: string, token: string, body: unknown, headers = key()): ReturnType<typeof answer> => answer(await api.post(`/api/v1/${path}`, token, body, headers));
  const put = async (path: string, token: string, body: unknown, version: number): ReturnType<typeof answer> => answer(await api.put(`/api/v1/${path}`, token, body, { ...key(), 'If-Match': String(version) }));
  const kit = async (token: string): ReturnType<typeof answer> => answer(await api.get('/api/v1/facilities/FAC01/ekit', token));
  const opening = (rxNumber: string, changes: object = {}): unknown => ({
    rxNumber, reason: 'new prescription', source: 'written',
    content: {
      residentId: ids.resident, prescriber: { npi: ids.npi }, signature: 'manual', ndc11: ids.ndc11, directions: { frequencyCode: 'BID', dose: '1', sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' },
      quantity: '56', refills: 5, writtenOn: '2026-11-20', from: '2026-12-10T10:15', firstDose: 'stat_then_next_slot', ...changes,
    },
  });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 11 });
    api = await runningApi(pharmacy.database);
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Ids, `
      select r.id as resident, r.facility_id as facility, e.wing_id as wing, (select npi from prescriber order by npi limit 1) as npi,
        (select ndc11 from drug_product where superseded_at is null and dea_schedule is null and countable and therapeutic_class = 'Statin/lipid' order by ndc11 limit 1) as ndc11
      from resident r join census_event e on e.resident_id = r.id and e.kind = 'placed' where not exists (select from census_event o where o.resident_id = r.id and o.kind <> 'placed') order by r.code limit 1`));
    if (row === undefined) throw new Error('the sample has no resident');
    ids = row;
    [pharmacist, technician, nurse] = [await someone('pharmacist', 'pharmacist'), await someone('technician', 'technician'), await someone('nurse', 'nurse', [{ facilityId: ids.facility, wingId: ids.wing }])];
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('is chosen when the order is opened, and read back', async () => {
    const opened = await post('orders', pharmacist, opening('STAT-1'));
    expect(opened.status).toBe(201);
    const { body } = await answer(await api.get(`/api/v1/orders/${String(opened.body['orderId'])}`, pharmacist));
    expect(body['versions']).toMatchObject([{ firstDose: 'stat_then_next_slot', from: '2026-12-10T10:15' }]);
    const plain = await post('orders', pharmacist, opening('NEXT-1', { firstDose: undefined }));
    expect((await answer(await api.get(`/api/v1/orders/${String(plain.body['orderId'])}`, pharmacist))).body['versions']).toMatchObject([{ firstDose: 'next_slot' }]);
  });

  it('is refused before what has no next slot, with the place and the fix', async () => {
    const refused = await post('orders', pharmacist, opening('STAT-2', { directions: { sigText: 'Give 1 tablet by mouth once' }, to: '2026-12-11T00:00' }));
    expect([refused.status, refused.body['errors']]).toEqual([400, [{ pointer: '/content/firstDose', rule: expect.stringContaining('leave it out') }]]);
    const asNeeded = await post('regimens/preview', pharmacist, { text: 'Take 1 tablet as needed for pain', firstDose: 'stat_then_next_slot' }, {});
    expect([asNeeded.status, asNeeded.body['errors']]).toEqual([400, [{ pointer: '/firstDose', rule: expect.stringContaining('as needed') }]]);
  });

  it('is previewed, as is when a patch comes off', async () => {
    const stat = await post('regimens/preview', nurse, { text: 'Take 1 tablet twice a day', start: '2026-12-10', startTime: '10:15', firstDose: 'stat_then_next_slot' }, {});
    expect((stat.body['nextDoses'] as unknown[]).slice(0, 2)).toEqual([{ date: '2026-12-10', time: '10:15', dose: 1, stat: true }, { date: '2026-12-10', time: '17:00', dose: 1 }]);
    expect(stat.body['sentence']).toMatch(/^STAT: first dose at once\./u);
    const patch = await post('regimens/preview', nurse, { text: 'apply 1 patch at 9 am remove at 9 pm', start: '2026-12-10' }, {});
    expect((patch.body['nextDoses'] as unknown[])[0]).toEqual({ date: '2026-12-10', time: '09:00', dose: 1, removedAt: '2026-12-10T21:00' });
    expect(patch.body['weeklyUnits']).toBe(7);
  });

  it('the kit is set by the pharmacist, stocked and sealed by the technician, and read by the nurse, who gives the dose', async () => {
    expect((await put('facilities/FAC01/ekit', technician, { source: 'approval' }, 0)).status).toBe(403);
    expect((await post('facilities/FAC01/ekit/seals', technician, { number: 'S-1', by: 'Technician Sample' })).body['code']).toBe('ekit.not-kept');
    expect((await put('facilities/FAC01/ekit', pharmacist, { source: 'approval of the state board', replaceHours: 72 }, 0)).status).toBe(200);
    expect((await put('facilities/FAC01/ekit', pharmacist, { source: 'another approval' }, 0)).status).toBe(412);
    expect((await put('facilities/FAC01/ekit/items', pharmacist, { ndc11: ids.ndc11, par: '4' }, Number((await kit(pharmacist)).body['version']))).status).toBe(200);
    const [request, header] = [{ ndc11: ids.ndc11, units: '4', lot: 'L1', expiresOn: '2027-06-01', by: 'Technician Sample' }, key()];
    for (const _again of [1, 2]) expect((await post('facilities/FAC01/ekit/stock', technician, request, header)).body['items']).toMatchObject([{ usable: '4' }]);
    expect((await post('facilities/FAC01/ekit/seals', technician, { number: 'S-1', by: 'Technician Sample' })).body['seal']).toMatchObject({ number: 'S-1', broken: false });
    const before = await kit(nurse);
    expect(before.body).toMatchObject({ earliestExpiry: '2027-06-01', replenish: [], statDoses: [{ rxNumber: 'STAT-1', at: '2026-12-10T10:15', units: '1', fromKit: true }] });
    const [dose] = before.body['statDoses'] as [{ orderId: string }];
    const given = { units: '1', at: '2026-12-10T10:20', emergency: 'first dose', givenBy: 'Nurse Sample', prescriber: 'Doctor Sample' };
    const beyond = await post(`orders/${dose.orderId}/ekit-uses`, nurse, { ...given, units: '5' });
    expect([beyond.status, beyond.body['errors']]).toEqual([400, [{ pointer: '/units', rule: 'is more than the kit holds of this drug unexpired: 4' }]]);
    expect((await post(`orders/${dose.orderId}/ekit-uses`, nurse, given)).status).toBe(201);
    expect((await kit(nurse)).body).toMatchObject({ items: [{ usable: '3' }], seal: { broken: true }, replenish: [{ units: '1', dueBy: '2026-12-13T10:20' }], statDoses: [] });
    expect((await api.get('/api/v1/facilities/FAC99/ekit', nurse)).status).toBe(404);
  });
});
