import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@cyclefill/contracts';
import type { FacilityScope, RefusalCode, Role } from '@cyclefill/contracts';
import { FindFacilityScope } from '@cyclefill/features/facility';
import { AddUser, DisableUser, IssueToken, ListUsers, RevokeToken, TokenAuthenticator } from '@cyclefill/features/identity';
import { z } from 'zod';
import { actorOf, onePharmacy, seed, seedId } from '../../builders/pharmacy-rows.builder.js';
import { testDatabase, withClient } from '../../support/database.js';
import type { TestDatabase } from '../../support/database.js';

const refusal = (code: RefusalCode): object => expect.objectContaining({ name: 'Refusal', code });
const north: FacilityScope = { facilityId: seedId('a/facility'), wingId: seedId('a/wing') };
const action = z.object({ action: z.string(), subject_id: z.uuid().nullable() });

describe('users and tokens', () => {
  let database: TestDatabase;
  let logins = 0;
  const [actor, foreign] = [actorOf('a'), actorOf('b')];
  const add = async (role: Role = 'technician', scopes: readonly FacilityScope[] = []): Promise<string> => {
    logins += 1;
    const login = `user-${logins}`;
    await new AddUser(database.uow).execute(actor, { login, displayName: 'Test Person', role, scopes: [...scopes] });
    return login;
  };
  const issue = (login: string, expiresOn?: string) => new IssueToken(database.uow).execute(actor, { login, ...(expiresOn !== undefined && { expiresOn }) });
  const whoIs = (token: string) => new TokenAuthenticator(database.uow).authenticate(token);
  const asOwner = (sql: string, params: readonly unknown[]) => withClient(database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [actor.tenantId]);
    return client.query<{ text: string; days: number }>(sql, [...params]);
  });

  beforeAll(async () => {
    database = await testDatabase();
    for (const key of ['a', 'b']) await seed(database, key, onePharmacy(key));
  });
  afterAll(async () => database.close());

  it('a token stands for its user, with role and the whole pharmacy', async () => {
    const { token, tokenId } = await issue(await add('pharmacist'));
    expect(await whoIs(token)).toEqual({ tenantId: actor.tenantId, userId: expect.any(String), tokenId, role: 'pharmacist', scope: 'pharmacy' });
  });

  it('a nurse sees the wings given and nothing else', async () => {
    const { token } = await issue(await add('nurse', [north]));
    expect(await whoIs(token)).toMatchObject({ role: 'nurse', scope: [north] });
  });

  it('is kept as a hash alone, for 90 days unless told', async () => {
    const { token, tokenId } = await issue(await add());
    const { rows: [row] } = await asOwner('select t::text as text, round(extract(epoch from expires_at - created_at) / 86400)::int as days from access_token t where id = $1', [tokenId]);
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token).toString('hex'));
    expect(row?.days).toBe(90);
  });

  it('stands until the end of the day asked for, and the day lies in the coming year', async () => {
    const login = await add();
    const { rows: [{ text: tomorrow } = { text: '' }] } = await asOwner(`select ((now() at time zone 'UTC')::date + 1)::text as text`, []);
    const { expiresAt } = await issue(login, tomorrow);
    expect(expiresAt.toISOString().slice(11)).toBe('00:00:00.000Z');
    expect(expiresAt.getTime() - Date.parse(`${tomorrow}T00:00:00Z`)).toBe(86_400_000);
    for (const day of ['2020-01-01', '2999-01-01', '2026-02-30', 'tomorrow']) await expect(issue(login, day)).rejects.toThrow(InvalidInput);
  });

  it('stops when it is revoked, when it expires and when its user is disabled', async () => {
    const login = await add();
    const [revoked, expired, disabled] = [await issue(login), await issue(login), await issue(login)];
    await new RevokeToken(database.uow).execute(actor, revoked.tokenId);
    await asOwner('update access_token set expires_at = now() where id = $1', [expired.tokenId]);
    expect([await whoIs(revoked.token), await whoIs(expired.token)]).toEqual([null, null]);
    expect(await whoIs(disabled.token)).not.toBeNull();
    await new DisableUser(database.uow).execute(actor, login);
    expect(await whoIs(disabled.token)).toBeNull();
    await expect(issue(login)).rejects.toEqual(refusal('user.disabled'));
    await expect(new DisableUser(database.uow).execute(actor, login)).rejects.toEqual(refusal('user.disabled'));
  });

  it.each(['', 'cf_', `cf_${'A'.repeat(43)}`, `' or true --`])('nobody comes in with %j', async (token) => {
    expect(await whoIs(token)).toBeNull();
  });

  it('another pharmacy can neither use, end nor see them', async () => {
    const login = await add();
    const { tokenId } = await issue(login);
    await expect(new RevokeToken(database.uow).execute(foreign, tokenId)).rejects.toEqual(refusal('token.not-found'));
    await expect(new DisableUser(database.uow).execute(foreign, login)).rejects.toEqual(refusal('user.not-found'));
    await expect(new IssueToken(database.uow).execute(foreign, { login })).rejects.toEqual(refusal('user.not-found'));
    expect((await new ListUsers(database.uow).execute(foreign)).map((user) => user.login)).not.toContain(login);
    await expect(new FindFacilityScope(database.uow).execute(foreign, { facility: 'F1', wing: 'South' })).rejects.toEqual(refusal('wing.not-found'));
  });

  it('scopes and roles go together', async () => {
    const whole = { ...north, wingId: null };
    for (const [role, scopes] of [['nurse', []], ['facility_lead', []], ['facility_lead', [north]], ['technician', [whole]]] as const) {
      await expect(add(role, scopes)).rejects.toEqual(refusal('user.scope-mismatch'));
    }
    await expect(add('facility_lead', [whole])).resolves.toBeDefined();
  });

  it('logins are unique in a pharmacy, and free in another', async () => {
    const user = { login: await add(), displayName: 'Test Person', role: 'technician', scopes: [] } as const;
    await expect(new AddUser(database.uow).execute(actor, { ...user, scopes: [] })).rejects.toEqual(refusal('user.login-taken'));
    await expect(new AddUser(database.uow).execute(foreign, { ...user, scopes: [] })).resolves.toBeDefined();
  });

  it('finds a scope by the names that people use', async () => {
    const find = (facility: string, wing: string | null) => new FindFacilityScope(database.uow).execute(actor, { facility, wing });
    expect([await find('F1', 'North'), await find('F1', null)]).toEqual([north, { ...north, wingId: null }]);
    await expect(find('F1', 'South')).rejects.toEqual(refusal('wing.not-found'));
    await expect(find('F9', null)).rejects.toEqual(refusal('facility.not-found'));
  });

  it('each act leaves its audit row', async () => {
    const login = await add();
    const { tokenId } = await issue(login);
    await new RevokeToken(database.uow).execute(actor, tokenId);
    const { userId } = await new DisableUser(database.uow).execute(actor, login);
    const written = await database.uow.run(actor, (tx) => tx.query(action, 'select action, subject_id from audit_event where subject_id = any ($1) order by at', [[tokenId, userId]]));
    expect(written).toEqual([
      { action: 'user.add', subject_id: userId }, { action: 'token.issue', subject_id: tokenId },
      { action: 'token.revoke', subject_id: tokenId }, { action: 'user.disable', subject_id: userId },
    ]);
  });
});
