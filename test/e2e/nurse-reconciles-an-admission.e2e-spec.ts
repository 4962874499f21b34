import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

const Place = z.object({ resident_id: z.uuid(), facility_id: z.uuid(), wing_id: z.uuid(), orders: z.int() });
const view = z.object({
  head: z.object({ id: z.uuid(), state: z.string(), open: z.int() }), digest: z.string(),
  rows: z.array(z.object({ position: z.int(), status: z.string(), ours: z.array(z.object({ ref: z.string() })) })), signatures: z.array(z.object({ side: z.string() })),
});

describe('a nurse reconciles an admission over HTTP', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let places: readonly z.output<typeof Place>[];
  const tokens = new Map<string, string>();
  const token = (login: string): string => tokens.get(login) ?? '';
  const LIST = 'drug,sig_text\nzafirlukast 20 mg tablet,1 tab PO BID\n';

  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: login, role, scopes });
    tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
  }
  const post = async (login: string, path: string, body: object, key: string): Promise<{ status: number; json: unknown }> => {
    const response = await api.post(path, token(login), body, { 'idempotency-key': key });
    return { status: response.status, json: await response.json() };
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 11 });
    api = await runningApi(pharmacy.database);
    places = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Place, `
      select e.resident_id, e.facility_id, e.wing_id, (select count(*)::int from order_version v where v.resident_id = e.resident_id and v.superseded_at is null and v.to_at is null) as orders
      from census_event e where e.kind = 'placed' and e.superseded_at is null and not exists (select from census_event t where t.resident_id = e.resident_id and t.kind <> 'placed') order by orders desc, e.resident_id`));
    const [mine] = places;
    await someone('nurse', 'nurse', [{ facilityId: mine?.facility_id ?? '', wingId: mine?.wing_id ?? '' }]);
    await someone('elsewhere', 'nurse', [{ facilityId: mine?.facility_id ?? '', wingId: places.find(({ wing_id: wing }) => wing !== mine?.wing_id)?.wing_id ?? '' }]);
    await someone('pharmacist', 'pharmacist');
    await someone('technician', 'technician');
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('opens, decides and signs; a pharmacist signs too; nobody of another wing sees it, and no technician signs', async () => {
    const [mine] = places;
    const opened = await post('nurse', '/api/v1/reconciliations', { residentId: mine?.resident_id, kind: 'admission', source: 'hospital', list: LIST }, 'open-00001');
    expect(opened.status).toBe(201);
    const { head, rows } = view.parse(opened.json);
    expect(rows.filter(({ ours }) => ours.length > 0).length).toBeGreaterThan(0);
    const path = `/api/v1/reconciliations/${head.id}`;
    expect((await api.get(path, token('elsewhere'))).status).toBe(404);
    const decisions = rows.filter(({ status }) => status === 'open').map(({ position, ours }) => (ours.length === 0
      ? { position, decision: 'not-taking', intent: 'documented', reason: 'ended in hospital' } : { position, decision: 'continue', intent: 'unintentional' }));
    const decided = await post('nurse', `${path}/decisions`, { rows: decisions }, 'decide-0001');
    expect(decided.status).toBe(200);
    const { digest } = view.parse(decided.json);
    expect((await api.get(`${path}/effect`, token('nurse'))).status).toBe(200);
    expect((await post('technician', `${path}/sign`, { digest }, 'sign-00001')).status).toBe(403);
    expect((await post('elsewhere', `${path}/sign`, { digest }, 'sign-00002')).status).toBe(404);
    expect((await post('nurse', `${path}/sign`, { digest: '0'.repeat(64) }, 'sign-00003')).json).toMatchObject({ code: 'reconciliation.changed' });
    expect(view.parse((await post('nurse', `${path}/sign`, { digest }, 'sign-00004')).json).head.state).toBe('open');
    const settled = view.parse((await post('pharmacist', `${path}/sign`, { digest }, 'sign-00005')).json);
    expect([settled.head.state, settled.head.open, settled.signatures.map(({ side }) => side)]).toEqual(['settled', 0, ['facility', 'pharmacist']]);
    const form = await api.get(`${path}/form/content`, token('nurse'));
    expect([form.status, form.headers.get('content-type'), Buffer.from(await form.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  });

  it('is told where a list or a decision is wrong', async () => {
    const [mine] = places;
    const bad = await post('nurse', '/api/v1/reconciliations', { residentId: mine?.resident_id, kind: 'admission', source: 'hospital', list: 'drug,ndc11\naspirin,12\n' }, 'open-00002');
    expect(bad).toMatchObject({ status: 422, json: { code: 'reconciliation.list-refused', errors: [{ pointer: '/list/2/ndc11' }] } });
    const monthly = view.parse((await post('pharmacist', '/api/v1/reconciliations', { residentId: mine?.resident_id, kind: 'monthly', source: 'facility-mar', list: LIST }, 'open-00003')).json);
    const wrong = await post('nurse', `/api/v1/reconciliations/${monthly.head.id}/decisions`, { rows: [{ position: 999, decision: 'continue' }] }, 'decide-0002');
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ pointer: '/rows/0/position' }] } });
  });
});
