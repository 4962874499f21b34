import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { checkPacks, packingPeople } from '../support/checked-packs.js';
import { MORNING } from '../support/refills.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';
import { planBatches } from '../support/worked-batches.js';

jest.setTimeout(180_000);

const PackRow = z.object({ id: z.string(), code: z.string(), facility_id: z.string(), wing_id: z.string() });
const Named = z.object({ id: z.string() });
const Tote = z.looseObject({ id: z.string(), code: z.string(), version: z.int(), state: z.string() });
const Step = z.looseObject({ done: z.boolean(), tote: Tote });
const Delivery = z.looseObject({ id: z.string(), version: z.int() });
const Received = z.looseObject({ sentence: z.string(), receipt: z.looseObject({ id: z.string(), counts: z.looseObject({ received: z.int(), short: z.int() }) }) });
const Missing = z.looseObject({ counts: z.object({ recent: z.int(), older: z.int(), followUp: z.int() }), items: z.array(z.looseObject({ code: z.string() })) });
/** The smallest picture that is one. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('a nurse receives a tote of her wing', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let packs: z.output<typeof PackRow>[];
  let tote: z.output<typeof Tote>;
  let delivery: z.output<typeof Delivery>;
  const tokens = new Map<string, string>();
  let keys = 0;
  const token = (login: string): string => tokens.get(login) ?? '';
  async function someone(login: string, role: Role, scopes: FacilityScope[] = []): Promise<void> {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: login, role, scopes });
    tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
  }
  const post = (login: string, path: string, body: unknown, version?: number): Promise<Response> =>
    api.post(`/api/v1/${path}`, token(login), body, { 'Idempotency-Key': `key-${String((keys += 1)).padStart(6, '0')}`, ...(version !== undefined && { 'If-Match': `"${version}"` }) });
  const posted = async <T>(row: z.ZodType<T>, ...request: Parameters<typeof post>): Promise<T> => row.parse(await (await post(...request)).json());
  const got = async <T>(row: z.ZodType<T>, login: string, path: string): Promise<T> => row.parse(await (await api.get(`/api/v1/${path}`, token(login))).json());
  const status = async (login: string, path: string): Promise<number> => (await api.get(`/api/v1/${path}`, token(login))).status;

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 40, seed: 4 });
    api = await runningApi(pharmacy.database);
    const { uow } = pharmacy.database;
    const people = await packingPeople(pharmacy);
    await new OpenNightlyRun(uow).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
    packs = await uow.run(pharmacy.actor, (tx) => tx.query(PackRow, `
      select p.id, p.code, p.facility_id, w.wing_id from pack p cross join lateral (
        select e.wing_id from census_event e join facility f on f.id = p.facility_id where e.resident_id = p.resident_id and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= wall_clock(f.zone)
        order by e.from_at desc limit 1) w
      where p.is_current and w.wing_id = (select id from wing order by name limit 1) order by p.code limit 3`));
    const [{ facility_id: facilityId, wing_id: wingId }] = packs as [z.output<typeof PackRow>];
    await checkPacks(pharmacy, people, packs.map(({ id }) => id));
    const [other] = await uow.run(pharmacy.actor, (tx) => tx.query(Named, 'select id from wing where facility_id = $1 and id <> $2 limit 1', [facilityId, wingId]));
    await someone('technician', 'technician');
    await someone('nurse', 'nurse', [{ facilityId, wingId }]);
    await someone('neighbour', 'nurse', [{ facilityId, wingId: other?.id ?? '' }]);
    const route = await posted(Named, 'technician', 'routes', { code: 'NORTH', name: 'North', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops: [{ facilityId, minutesAfter: 40 }] });
    delivery = await posted(Delivery, 'technician', 'deliveries', { routeId: route.id, runOn: '2099-12-04', departure: '17:00', van: 'Van 1', driver: 'D. Person' });
    tote = await posted(Tote, 'technician', 'totes', { facilityId, wingId, deliveryId: delivery.id });
    for (const { code } of packs) expect((await post('technician', `totes/${tote.id}/scans`, { code })).status).toBe(200);
    const now = await got(Tote, 'technician', `totes/${tote.id}`);
    expect((await post('technician', `totes/${tote.id}/close`, {})).status).toBe(428);
    expect((await post('technician', `totes/${tote.id}/close`, {}, now.version - 1)).status).toBe(412);
    const closed = await posted(Step, 'technician', `totes/${tote.id}/close`, { seal: '4711' }, now.version);
    const loaded = await posted(Step, 'technician', `totes/${tote.id}/load`, { deliveryId: delivery.id }, closed.tote.version);
    expect([closed.done, loaded.done, loaded.tote.state]).toEqual([true, true, 'loaded']);
    const depart = (body: unknown): ReturnType<typeof post> => post('technician', `deliveries/${delivery.id}/departure`, body, delivery.version);
    expect(await (await depart({})).json()).toMatchObject({ errors: [{ pointer: '/early' }] });
    expect(await (await depart({ early: 'the road closes' })).json()).toMatchObject({ done: true, delivery: { state: 'departed', early: 'the road closes' } });
    tote = await got(Tote, 'technician', `totes/${tote.id}`);
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('is handed a manifest, the same bytes however often it is drawn once the van has left', async () => {
    const draw = async (login: string): Promise<Response> => api.get(`/api/v1/deliveries/${delivery.id}/manifest/content`, token(login));
    const [first, again, nurse] = [await draw('technician'), await draw('technician'), await draw('nurse')];
    expect([first.status, first.headers.get('content-type'), nurse.status]).toEqual([200, 'application/pdf', 200]);
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
  });

  it('comes with a sheet of what changed since the last delivery, the same bytes however often it is drawn', async () => {
    const draw = async (login: string): Promise<Response> => api.get(`/api/v1/deliveries/${delivery.id}/change-sheet/content`, token(login));
    const [first, again, neighbour] = [await draw('nurse'), await draw('nurse'), await draw('neighbour')];
    expect([first.status, first.headers.get('content-type'), neighbour.status]).toEqual([200, 'application/pdf', 404]);
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
  });

  it("is not there for another wing's nurse, by id, by code, in lists or by the code of a pack; and she receives nothing", async () => {
    expect(await Promise.all([`totes/${tote.id}`, `totes/by-code/${tote.code}`, `packs/by-code/${packs[0]?.code ?? ''}/where`].map((path) => status('neighbour', path)))).toEqual([404, 404, 404]);
    expect((await got(z.object({ items: z.array(z.unknown()) }), 'neighbour', 'totes')).items).toEqual([]);
    expect((await got(Missing, 'neighbour', 'receipts/unreceived')).counts).toEqual({ recent: 0, older: 0, followUp: 0 });
    expect((await post('neighbour', `totes/${tote.id}/receipt`, { signedName: 'N. Eighbour', allPresent: { count: 3 } }, tote.version)).status).toBe(404);
  });

  it('with one pack short, signed; the short pack waits for the pharmacy and says where it is', async () => {
    expect((await got(Missing, 'nurse', 'receipts/unreceived')).counts).toEqual({ recent: 3, older: 0, followUp: 0 });
    const picture = await api.post('/api/v1/receipts/signatures', token('nurse'), PNG, { 'Content-Type': 'image/png' });
    const { sha256 } = z.object({ sha256: z.string() }).parse(await picture.json());
    const [first, second, short] = packs.map(({ code }) => code);
    const body = { signedName: 'N. Urse', secondName: 'S. Econd', signatureSha256: sha256, scanned: [first, second] };
    expect((await post('nurse', `totes/${tote.id}/receipt`, { ...body, signatureSha256: 'a'.repeat(64) }, tote.version)).status).toBe(400);
    const received = await posted(Received, 'nurse', `totes/${tote.id}/receipt`, body, tote.version);
    expect([received.sentence, received.receipt.counts.short]).toEqual(['2 received, 1 short.', 1]);
    const missing = await got(Missing, 'nurse', 'receipts/unreceived');
    expect([missing.counts, missing.items.map(({ code }) => code)]).toEqual([{ recent: 0, older: 0, followUp: 1 }, [short]]);
    const where = async (code: string | undefined): Promise<string> => (await got(z.looseObject({ sentence: z.string() }), 'nurse', `packs/by-code/${code ?? ''}/where`)).sentence;
    expect(await where(first)).toMatch(/received .* by N\. Urse\.$/u);
    expect(await where(short)).toMatch(/left .* on Van 1 of route NORTH; reported missing .* by N\. Urse\.$/u);
    expect(await Promise.all(['nurse', 'neighbour'].map((login) => status(login, `receipts/${received.receipt.id}`)))).toEqual([200, 404]);
  });

  it('may not pack, plan or send', async () => {
    expect(await Promise.all([post('nurse', 'totes', {}), post('nurse', 'deliveries', {}), post('nurse', `totes/${tote.id}/scans`, { code: 'K-1' })].map(async (answer) => (await answer).status))).toEqual([403, 403, 403]);
  });
});
