import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@cyclefill/contracts';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { computeBatches } from '../support/computed-batches.js';
import { editCsv } from '../support/edit-csv.js';
import { orderDesk } from '../support/order-desk.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

// A whole pharmacy is imported and computed; a busy machine takes its time.
jest.setTimeout(180_000);

const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() });
const Description = z.object({ paths: z.record(z.string(), z.object({ get: z.object({ parameters: z.array(Parameter).default([]) }).optional() })) });
const { paths } = Description.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../apps/api/openapi.json'), 'utf8')));

const Person = z.object({ facility_id: z.string(), facility: z.string(), wing_id: z.string(), id: z.string(), code: z.string(), name: z.string(), order_id: z.string(), rx_number: z.string() });
const Known = z.object({ id: z.string() });
const Served = z.object({ rest: z.array(z.object({ resource: z.array(z.object({ type: z.string() })) })) });
type Person = z.output<typeof Person>;

/** Every way to ask every GET route for what a value of `ids`, `codes` and `rx` names. */
function questions(ids: readonly string[], code: string, rxNumbers: readonly string[], facilityId: string, types: readonly string[]): readonly string[] {
  const named = Object.entries(paths).flatMap(([path, operations]) => (path.includes('{type}') ? types : ['']).map((type) => [path.replace('{type}', type), operations] as const));
  return named.flatMap(([path, { get }]) => {
    if (get === undefined || path.startsWith('/health')) return [];
    const asked = get.parameters.some(({ name }) => name === 'rx') ? rxNumbers.map((rx) => `rx=${rx}`) : [''];
    const queries = asked.map((rx) => get.parameters.filter((parameter) => parameter.in === 'query').reduce((query, { name }) => {
      if (name === 'limit') return `${query}&limit=200`;
      return name === 'facilityId' ? `${query}&facilityId=${facilityId}` : query;
    }, rx));
    const whole = path.replace('{code}', code);
    if (whole.startsWith('/fhir/') && !whole.includes('{id}')) return [`${whole}${whole.endsWith('/metadata') ? '' : '?_count=200'}`];
    return (whole.includes('{id}') ? ids : ['']).flatMap((id) => queries.map((query) => `${whole.replace('{id}', id)}?${query}`));
  });
}

describe('who was given one wing', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let hidden: readonly Person[];
  let asked: readonly string[];
  const tokens = new Map<Role, string>();

  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));

  /** A facility lead is given whole facilities when added; what a wing hides must not hang on that alone. */
  async function ofTheWing(role: Role, { facility_id: facilityId, wing_id: wingId }: Person): Promise<void> {
    const { uow } = pharmacy.database;
    const { userId } = await new AddUser(uow).execute(pharmacy.actor, { login: role, displayName: 'Test Person', role: 'nurse', scopes: [{ facilityId, wingId }] });
    await uow.run(pharmacy.actor, (tx) => tx.execute('update app_user set role = $2 where id = $1', [userId, role]));
    tokens.set(role, (await new IssueToken(uow).execute(pharmacy.actor, { login: role })).token);
  }

  beforeAll(async () => {
    let order = 0;
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 6 }, ({ name, content }) =>
      name === 'orders.csv' ? editCsv(content, ({ sig_text: text = '' }) => ({ sig_text: (order += 1) % 5 === 0 ? 'as the doctor said' : text })) : content);
    const { uow } = pharmacy.database;
    await new OpenNightlyRun(uow).execute(pharmacy.actor, new Date('2026-12-01T12:00:00Z'));
    await computeBatches(pharmacy);
    const people = await read(Person, `
      select r.facility_id, f.code as facility, e.wing_id, r.id, r.code, p.family_name as name, o.id as order_id, o.rx_number
      from resident r join facility f on f.id = r.facility_id join resident_version p on p.resident_id = r.id and p.superseded_at is null join med_order o on o.resident_id = r.id
      join lateral (select wing_id from census_event e where e.resident_id = r.id and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= now() order by e.from_at desc limit 1) e on true
      order by o.rx_number`);
    const desk = orderDesk(pharmacy);
    const held = await desk.plainOrders();
    const own = people.find(({ order_id: id }) => held.some((plain) => plain.order_id === id));
    if (own === undefined) throw new Error('the sample has no plain order');
    hidden = people.filter(({ wing_id: wing }) => wing !== own.wing_id);
    for (const plain of held) await desk.hold(plain, { from: '2026-12-12T00:00', reason: 'out of the pack' });
    for (const role of ['nurse', 'facility_lead'] as const) await ofTheWing(role, own);
    await new AddUser(uow).execute(pharmacy.actor, { login: 'pharmacist', displayName: 'Test Person', role: 'pharmacist', scopes: [] });
    tokens.set('pharmacist', (await new IssueToken(uow).execute(pharmacy.actor, { login: 'pharmacist' })).token);
    api = await runningApi(pharmacy.database);
    const rest = await read(Known, `
      (select id from fill_batch) union all (select id from fill_run) union all (select id from facility)
      union all (select x.id from finding x where x.is_current and x.resident_id = any($1) limit 3)`, [hidden.map(({ id }) => id)]);
    const [first, last] = [hidden[0], hidden.at(-1)];
    if (first === undefined || last === undefined) throw new Error('the sample has one wing alone');
    const served = Served.parse(await (await api.get('/fhir/R4/metadata')).json());
    asked = questions([...rest.map(({ id }) => id), first.id, first.order_id, last.id, last.order_id], own.facility, [first.rx_number, last.rx_number], own.facility_id, served.rest.flatMap(({ resource }) => resource.map(({ type }) => type)));
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  /** Routes whose answer names somebody of another wing: id, code, order, Rx number or name. */
  async function telling(role: Role): Promise<readonly string[]> {
    const found = new Set<string>();
    const names = new Set(hidden.flatMap(({ id, code, name, order_id: order, rx_number: rx }) => [id, `"${code}"`, order, `"${rx}"`, `"${name}"`]));
    for (const path of asked) {
      const response = await api.get(path, tokens.get(role));
      const text = await response.text();
      expect([path, response.status < 500]).toEqual([path, true]);
      if ([...names].some((name) => text.includes(name))) found.add(path.replaceAll(/[0-9a-f-]{36}/gu, ':id').replace(/\?.*/u, ''));
    }
    return [...found].toSorted();
  }

  it.each(['nurse', 'facility_lead'] as const)('as a %s reads nothing of the residents of another, whatever route is asked for whatever id', async (role) => {
    expect(await telling(role)).toEqual([]);
  });

  it('where a pharmacist reads them all', async () => {
    expect(await telling('pharmacist')).toEqual(expect.arrayContaining([
      '/api/v1/batches/:id/changes', '/api/v1/batches/:id/lines', '/api/v1/exceptions', '/api/v1/exceptions/:id', '/api/v1/fill-runs/:id/explanations', '/api/v1/orders/:id',
      '/api/v1/orders/:id/ledger', '/api/v1/orders/unread-sigs', '/api/v1/residents/:id/orders', '/fhir/R4/Patient', '/fhir/R4/Patient/:id', '/fhir/R4/MedicationRequest', '/fhir/R4/MedicationRequest/:id', '/fhir/R4/Encounter',
    ]));
  });

  it('and the lead still reads of her own wing', async () => {
    for (const path of asked.filter((question) => /\/exceptions\?|unread-sigs/u.test(question))) {
      const { items } = await (await api.get(path, tokens.get('facility_lead'))).json() as { items: readonly unknown[] };
      expect([path, items.length > 0]).toEqual([path, true]);
    }
  });
});
