import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@cyclefill/contracts';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { MORNING } from '../support/refills.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';
import { planBatches } from '../support/worked-batches.js';

jest.setTimeout(180_000);

const Export = z.object({ id: z.uuid(), number: z.int(), state: z.string(), doses: z.int(), attempts: z.int(), version: z.int(), files: z.array(z.object({ name: z.string(), bytes: z.int() })) });
const Made = z.object({ export: Export.nullable(), reasons: z.array(z.unknown()) });
const IdRow = z.object({ id: z.uuid() });
const ROUTE = '/api/v1/packager-exports';
const NOBODY = '019a0000-0000-7000-8000-000000000001';

describe('a technician hands packs to a packaging machine', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let [technician, auditor, batchId] = ['', '', ''];
  const someone = async (role: Role): Promise<string> => {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: role, displayName: 'Test Person', role, scopes: [] });
    return (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login: role })).token;
  };
  const make = (key: string, body: unknown = { batchId, adapter: 'csv' }): Promise<Response> => api.post(ROUTE, technician, body, { 'Idempotency-Key': key });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 6, seed: 7 });
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
    batchId = (await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(IdRow, `select id from fill_batch where is_current and state = 'planned' limit 1`)))[0]?.id ?? '';
    api = await runningApi(pharmacy.database);
    [technician, auditor] = [await someone('technician'), await someone('auditor')];
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('makes an export once for each key, reads its file, takes the answer once', async () => {
    const made = Made.parse(await (await make('hand-over-1')).json()).export;
    expect(made).toMatchObject({ number: 1, state: 'sent', attempts: 1, version: 1 });
    expect(Made.parse(await (await make('hand-over-1')).json()).export?.id).toBe(made?.id);
    expect((await make('hand-over-1', { batchId, adapter: 'json' })).status).toBe(422);
    const file = await api.get(`${ROUTE}/${made?.id}/files/${made?.files[0]?.name}`, technician);
    expect((await file.text()).trimEnd().split('\n')).toHaveLength(1 + (made?.doses ?? 0));

    const path = `${ROUTE}/${made?.id}`;
    expect((await api.post(`${path}/resend`, technician, {})).status).toBe(428);
    expect(Export.parse(await (await api.post(`${path}/resend`, technician, {}, { 'If-Match': '1' })).json())).toMatchObject({ attempts: 2, version: 2 });
    expect((await api.post(`${path}/answer`, technician, { file: 'OK' }, { 'If-Match': '1' })).status).toBe(412);
    expect((await api.post(`${path}/answer`, technician, { file: 'hm' }, { 'If-Match': '2' })).status).toBe(400);
    expect(Export.parse(await (await api.post(`${path}/answer`, technician, { file: 'OK' }, { 'If-Match': '2' })).json())).toMatchObject({ state: 'accepted', version: 3 });
    expect((await api.post(`${path}/answer`, technician, { file: 'OK' }, { 'If-Match': '3' })).status).toBe(409);
    expect(await (await api.get(`${ROUTE}?batchId=${batchId}&state=accepted`, auditor)).json()).toMatchObject({ items: [{ id: made?.id }], nextCursor: null });
  });

  it('what is not there is not found; who may only read reads no names', async () => {
    expect((await make('hand-over-2', { batchId: NOBODY, adapter: 'csv' })).status).toBe(404);
    expect((await api.get(`${ROUTE}/${NOBODY}`, technician)).status).toBe(404);
    expect((await api.post(ROUTE, technician, { batchId, adapter: 'csv' })).status).toBe(400);
    const made = Made.parse(await (await make('hand-over-3', { batchId, adapter: 'csv', again: 'the file was lost' })).json()).export;
    expect((await api.get(`${ROUTE}/${made?.id}`, auditor)).status).toBe(200);
    expect((await api.get(`${ROUTE}/${made?.id}/files/${made?.files[0]?.name}`, auditor)).status).toBe(403);
    expect((await api.get(`${ROUTE}/${made?.id}/files/csv-999999.csv`, technician)).status).toBe(404);
  });
});
