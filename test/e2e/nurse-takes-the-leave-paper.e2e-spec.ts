import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { CANARY, actorOf, onePharmacy, seed, seedId } from '../builders/pharmacy-rows.builder.js';
import type { Row, SeedRow } from '../builders/pharmacy-rows.builder.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { type RunningApi, runningApi } from '../support/running-api.js';

const [facility_id, north, south, supply] = [seedId('a/facility'), seedId('a/wing'), seedId('a/south'), seedId('a/outside_supply')];
const rowsOfA = new Map(onePharmacy('a'));
const like = (table: string, changes: Row): SeedRow => [table, { ...rowsOfA.get(table), ...changes }];
const [paper, stuck] = [seedId('a/leave paper'), seedId('a/stuck supply')];
const PDF = Buffer.from(`%PDF-1.7 ${CANARY} leave`);
const page = z.object({ items: z.array(z.looseObject({ id: z.uuid(), state: z.string().optional(), kind: z.string() })) });
const Audit = z.object({ action: z.string(), resident_ids: z.array(z.uuid()), outcome: z.string() });

describe('a nurse takes the paper of a leave of her wing', () => {
  let database: TestDatabase;
  let api: RunningApi;
  const tokens = new Map<string, string>();
  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(database.uow).execute(actorOf('a'), { login, displayName: `${CANARY} ${login}`, role, scopes });
    tokens.set(login, (await new IssueToken(database.uow).execute(actorOf('a'), { login })).token);
  }
  const get = (login: string, path: string): Promise<Response> => api.get(`/api/v1/${path}`, tokens.get(login) ?? '');
  const ids = async (login: string, path: string): Promise<string[]> => page.parse(await (await get(login, path)).json()).items.map(({ id }) => id);
  const retry = (login: string, id: string): Promise<number> =>
    fetch(`${api.url}/api/v1/supplies/${id}/retry`, { method: 'POST', headers: { Authorization: `Bearer ${tokens.get(login) ?? ''}` } }).then(({ status }) => status);
  const lastAudit = () => database.uow.run(actorOf('a'), async (tx) => (await tx.query(Audit, 'select action, resident_ids, outcome from audit_event where actor_id is not null order by at desc limit 1'))[0]);

  beforeAll(async () => {
    database = await testDatabase();
    api = await runningApi(database);
    const { sha256, bytes } = await api.storage.put(PDF);
    await seed(database, 'a', [
      ...rowsOfA, like('wing', { id: south, name: 'South' }),
      like('outside_supply', { id: stuck, wing_id: south, state: 'needs_attention', error_code: 'storage.unavailable' }),
      like('document', { id: paper, batch_id: null, supply_id: supply, kind: 'leave', name: 'leave-R1-2026-12-10', sha256, bytes }),
    ]);
    await someone('nurse', 'nurse', [{ facilityId: facility_id, wingId: north }]);
    await someone('south-nurse', 'nurse', [{ facilityId: facility_id, wingId: south }]);
    await someone('technician', 'technician');
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('finds it by its supply and gets it byte for byte; the audit names the resident', async () => {
    expect(await ids('nurse', `documents?supplyId=${supply}`)).toEqual([paper]);
    const response = await get('nurse', `documents/${paper}/content`);
    expect([response.status, Buffer.from(await response.arrayBuffer()).equals(PDF)]).toEqual([200, true]);
    expect(await lastAudit()).toEqual({ action: 'document.content', resident_ids: [seedId('a/resident')], outcome: 'done' });
  });

  it('of another wing it is not there: neither in lists nor by its id', async () => {
    expect(await ids('south-nurse', `documents?supplyId=${supply}`)).toEqual([]);
    expect((await get('south-nurse', `documents/${paper}/content`)).status).toBe(404);
    expect([await ids('nurse', 'supplies'), await ids('south-nurse', 'supplies')]).toEqual([[supply], [stuck]]);
  });

  it('what could not be drawn is shown to the pharmacy, which begins it anew, once; a nurse may not', async () => {
    expect(await ids('technician', 'supplies?state=needs_attention')).toEqual([stuck]);
    expect([await retry('south-nurse', stuck), await retry('technician', stuck), await retry('technician', stuck), await retry('technician', seedId('none'))]).toEqual([403, 204, 409, 404]);
    expect(await ids('technician', 'supplies?state=needs_attention')).toEqual([]);
  });
});
