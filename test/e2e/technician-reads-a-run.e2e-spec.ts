import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { CANARY, actorOf, onePharmacy, seed, seedId } from '../builders/pharmacy-rows.builder.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runningApi } from '../support/running-api.js';
import type { RunningApi } from '../support/running-api.js';

const [run, batch, resident, order] = ['fill_run', 'fill_batch', 'resident', 'med_order'].map((table) => seedId(`a/${table}`));
const counts = { eligible: 1, filled: 1, excepted: 0, skipped: 0 };

describe('a technician reads a run', () => {
  let database: TestDatabase;
  let api: RunningApi;

  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<string> {
    await new AddUser(database.uow).execute(actorOf('a'), { login, displayName: 'Test Person', role, scopes });
    return (await new IssueToken(database.uow).execute(actorOf('a'), { login })).token;
  }
  const read = async (path: string, token: string): Promise<unknown> => (await api.get(path, token)).json();
  let technician: string;

  beforeAll(async () => {
    database = await testDatabase();
    api = await runningApi(database);
    for (const key of ['a', 'b']) await seed(database, key, onePharmacy(key));
    technician = await someone('technician', 'technician');
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('its state and counts', async () => {
    const expected = { id: run, kind: 'nightly', runDate: '2026-12-01', asOf: '2026-12-01T22:00:00.000Z', state: 'planned', batches: 1, counts };
    expect(await read(`/api/v1/fill-runs/${run}`, technician)).toMatchObject(expected);
    expect(await read('/api/v1/fill-runs', technician)).toMatchObject({ items: [expected], nextCursor: null });
  });

  it('its batches', async () => {
    const expected = { id: batch, runId: run, facilityId: seedId('a/facility'), windowFrom: '2026-12-07', windowTo: '2026-12-21', state: 'planned', counts, current: true };
    expect(await read(`/api/v1/batches/${batch}`, technician)).toMatchObject(expected);
    expect(await read(`/api/v1/batches?runId=${run}`, technician)).toMatchObject({ items: [expected] });
    expect(await read(`/api/v1/batches?runId=${seedId('another')}`, technician)).toEqual({ items: [], nextCursor: null });
  });

  it('what each order gets, in its unit', async () => {
    expect(await read(`/api/v1/batches/${batch}/lines`, technician)).toMatchObject({
      items: [{ orderId: order, residentId: resident, rxNumber: 'RX1', status: 'filled', dispensed: { value: '11.5', unit: 'tablet' }, short: { value: '0.5', unit: 'tablet' }, adminDays: 14 }],
      nextCursor: null,
    });
  });

  it('what the rules found', async () => {
    expect(await read(`/api/v1/exceptions?batchId=${batch}`, technician)).toMatchObject({
      items: [{ batchId: batch, orderId: order, residentId: resident, code: 'STOPS_WITHIN', severity: 'warn', rule: 'R205', params: { lastDay: '2026-12-18' }, state: 'open' }],
    });
  });

  it.each(['fill-runs/%', 'batches/%', 'batches/%/lines', 'exceptions?batchId=%'])('and nothing of another pharmacy by %s', async (path) => {
    const table = path.startsWith('fill-runs') ? 'fill_run' : 'fill_batch';
    expect((await api.get(`/api/v1/${path.replace('%', seedId(`b/${table}`))}`, technician)).status).toBe(404);
    expect((await api.get(`/api/v1/${path.replace('%', seedId(`a/${table}`))}`, technician)).status).toBe(200);
  });

  it('a facility lead reads her facility alone', async () => {
    const lead = await someone('lead', 'facility_lead', [{ facilityId: seedId('a/facility'), wingId: null }]);
    expect((await api.get(`/api/v1/exceptions?batchId=${batch}`, lead)).status).toBe(200);
    await seed(database, 'a', [['facility', { ...new Map(onePharmacy('a')).get('facility'), id: seedId('a/other'), code: 'F2' }]]);
    const other = await someone('other-lead', 'facility_lead', [{ facilityId: seedId('a/other'), wingId: null }]);
    for (const path of [`batches/${batch}`, `batches/${batch}/lines`, `exceptions?batchId=${batch}`]) expect((await api.get(`/api/v1/${path}`, other)).status).toBe(404);
    expect(await read('/api/v1/batches', other)).toEqual({ items: [], nextCursor: null });
  });

  it('names nobody: every answer holds ids', async () => {
    const paths = ['facilities', 'fill-runs', 'batches', `batches/${batch}/lines`, `exceptions?batchId=${batch}`, 'documents'];
    const bodies = await Promise.all(paths.map(async (path) => (await api.get(`/api/v1/${path}`, technician)).text()));
    expect(bodies.join('\n')).not.toContain(CANARY);
  });
});

describe('the API itself', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => database.close());

  it('is alive, ready and described to anybody', async () => {
    const api = await runningApi(database);
    expect(await (await api.get('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await api.get('/health/ready')).json()).toEqual({ status: 'ok', database: 'ok', migrations: 'ok', queue: 'ok' });
    expect(await (await api.get('/api/openapi.json')).json()).toMatchObject({ info: { title: 'Cyclefill' }, components: { schemas: { Problem: {} } } });
    const docs = await api.get('/api/docs');
    expect([docs.status, docs.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining(`default-src 'none'`)]);
    await api.close();
  });

  it('goes on without its queue, and says that it is not ready', async () => {
    const api = await runningApi(database, { REDIS_URL: 'redis://127.0.0.1:1' });
    const ready = await api.get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'degraded', database: 'ok', migrations: 'ok', queue: 'failed' }]);
    expect((await api.get('/health/live')).status).toBe(200);
    await api.close();
  });
});
