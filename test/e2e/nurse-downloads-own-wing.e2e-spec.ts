import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, DisableUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { CANARY, actorOf, onePharmacy, seed, seedId } from '../builders/pharmacy-rows.builder.js';
import type { Row, SeedRow } from '../builders/pharmacy-rows.builder.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runningApi } from '../support/running-api.js';
import type { RunningApi } from '../support/running-api.js';

const listed = z.object({ items: z.array(z.object({ id: z.uuid() })), nextCursor: z.uuid().nullable() });
const audited = z.object({ action: z.string(), subject_id: z.uuid().nullable(), resident_ids: z.array(z.uuid()), outcome: z.string() });

const [tenant_id, facility_id, north, south] = [seedId('a/tenant'), seedId('a/facility'), seedId('a/wing'), seedId('a/south')];
const [otherFacility, otherWing] = [seedId('a/facility 2'), seedId('a/wing 2')];
const rowsOfA = new Map(onePharmacy('a'));
const like = (table: string, changes: Row): SeedRow => [table, { ...rowsOfA.get(table), ...changes }];
const pdf = (of: string): Buffer => Buffer.from(`%PDF-1.7 ${CANARY} ${of}`);

/** Documents by the name of what they are for; all but the first have their wing's or facility's own ids. */
const DOCUMENTS = {
  north: {}, outdated: { name: 'mar-2026-11', revision: 1 }, reprinted: { name: 'mar-2026-11', revision: 2, replaces: 1 },
  // Of a wing, not of one of its residents, whose papers go with them.
  south: { wing_id: south, resident_id: null }, facility: { wing_id: null, resident_id: null, kind: 'pick-list', name: 'pick-list-2026-12' },
  elsewhere: { facility_id: otherFacility, wing_id: otherWing },
} as const;
type Name = keyof typeof DOCUMENTS;
const names = Object.keys(DOCUMENTS) as readonly Name[];
const idOf = (name: Name): string => seedId(`a/document ${name}`);
const contentOf = (id: string): string => `/api/v1/documents/${id}/content`;

describe('a nurse downloads the documents of her wing', () => {
  let database: TestDatabase;
  let api: RunningApi;
  const tokens = new Map<string, string>();
  const token = (login: string): string => tokens.get(login) ?? '';

  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(database.uow).execute(actorOf('a'), { login, displayName: `${CANARY} ${login}`, role, scopes });
    tokens.set(login, (await new IssueToken(database.uow).execute(actorOf('a'), { login })).token);
  }
  async function list(login: string, query = ''): Promise<string[]> {
    const page = listed.parse(await (await api.get(`/api/v1/documents${query}`, token(login))).json());
    return page.items.map(({ id }) => names.find((name) => idOf(name) === id) ?? id).toSorted();
  }
  const lastAudit = () => database.uow.run(actorOf('a'), async (tx) =>
    (await tx.query(audited, 'select action, subject_id, resident_ids, outcome from audit_event where actor_id is not null order by at desc limit 1'))[0]);

  beforeAll(async () => {
    database = await testDatabase();
    api = await runningApi(database);
    const documents = await Promise.all(names.map(async (name) => {
      const { sha256, bytes } = await api.storage.put(pdf(name));
      return like('document', { ...DOCUMENTS[name], id: idOf(name), sha256, bytes });
    }));
    await seed(database, 'a', [
      // Documents of its own, and none that is being printed.
      ...[...rowsOfA].filter(([table]) => table !== 'document' && table !== 'print_job'),
      like('wing', { id: south, name: 'South' }), like('facility', { id: otherFacility, code: 'F2' }),
      like('wing', { id: otherWing, facility_id: otherFacility }), ...documents,
    ]);
    await seed(database, 'b', onePharmacy('b'));
    await someone('nurse', 'nurse', [{ facilityId: facility_id, wingId: north }]);
    await someone('house-nurse', 'nurse', [{ facilityId: facility_id, wingId: null }]);
    await someone('technician', 'technician');
    await someone('admin', 'admin');
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('gets it byte for byte, as a file with a neutral name that nobody keeps', async () => {
    const response = await api.get(contentOf(idOf('north')), token('nurse'));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf('north'));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf', 'content-disposition': `attachment; filename="mar-${idOf('north')}.pdf"`,
      'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-request-id': expect.any(String),
    });
    expect(response.headers.has('etag')).toBe(false);
    expect(await lastAudit()).toEqual({ action: 'document.content', subject_id: idOf('north'), resident_ids: [seedId('a/resident')], outcome: 'done' });
  });

  it('finds in the list what is hers, and of each document the latest revision', async () => {
    expect(await list('nurse')).toEqual(['north', 'reprinted']);
    expect(await lastAudit()).toEqual({ action: 'document.list', subject_id: null, resident_ids: [seedId('a/resident')], outcome: 'done' });
    expect(await list('nurse', `?wingId=${south}`)).toEqual([]);
    expect(await list('house-nurse')).toEqual(['facility', 'north', 'reprinted', 'south']);
    expect(await list('technician')).toEqual(['elsewhere', 'facility', 'north', 'reprinted', 'south']);
    expect(await list('technician', '?kind=pick-list')).toEqual(['facility']);
  });

  it.each([
    ['another wing', idOf('south')], ['the facility as a whole', idOf('facility')], ['another facility', idOf('elsewhere')],
    ['another pharmacy', seedId('b/document')], ['nothing at all', seedId('no document')],
  ])('cannot tell a document of %s from one that does not exist', async (_whose, id) => {
    const response = await api.get(contentOf(id), token('nurse'));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toEqual({
      type: 'urn:cyclefill:problem:document.not-found', title: 'There is no such thing, or not for you', status: 404, code: 'document.not-found',
      instance: response.headers.get('x-request-id'),
    });
    expect(await lastAudit()).toEqual({ action: 'document.content', subject_id: id, resident_ids: [], outcome: 'refused' });
  });

  it('pages through a list without missing or repeating one', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: z.output<typeof listed> = listed.parse(await (await api.get(`/api/v1/documents?limit=2${cursor && `&cursor=${cursor}`}`, token('technician'))).json());
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(names.filter((name) => name !== 'outdated').map((name) => idOf(name)).toSorted().toReversed());
  });

  it('is refused what her role does not hold, and that is written down', async () => {
    const response = await api.get('/api/v1/fill-runs', token('nurse'));
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'auth.permission-missing' }]);
    expect(await lastAudit()).toMatchObject({ action: 'fill-run.list', outcome: 'refused' });
    expect((await api.get('/api/v1/documents', token('admin'))).status).toBe(403);
  });

  it('sees of the facilities her own, with her wing', async () => {
    const page: unknown = await (await api.get('/api/v1/facilities', token('nurse'))).json();
    expect(page).toMatchObject({ items: [{ code: 'F1', wings: [{ name: 'North' }] }], nextCursor: null });
  });

  it('comes in with a token that stands, and with nothing else', async () => {
    await someone('leaver', 'nurse', [{ facilityId: facility_id, wingId: north }]);
    await new DisableUser(database.uow).execute(actorOf('a'), 'leaver');
    for (const presented of [undefined, '', 'x', `cf_${'A'.repeat(43)}`, token('leaver'), `${token('nurse')} `.repeat(2)]) {
      const response = await api.get(contentOf(idOf('north')), presented);
      expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toMatchObject([401, 'Bearer', { code: 'auth.token-invalid' }]);
    }
    const basic = await fetch(`${api.url}/api/v1/documents`, { headers: { Authorization: 'Basic Y2Y6Y2Y=' } });
    expect(basic.status).toBe(401);
  });

  it('is told what is wrong with a request, and never what she sent', async () => {
    for (const [path, status] of [
      [`/api/v1/documents?kind=${CANARY}`, 400], [`/api/v1/documents?${CANARY}=1`, 400], [`/api/v1/documents?limit=1&limit=2`, 400],
      [`/api/v1/documents/${CANARY}/content`, 400], [`/api/v1/documents/%E0%A4%A/content`, 400], [`/api/v1/${CANARY}`, 404], [`/${CANARY}`, 404],
    ] as const) {
      const response = await api.get(path, token('nurse'));
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, status, 'application/problem+json; charset=utf-8']);
      expect(await response.text()).not.toContain(CANARY);
    }
  });

  it('leaves nothing about a person in the logs', () => {
    expect(api.log()).toContain('document.content');
    for (const secret of [CANARY, CANARY.toLowerCase(), '1931', tenant_id, ...tokens.values()]) expect(api.log()).not.toContain(secret);
  });
});
