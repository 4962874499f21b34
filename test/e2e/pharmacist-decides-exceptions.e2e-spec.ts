import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { CANARY, actorOf, onePharmacy, seed, seedId } from '../builders/pharmacy-rows.builder.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runningApi } from '../support/running-api.js';
import type { RunningApi } from '../support/running-api.js';

const [finding, batch, order] = ['finding', 'fill_batch', 'med_order'].map((table) => seedId(`a/${table}`)) as [string, string, string];

describe('exceptions over HTTP', () => {
  let database: TestDatabase;
  let api: RunningApi;
  const tokens: Partial<Record<Role, string>> = {};

  const post = async (role: Role, path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<readonly [number, Record<string, unknown>]> => {
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method: 'POST', headers: { 'Authorization': `Bearer ${tokens[role] ?? ''}`, 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body),
    });
    const text = await response.text();
    return [response.status, text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)];
  };
  const list = async (query: string): Promise<number> => {
    const answer = (await (await api.get(`/api/v1/exceptions?${query}`, tokens.pharmacist)).json()) as { items: unknown[] };
    return answer.items.length;
  };

  beforeAll(async () => {
    database = await testDatabase();
    api = await runningApi(database);
    for (const key of ['a', 'b']) await seed(database, key, onePharmacy(key));
    const scopes: Partial<Record<Role, FacilityScope[]>> = { facility_lead: [{ facilityId: seedId('a/facility'), wingId: null }] };
    for (const role of ['technician', 'pharmacist', 'auditor', 'facility_lead'] as const) {
      await new AddUser(database.uow).execute(actorOf('a'), { login: role, displayName: 'Test Person', role, scopes: scopes[role] ?? [] });
      tokens[role] = (await new IssueToken(database.uow).execute(actorOf('a'), { login: role })).token;
    }
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('are found by facility, code, owner and state, within the pharmacy', async () => {
    expect(await list(`facilityId=${seedId('a/facility')}&code=STOPS_WITHIN&state=open&ownerRole=pharmacist`)).toBe(1);
    expect([await list('code=DATA'), await list('ownerRole=technician'), await list('overdue=true'), await list(`facilityId=${seedId('b/facility')}`)]).toEqual([0, 0, 0, 0]);
    expect((await api.get(`/api/v1/exceptions/${seedId('b/finding')}`, tokens.pharmacist)).status).toBe(404);
    expect((await api.get('/api/v1/exceptions?code=NONSENSE', tokens.pharmacist)).status).toBe(400);
  });

  it('are refused to whom they are not, with a code and no more', async () => {
    expect(await post('auditor', `exceptions/${finding}/resolve`)).toMatchObject([403, { code: 'auth.permission-missing' }]);
    expect(await post('facility_lead', `exceptions/${finding}/carry`, { reason: 'later' })).toMatchObject([403, { code: 'auth.permission-missing' }]);
    expect(await post('technician', `exceptions/${finding}/resolve`)).toMatchObject([403, { code: 'exception.role-missing' }]);
    expect(await post('pharmacist', `exceptions/${finding}/override`, { reason: 'meant so' })).toMatchObject([422, { code: 'exception.not-overridable' }]);
    expect(await post('pharmacist', `exceptions/${finding}/override`, { reason: ' ' })).toMatchObject([400, { code: 'input.invalid' }]);
    expect(await post('pharmacist', `exceptions/${seedId('b/finding')}/resolve`)).toMatchObject([404, { code: 'exception.not-found' }]);
    expect(await post('technician', `batches/${batch}/close`)).toMatchObject([403, { code: 'auth.permission-missing' }]);
    const { version } = (await (await api.get(`/api/v1/batches/${batch}`, tokens.pharmacist)).json()) as { version: number };
    const close = async (read: number): Promise<unknown> => post('pharmacist', `batches/${batch}/close`, {}, { 'Idempotency-Key': 'close-batch-1', 'If-Match': String(read) });
    expect([await post('pharmacist', `batches/${batch}/close`, {}, { 'Idempotency-Key': 'close-batch-0' }), await close(version + 1), await close(version)]).toMatchObject([[428, {}], [412, {}], [409, { code: 'batch.not-finished' }]]);
  });

  it('are assigned and carried once', async () => {
    const user = seedId('a/app_user');
    expect(await post('technician', `exceptions/${finding}/assign`, { ownerId: user })).toMatchObject([200, { id: finding, ownerId: user, state: 'open' }]);
    expect(await post('pharmacist', `exceptions/${finding}/carry`, { reason: 'the prescriber was asked' })).toMatchObject([200, { state: 'carried', reason: 'the prescriber was asked' }]);
    expect(await post('pharmacist', `exceptions/${finding}/carry`, { reason: 'again' })).toMatchObject([409, { code: 'exception.decided' }]);
    expect(await list('state=open')).toBe(0);
  });

  it('what a prescriber documented is taken down by a pharmacist', async () => {
    const review = { reviewedOn: '2026-12-01', rationale: 'as seen today', continuesUntil: '2026-12-31' };
    expect((await post('technician', `orders/${order}/prn-reviews`, review))[0]).toBe(403);
    expect((await post('pharmacist', `orders/${order}/prn-reviews`, review))[0]).toBe(204);
    expect(await post('pharmacist', `orders/${order}/prn-reviews`, { reviewedOn: '2026-12-01' })).toMatchObject([400, { code: 'input.invalid' }]);
    expect(await post('pharmacist', `orders/${seedId('b/med_order')}/prn-reviews`, review)).toMatchObject([404, { code: 'order.not-found' }]);
  });

  it('a body that is no JSON, or too long, is refused like any other input', async () => {
    const send = (body: string): Promise<Response> => fetch(`${api.url}/api/v1/exceptions/${finding}/carry`, {
      method: 'POST', headers: { 'Authorization': `Bearer ${tokens.pharmacist ?? ''}`, 'Content-Type': 'application/json' }, body,
    });
    const [broken, long] = [await send('{"reason":'), await send(JSON.stringify({ reason: 'x'.repeat(300_000) }))];
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'input.invalid' }]);
    expect([long.status, await long.json()]).toMatchObject([413, { code: 'body.too-large' }]);
  });

  it('the look-ahead is read by facility, inside a scope', async () => {
    for (const role of ['technician', 'facility_lead'] as const) {
      const response = await api.get('/api/v1/facilities/F1/look-ahead', tokens[role]);
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toMatchObject([200, { windows: [{ windowFrom: '2026-12-07', windowTo: '2026-12-21' }] }]);
      expect(text).not.toContain(CANARY);
    }
    expect((await api.get('/api/v1/facilities/F9/look-ahead', tokens.technician)).status).toBe(404);
  });
});
