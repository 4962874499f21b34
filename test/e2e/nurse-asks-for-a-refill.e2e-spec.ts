import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { ask } from '../support/refills.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

const PlaceRow = z.object({ order_id: z.uuid(), rx: z.string(), facility_id: z.uuid(), code: z.string(), wing_id: z.uuid(), resident_id: z.uuid() });
const reply = z.object({ requestId: z.uuid(), attached: z.boolean(), status: z.string(), answer: z.string() });
const listed = z.object({ items: z.array(z.object({ id: z.uuid(), wingId: z.uuid(), orderId: z.uuid() })), nextCursor: z.uuid().nullable() });

describe('a nurse asks for a refill', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let places: readonly z.output<typeof PlaceRow>[];
  const tokens = new Map<string, string>();
  const token = (login: string): string => tokens.get(login) ?? '';
  const mine = () => places.filter(({ wing_id: wing }) => wing === places[0]?.wing_id);
  const notMine = () => places.filter(({ wing_id: wing }) => wing !== places[0]?.wing_id);
  const click = (login: string, orderId: string | undefined) => api.post('/api/v1/refill-requests', token(login), { via: 'click', orderId });

  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: login, role, scopes });
    tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
  }

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 12, seed: 3 });
    api = await runningApi(pharmacy.database);
    places = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(PlaceRow, `
      select v.order_id, v.rx_number as rx, v.facility_id, f.code, e.wing_id, v.resident_id from order_version v join facility f on f.id = v.facility_id
      join census_event e on e.resident_id = v.resident_id and e.kind = 'placed' and e.superseded_at is null
      where v.superseded_at is null and not exists (select from census_event t where t.resident_id = v.resident_id and t.kind = 'transfer') order by f.code, v.rx_number`));
    await someone('nurse', 'nurse', [{ facilityId: places[0]?.facility_id ?? '', wingId: places[0]?.wing_id ?? '' }]);
    await someone('technician', 'technician');
    await someone('pharmacist', 'pharmacist');
    await someone('auditor', 'auditor');
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('gets one of the answers at once, and finds her request with its steps', async () => {
    const response = await click('nurse', mine()[0]?.order_id);
    expect(response.status).toBe(200);
    const answer = reply.parse(await response.json());
    expect(['accepted', 'in_batch', 'too_soon', 'no_refills', 'discontinued', 'needs_pharmacist']).toContain(answer.answer);
    const one: unknown = await (await api.get(`/api/v1/refill-requests/${answer.requestId}`, token('nurse'))).json();
    expect(one).toMatchObject({ id: answer.requestId, residentId: mine()[0]?.resident_id, source: 'click', steps: expect.arrayContaining([expect.objectContaining({ status: 'asked', source: 'click', by: expect.any(String) })]) });
  });

  it('cannot tell an order of another wing or facility from one that does not exist; no more can its code be asked for', async () => {
    const elsewhere = [notMine()[0]?.order_id, notMine().find(({ facility_id: facility }) => facility !== places[0]?.facility_id)?.order_id, '01900000-0000-7000-8000-000000000000'];
    for (const orderId of elsewhere) {
      const response = await click('nurse', orderId);
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'order.not-found' }]);
    }
    const byCode = await api.post('/api/v1/refill-requests', token('nurse'), { via: 'scan', code: 'K-0000001-1' });
    expect([byCode.status, await byCode.json()]).toMatchObject([200, { answer: 'unknown', requestId: null }]);
  });

  it('sees the requests of her wing; the pharmacy sees all, page by page', async () => {
    const other = await ask(pharmacy, notMine()[0]?.rx ?? '');
    const list = async (login: string, query = '') => listed.parse(await (await api.get(`/api/v1/refill-requests${query}`, token(login))).json());
    const hers = await list('nurse');
    expect(hers.items.length).toBeGreaterThan(0);
    expect(new Set(hers.items.map(({ wingId }) => wingId))).toEqual(new Set([places[0]?.wing_id]));
    expect((await api.get(`/api/v1/refill-requests/${other.requestId}`, token('nurse'))).status).toBe(404);
    const first = await list('technician', '?limit=1');
    const second = await list('technician', `?limit=1&cursor=${first.nextCursor}`);
    expect(first.items[0]?.id).toBe(other.requestId);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('may ask and receive; deciding is a pharmacist\'s, sending the pharmacy\'s, and an auditor only reads', async () => {
    const id = listed.parse(await (await api.get('/api/v1/refill-requests', token('nurse'))).json()).items[0]?.id ?? '';
    const status = async (login: string, step: string, body: unknown) => (await api.post(`/api/v1/refill-requests/${id}/${step}`, token(login), body)).status;
    expect([await status('nurse', 'decision', { accept: true }), await status('technician', 'decision', { accept: true }), await status('nurse', 'sent', {}), await status('auditor', 'received', {})]).toEqual([403, 403, 403, 403]);
    expect((await click('auditor', mine()[0]?.order_id)).status).toBe(403);
    expect((await api.get('/api/v1/refill-requests', token('auditor'))).status).toBe(200);
    // Not in a state for it: a conflict, for whoever may.
    expect([await status('technician', 'sent', {}), await status('nurse', 'received', {})]).toEqual([409, 409]);
    const outside = (await ask(pharmacy, notMine()[1]?.rx ?? '')).requestId;
    expect((await api.post(`/api/v1/refill-requests/${outside}/received`, token('nurse'), {})).status).toBe(404);
  });

  it('reads the run-out list of her facility, of her wing alone; another facility does not exist for her', async () => {
    const response = await api.get(`/api/v1/facilities/${places[0]?.code}/run-out`, token('nurse'));
    expect(response.status).toBe(200);
    const { items } = z.object({ items: z.array(z.object({ residentId: z.uuid() })) }).parse(await response.json());
    const residents = new Set(mine().map(({ resident_id: id }) => id));
    for (const { residentId } of items) expect(residents).toContain(residentId);
    const elsewhere = places.find(({ facility_id: facility }) => facility !== places[0]?.facility_id)?.code;
    expect((await api.get(`/api/v1/facilities/${elsewhere}/run-out`, token('nurse'))).status).toBe(404);
  });

  it('is told what is wrong with a request', async () => {
    for (const body of [{}, { via: 'scan' }, { via: 'click', orderId: 'x' }, { via: 'scan', code: 'K-0000001-1', earlyReason: 'because' }, { via: 'scan', code: 'x', more: 1 }]) {
      expect((await api.post('/api/v1/refill-requests', token('nurse'), body)).status).toBe(400);
    }
    const send = async (body: string) => (await fetch(`${api.url}/api/v1/refill-requests`, { method: 'POST', headers: { 'Authorization': `Bearer ${token('nurse')}`, 'Content-Type': 'application/json' }, body })).status;
    expect([await send('{'), await send(`{"via":"${'x'.repeat(300_000)}"}`)]).toEqual([400, 413]);
  });
});
