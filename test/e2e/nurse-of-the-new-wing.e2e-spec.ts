import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

// A whole pharmacy is imported; a busy machine takes its time.
jest.setTimeout(120_000);

const Place = z.object({ order_id: z.uuid(), facility_id: z.uuid(), wing_id: z.uuid(), wing: z.string(), resident_id: z.uuid() });
const Wing = z.object({ id: z.uuid(), name: z.string() });
const Documents = z.object({ items: z.array(z.object({ name: z.string() })) });
const Listed = z.object({ items: z.array(z.object({ residentId: z.uuid() })) });
const Cycles = z.object({ items: z.array(z.object({ wing: z.string().nullable(), everyDays: z.int().nullable(), nextWindowFrom: z.string() })) });

describe('a resident moves to another wing', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let place: z.output<typeof Place>;
  let other: z.output<typeof Wing>;
  let requestId = '';
  const tokens = new Map<string, string>();
  const token = (login: string): string => tokens.get(login) ?? '';
  const run = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));

  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: login, role, scopes });
    tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
  }
  const seenBy = async (login: string): Promise<readonly [number, boolean, boolean]> => {
    const [refills, renewals] = [await api.get('/api/v1/refill-requests', token(login)), await api.get('/api/v1/renewal-requests', token(login))];
    const has = async (response: Response): Promise<boolean> => Listed.parse(await response.json()).items.some(({ residentId }) => residentId === place.resident_id);
    return [(await api.get(`/api/v1/refill-requests/${requestId}`, token(login))).status, await has(refills), await has(renewals)];
  };

  /** Papers of the resident and of the old wing that somebody finds. */
  const papersSeenBy = async (login: string): Promise<readonly string[]> => Documents.parse(await (await api.get('/api/v1/documents', token(login))).json()).items.map(({ name }) => name).toSorted();

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 9, seed: 3 });
    api = await runningApi(pharmacy.database);
    const [found] = await run(Place, `
      select v.order_id, v.facility_id, e.wing_id, w.name as wing, v.resident_id from order_version v join census_event e on e.resident_id = v.resident_id and e.kind = 'placed' and e.superseded_at is null
      join wing w on w.id = e.wing_id where v.superseded_at is null and not exists (select from census_event t where t.resident_id = v.resident_id and t.kind <> 'placed') order by v.rx_number limit 1`);
    if (found === undefined) throw new Error('nobody stays');
    place = found;
    const [next] = await run(Wing, 'select id, name from wing where facility_id = $1 and id <> $2 order by name', [place.facility_id, place.wing_id]);
    if (next === undefined) throw new Error('one wing only');
    other = next;
    await someone('old', 'nurse', [{ facilityId: place.facility_id, wingId: place.wing_id }]);
    await someone('new', 'nurse', [{ facilityId: place.facility_id, wingId: other.id }]);
    await someone('house', 'nurse', [{ facilityId: place.facility_id, wingId: null }]);
    await someone('manager', 'manager');
    const answer = await api.post('/api/v1/refill-requests', token('old'), { via: 'click', orderId: place.order_id });
    requestId = z.object({ requestId: z.uuid() }).parse(await answer.json()).requestId;
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into renewal_request (id, tenant_id, facility_id, wing_id, resident_id, order_id, status, rule, asked_at) values ($1, $2, $3, $4, $5, $6, 'asked', 'R117', now()) on conflict do nothing`,
      [tx.newId(), tx.actor.tenantId, place.facility_id, place.wing_id, place.resident_id, place.order_id],
    ));
    await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      for (const [name, residentId] of [['leave-1', place.resident_id], ['mar-old-wing', null]]) {
        await tx.execute(
          `insert into document (id, tenant_id, facility_id, wing_id, resident_id, kind, name, paper, revision, sha256, bytes, pages, order_set_hash, engine_version)
           values ($1, $2, $3, $4, $5, 'mar', $6, 'letter', 1, repeat('0', 64), 1, 1, 'x', 'x')`, [tx.newId(), tx.actor.tenantId, place.facility_id, place.wing_id, residentId, name]);
      }
    });
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('the old wing’s nurse sees what she asked for, until the resident has moved; then the new wing’s does', async () => {
    expect([await seenBy('old'), await seenBy('new'), await seenBy('house')]).toEqual([[200, true, true], [404, false, false], [200, true, true]]);
    expect([await papersSeenBy('old'), await papersSeenBy('new')]).toEqual([['leave-1', 'mar-old-wing'], []]);
    const at = (await run(z.object({ at: z.string() }), `select to_char(now() at time zone zone - interval '1 minute', 'YYYY-MM-DD"T"HH24:MI') as at from facility`))[0]?.at;
    const moved = await api.post(`/api/v1/residents/${place.resident_id}/census-events`, token('old'), { event: 'transfer', at, wingId: other.id, room: '9', bed: 'A' }, { 'Idempotency-Key': 'move-0000001' });
    expect(moved.status).toBe(201);
    expect([await seenBy('old'), await seenBy('new'), await seenBy('house')]).toEqual([[404, false, false], [200, true, true], [200, true, true]]);
    expect([await papersSeenBy('old'), await papersSeenBy('new'), await papersSeenBy('house')]).toEqual([['mar-old-wing'], ['leave-1'], ['leave-1', 'mar-old-wing']]);
    expect((await api.post(`/api/v1/refill-requests/${requestId}/received`, token('old'), {})).status).toBe(404);
  });

  it('a manager gives the wing a cycle of its own; nurses read theirs, and another facility’s do not exist', async () => {
    const path = `/api/v1/facilities/${place.facility_id}/cycles`;
    const set = (login: string, body: unknown, key: string) => api.post(path, token(login), body, { 'Idempotency-Key': key });
    const body = { wingId: other.id, everyDays: 7, from: '2026-12-07', leadDays: 2, cutOff: '0900' };
    const made = await set('manager', body, 'cycle-0000001');
    expect([made.status, await made.json()]).toMatchObject([201, { wing: other.name, everyDays: 7, leadDays: 2, cutOff: '0900', nextWindowFrom: '2026-12-07' }]);
    expect((await set('manager', body, 'cycle-0000001')).status).toBe(201);
    expect([(await set('old', body, 'cycle-0000002')).status, (await set('manager', { ...body, monthDays: [1] }, 'cycle-0000003')).status, (await set('manager', { ...body, wingId: place.facility_id }, 'cycle-0000004')).status, (await set('manager', { ...body, leadDays: 61 }, 'cycle-0000005')).status]).toEqual([403, 400, 404, 400]);
    const wingsOf = async (login: string) => Cycles.parse(await (await api.get(path, token(login))).json()).items.map(({ wing }) => wing);
    expect([await wingsOf('manager'), await wingsOf('new'), await wingsOf('old')]).toEqual([[null, other.name], [null, other.name], [null]]);
    expect((await api.get('/api/v1/facilities/01900000-0000-7000-8000-000000000000/cycles', token('manager'))).status).toBe(404);
  });

  it('a cycle is built by its wing’s name; where several begin that day and none is named, the answer lists them', async () => {
    const start = (login: string, rest: object, key: string) => api.post('/api/v1/fill-runs', token(login), { facilityId: place.facility_id, cycleStart: '2026-12-07', ...rest }, { 'Idempotency-Key': key });
    const ambiguous = await start('manager', {}, 'run-00000001');
    expect([ambiguous.status, await ambiguous.json()]).toMatchObject([400, { errors: [{ pointer: 'wing', rule: expect.stringContaining(`the facility's own, wing ${other.name}`) }] }]);
    const built = await start('manager', { wing: other.name }, 'run-00000002');
    expect([built.status, await built.json()]).toMatchObject([202, { runId: expect.any(String), rebuilt: 0 }]);
    expect(await run(z.object({ wing: z.string().nullable() }), 'select w.name as wing from fill_batch b left join wing w on w.id = b.wing_id where b.is_current')).toEqual([{ wing: other.name }]);
    expect([(await start('manager', { wing: null }, 'run-00000003')).status, (await start('old', {}, 'run-00000004')).status, (await start('manager', { wing: 'Attic' }, 'run-00000005')).status, (await start('manager', { facilityId: place.resident_id }, 'run-00000006')).status]).toEqual([202, 403, 400, 404]);
  });

  it('a facility with an unknown zone: its wings hold nobody, the whole of it everybody, and nothing falls over', async () => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update facility set zone = 'Mars/Olympus'`));
    expect([await seenBy('new'), await seenBy('house'), await seenBy('manager')]).toEqual([[404, false, false], [200, true, true], [200, true, true]]);
    expect((await api.get(`/api/v1/residents/${place.resident_id}/orders`, token('new'))).status).toBe(404);
    expect((await api.get(`/api/v1/residents/${place.resident_id}/orders`, token('house'))).status).toBe(422);
  });
});
