import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { actorOf, onePharmacy, seed, seedId } from '../builders/pharmacy-rows.builder.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runningApi } from '../support/running-api.js';
import type { RunningApi } from '../support/running-api.js';

const [facility, order, resident] = ['facility', 'med_order', 'resident'].map((table) => seedId(`a/${table}`));
/** A wing whose times are not the product's, and an order whose text disagrees. */
const OTHERWISE: Readonly<Record<string, object>> = { med_pass: { minutes: [555] }, order_version: { data_problem: 'sig_conflict: the text says 1 tablet, the order says 2 tablets' } };
const PATH = '/api/v1/regimens/preview';

describe('a pharmacist previews directions', () => {
  let database: TestDatabase;
  let api: RunningApi;
  let pharmacist: string;
  let admin: string;

  async function someone(login: string, role: Role): Promise<string> {
    await new AddUser(database.uow).execute(actorOf('a'), { login, displayName: 'Test Person', role, scopes: [] });
    return (await new IssueToken(database.uow).execute(actorOf('a'), { login })).token;
  }
  const preview = async (body: unknown, token = pharmacist): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await api.post(PATH, token, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    database = await testDatabase();
    api = await runningApi(database);
    for (const key of ['a', 'b']) await seed(database, key, onePharmacy(key).map(([table, row]) => [table, { ...row, ...OTHERWISE[table] }] as const));
    pharmacist = await someone('pharmacist', 'pharmacist');
    admin = await someone('admin', 'admin');
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  it('of a text: structure, sentences, next doses by the table asked for, units of the week, doubts', async () => {
    const { status, body } = await preview({ text: '1 and 1/2 tabs po bid x 10 days', start: '2026-12-07', passTimes: { BID: ['09:00', '21:00'] } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      parsed: true, sentence: 'Give 1 1/2 tablets by mouth in the morning and in the evening for 10 days.', residentSentence: 'Take 1 1/2 tablets by mouth in the morning and in the evening for 10 days.',
      structure: { parts: [{ amount: { low: '1.5', high: null, unit: 'tablet' }, route: 'oral', days: { kind: 'daily' }, times: { kind: 'count', low: 2 }, durationDays: 10 }] },
      doses: [{ dose: 1.5, unit: 'tablet', pattern: 'BID', times: ['09:00', '21:00'] }], weeklyUnits: 21, warnings: [], asWritten: null,
    });
    expect(body['nextDoses']).toHaveLength(8);
    expect((body['nextDoses'] as unknown[])[0]).toEqual({ date: '2026-12-07', time: '09:00', dose: 1.5 });
  });

  it('of the structure it was given back: the same answer', async () => {
    const { body: read } = await preview({ text: 'Take 2 tablets by mouth on Monday and Friday at 8 am. Max 4 tablets in 24 hours', start: '2026-12-07' });
    const { body: again } = await preview({ structure: read['structure'], start: '2026-12-07' });
    expect(again).toEqual({ ...read, text: read['sentence'] });
  });

  it('by the hours of administration of a facility; not by those of a pharmacy that is not hers', async () => {
    expect((await preview({ text: '1 tab po daily', start: '2026-12-07', facilityId: facility, wing: 'North' })).body).toMatchObject({ doses: [{ times: ['09:15'], timesFrom: 'table' }] });
    expect(await preview({ text: '1 tab po daily', facilityId: seedId('b/facility') })).toMatchObject({ status: 404, body: { code: 'facility.not-found' } });
  });

  it('of a text that nobody can read: it stands as written', async () => {
    expect((await preview({ text: 'take as directed' })).body).toMatchObject({ parsed: false, structure: null, doses: [], asWritten: 'take as directed', sentence: null, nextDoses: [] });
  });

  it.each([[{}], [{ text: 'x', structure: { parts: [] } }], [{ text: '1 tab daily', start: 'tomorrow' }], [{ text: '1 tab daily', more: 1 }], [{ structure: { parts: [{ amount: { low: '-1', unit: 'tablet' }, days: { kind: 'daily' }, times: { kind: 'once' } }] } }]])('refuses %j', async (body) => {
    expect(await preview(body)).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  });

  it('is not for everybody', async () => {
    expect((await preview({ text: '1 tab daily' }, admin)).status).toBe(403);
    expect((await api.post(PATH, 'no token', { text: '1 tab daily' })).status).toBe(401);
  });

  it('lists the orders whose text could not be read or disagrees', async () => {
    expect(await (await api.get(`/api/v1/orders/unread-sigs?facilityId=${facility}`, pharmacist)).json()).toMatchObject({ items: [{ id: order, residentId: resident, kind: 'conflict', difference: 'the text says 1 tablet, the order says 2 tablets' }], nextCursor: null });
    expect((await api.get(`/api/v1/orders/unread-sigs?facilityId=${seedId('b/facility')}`, pharmacist)).status).toBe(404);
  });
});
