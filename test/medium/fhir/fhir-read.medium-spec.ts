import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import { CENSUS_KINDS, type CensusFact, lastStay, orderStateAt } from '@cyclefill/domain/orders';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import type { Bundle, CapabilityStatement, FhirResource } from 'fhir/r4.js';
import { z } from 'zod';
import { type FhirClient, fhirClient, includedIn, matchesOf } from '../../support/fhir-client.js';
import { type DeskOrder, orderDesk } from '../../support/order-desk.js';
import { type RunningApi, runningApi } from '../../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

const Person = z.object({ id: z.string(), code: z.string(), family_name: z.string(), born_on: z.string(), facility_id: z.string(), wing_id: z.string() });
const Count = z.object({ count: z.int() });
const Range = z.object({ from: z.number(), to: z.number().nullable() });
const Fact = Range.extend({ id: z.string(), now: z.number(), ranges: z.array(Range) });
const Census = z.object({ id: z.string(), events: z.array(Range.extend({ kind: z.enum(CENSUS_KINDS) })) });

describe('the FHIR API, read', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let people: readonly z.output<typeof Person>[];
  let orders: readonly DeskOrder[];
  const tokens = new Map<string, string>();

  const sql = <T>(row: z.ZodType<T>, text: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, text, params));

  async function person(login: string, role: 'pharmacist' | 'nurse' | 'admin', scopes: readonly { facilityId: string; wingId: string | null }[]): Promise<void> {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: 'Test Person', role, scopes: [...scopes] });
    tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
  }

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 32, seed: 6 });
    people = await sql(Person, `
      select r.id, r.code, p.family_name, to_char(p.born_on, 'YYYY-MM-DD') as born_on, r.facility_id, e.wing_id from resident r join resident_version p on p.resident_id = r.id and p.superseded_at is null
      join lateral (select wing_id from census_event e where e.resident_id = r.id and e.superseded_at is null and e.kind in ('placed', 'transfer') and e.from_at <= now() order by e.from_at desc limit 1) e on true
      order by r.id`);
    orders = await orderDesk(pharmacy).plainOrders();
    const [first] = people;
    if (first === undefined) throw new Error('the sample has nobody');
    await person('pharmacist', 'pharmacist', []);
    await person('nurse', 'nurse', [{ facilityId: first.facility_id, wingId: first.wing_id }]);
    await person('admin', 'admin', []);
    api = await runningApi(pharmacy.database);
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  /** Somebody with an account, or with none. */
  const as = (login: string): FhirClient => fhirClient(api.url, tokens.get(login));
  const ask: FhirClient['ask'] = (path, headers) => as('pharmacist').ask(path, headers);
  const bundle = (path: string): Promise<Bundle> => as('pharmacist').bundle(path);
  const everything = (path: string, login = 'pharmacist'): Promise<readonly FhirResource[]> => as(login).everything(path);
  const refused = (path: string, login = 'pharmacist', headers?: Readonly<Record<string, string>>) => as(login).refused(path, headers);

  it('says what it does to anybody, and does what it says', async () => {
    const response = await as('nobody').ask('metadata');
    const { fhirVersion, rest: [rest] = [] } = await response.json() as CapabilityStatement;
    expect([response.status, fhirVersion]).toEqual([200, '4.0.1']);
    for (const { type, searchParam = [], searchInclude = [], searchRevInclude = [] } of rest?.resource ?? []) {
      for (const parameter of searchParam) await bundle(`${type}?${parameter.name}=${parameter.type === 'date' ? 'lt2026' : 'a'}&_count=1`);
      for (const include of searchInclude) await bundle(`${type}?_include=${include}&_count=3`);
      for (const include of searchRevInclude) await bundle(`${type}?_revinclude=${include}&_count=3`);
    }
  });

  it('gives every resource of a type once, page by page, and each by its id with the version in its tag', async () => {
    const { rest: [rest] = [] } = await (await ask('metadata')).json() as CapabilityStatement;
    const counts: Record<string, number> = {};
    for (const { type } of rest?.resource ?? []) {
      // Each page that is read is one row of the audit more.
      if (type === 'AuditEvent' || type === 'Group') continue;
      const all = await everything(`${type}?_count=37`);
      counts[type] = all.length;
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect((await bundle(`${type}?_count=0`)).total).toBe(all.length);
      for (const one of [...all.slice(0, 1), ...all.slice(-1)]) {
        const response = await ask(`${type}/${one.id ?? ''}`);
        expect([response.status, response.headers.get('etag'), await response.json()]).toEqual([200, `W/"${one.meta?.versionId ?? ''}"`, one]);
        expect(new Date(response.headers.get('last-modified') ?? '').toISOString().slice(0, 19)).toBe(one.meta?.lastUpdated?.slice(0, 19));
      }
    }
    const rows = await sql(Count.extend({ type: z.string() }), `
      select 'Patient' as type, count(*)::int from resident union all select 'Organization', count(*)::int from facility union all select 'MedicationRequest', count(*)::int from med_order
      union all select 'Practitioner', count(*)::int from prescriber union all select 'Medication', count(*)::int from drug_product where superseded_at is null
      union all select 'Condition', sum(cardinality(diagnoses))::int from resident_version where superseded_at is null`);
    expect(counts).toMatchObject(Object.fromEntries(rows.map(({ type, count }) => [type, count])));
    expect(counts['Encounter']).toBeGreaterThanOrEqual(people.length);
    expect(counts['AllergyIntolerance']).toBeGreaterThan(0);
  });

  it('finds a resident by number, name and birth day, in the address or in a form', async () => {
    const [one] = people;
    if (one === undefined) throw new Error('nobody');
    const found = async (query: string): Promise<readonly string[]> => (await everything(`Patient?${query}`)).map(({ id }) => id ?? '');
    expect(await found(`identifier=${one.code}`)).toEqual([one.id]);
    expect(await found(`identifier=urn:cyclefill:resident%7C${one.code}`)).toEqual([one.id]);
    expect(await found(`identifier=urn:other%7C${one.code}`)).toEqual([]);
    expect(await found(`name=${one.family_name.slice(0, 4).toUpperCase()}&birthdate=${one.born_on}`)).toContain(one.id);
    expect(await found(`birthdate=gt${one.born_on}`)).not.toContain(one.id);
    expect(await found(`birthdate=le${one.born_on.slice(0, 7)}`)).toContain(one.id);
    expect(await found(`_id=${one.id},${people[1]?.id ?? ''}`)).toHaveLength(2);
    const form = await api.post('/fhir/R4/Patient/_search', tokens.get('pharmacist') ?? '', new TextEncoder().encode(`identifier=${one.code}`), { 'Content-Type': 'application/x-www-form-urlencoded' });
    expect([form.status, matchesOf(await form.json() as Bundle).map(({ id }) => id)]).toEqual([200, [one.id]]);
  });

  it('brings along what is asked for, once, and finds residents by what refers to them', async () => {
    const [order] = orders;
    if (order === undefined) throw new Error('no order');
    const page = await bundle(`MedicationRequest?patient=Patient/${order.resident_id}&_include=MedicationRequest:patient&_include=MedicationRequest:requester&_include=MedicationRequest:medication`);
    expect(new Set(includedIn(page)).size).toBe(includedIn(page).length);
    expect(includedIn(page)).toContain(`Patient/${order.resident_id}`);
    expect(includedIn(page).filter((name) => name.startsWith('Medication/')).length).toBeGreaterThan(0);
    const back = includedIn(await bundle(`Patient?_id=${order.resident_id}&_revinclude=MedicationRequest:patient`));
    expect(back).toContain(`MedicationRequest/${order.order_id}`);
    expect((await everything(`Patient?_has:MedicationRequest:patient:identifier=${order.rx_number}`)).map(({ id }) => id)).toEqual([order.resident_id]);
  });

  it('answers 304 for the version that was read until the order changes; a hold that has not begun changes no state', async () => {
    const [held, planned] = orders;
    if (held === undefined || planned === undefined) throw new Error('too few orders');
    const asked = (order: DeskOrder, version: number): Promise<Response> => ask(`MedicationRequest/${order.order_id}`, { 'If-None-Match': `W/"${String(version)}"` });
    expect((await asked(held, 1)).status).toBe(304);
    await orderDesk(pharmacy).hold(held, { from: '2026-11-01T00:00', reason: 'surgery' });
    const after = await asked(held, 1);
    expect([after.status, after.headers.get('etag'), await after.json()]).toEqual([200, 'W/"2"', expect.objectContaining({ status: 'on-hold', statusReason: { text: 'surgery' } })]);
    expect((await asked(held, 2)).status).toBe(304);
    await orderDesk(pharmacy).hold(planned, { from: '2099-01-01T00:00', reason: 'later' });
    expect((await asked(planned, 2)).status).toBe(304);
    const onHold = (await everything(`MedicationRequest?status=on-hold&patient=${held.resident_id},${planned.resident_id}`)).map(({ id }) => id);
    expect([onHold.includes(held.order_id), onHold.includes(planned.order_id)]).toEqual([true, false]);
  });

  it('says of every order and every stay what the domain says of it', async () => {
    const minute = (column: string): string => `(date_part('epoch', ${column}) / 60)::float8`;
    const facts = await sql(Fact, `
      select o.id, ${minute('v.from_at')} as "from", ${minute('v.to_at')} as "to", floor(${minute('wall_clock(f.zone)')}) as now, coalesce((
        select jsonb_agg(jsonb_build_object('from', ${minute('h.from_at')}, 'to', ${minute('h.to_at')})) from order_hold h where h.order_id = o.id and h.superseded_at is null), '[]') as ranges
      from med_order o join facility f on f.id = o.facility_id join order_version v on v.order_id = o.id and v.superseded_at is null`);
    const told = new Map((await everything('MedicationRequest?_count=200')).map((order) => [order.id, order.resourceType === 'MedicationRequest' ? order.status : '']));
    const meant = { planned: ['active'], active: ['active'], held: ['on-hold'], stopped: ['completed', 'stopped'] };
    for (const { id, now, ranges, ...run } of facts) expect([id, meant[orderStateAt(run as MinuteRange, ranges as MinuteRange[], now as LocalMinute)].includes(told.get(id) ?? '')]).toEqual([id, true]);
    const stays = Map.groupBy((await everything('Encounter?_count=200')).filter((stay) => stay.resourceType === 'Encounter' && stay.partOf === undefined), (stay) => (stay.resourceType === 'Encounter' ? stay.subject?.reference ?? '' : ''));
    const census = await sql(Census, `
      select e.resident_id as id, jsonb_agg(jsonb_build_object('kind', e.kind, 'from', ${minute('e.from_at')}, 'to', ${minute('e.to_at')}) order by e.from_at, e.kind) as events
      from census_event e where e.superseded_at is null group by e.resident_id`);
    for (const { id, events } of census) {
      const { admittedAt, dischargedAt } = lastStay(events as CensusFact[]);
      const last = stays.get(`Patient/${id}`)?.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1)).at(-1);
      const wall = (text: string | undefined): string | undefined => text?.slice(0, 16);
      expect([id, last?.resourceType === 'Encounter' ? [wall(last.period?.start), wall(last.period?.end)] : null])
        .toEqual([id, [admittedAt, dischargedAt].map((at) => (at === null ? undefined : new Date(at * 60_000).toISOString().slice(0, 16)))]);
    }
  });

  it('shows a nurse of a wing who lives there, and nothing of anybody else', async () => {
    const [first] = people;
    const own = new Set(people.filter(({ wing_id: wing }) => wing === first?.wing_id).map(({ id }) => id));
    expect(new Set((await everything('Patient', 'nurse')).map(({ id }) => id))).toEqual(own);
    for (const type of ['MedicationRequest', 'Encounter', 'AllergyIntolerance', 'Condition']) {
      for (const resource of await everything(`${type}?_count=200`, 'nurse')) {
        const { subject, patient } = resource as { subject?: { reference?: string }; patient?: { reference?: string } };
        expect(own.has((subject?.reference ?? patient?.reference ?? '').replace('Patient/', ''))).toBe(true);
      }
    }
    expect((await everything('Organization', 'nurse')).map(({ id }) => id)).toEqual([first?.facility_id]);
    const wings = (await everything('Location?_count=200', 'nurse')).filter((place) => place.resourceType === 'Location' && place.physicalType?.coding?.[0]?.code === 'wi');
    expect(wings.map(({ id }) => id)).toEqual([first?.wing_id]);
    const other = people.find(({ id }) => !own.has(id));
    expect(await refused(`Patient/${other?.id ?? ''}`, 'nurse')).toEqual([404, 'not-found', expect.any(String)]);
    expect(await everything(`MedicationRequest?patient=${other?.id ?? ''}`, 'nurse')).toEqual([]);
  });

  it('says what is wrong, where, and what to do, as an OperationOutcome', async () => {
    expect(await refused('Patient', 'nobody')).toEqual([401, 'login', undefined]);
    expect(await refused('Patient', 'admin')).toEqual([403, 'forbidden', 'Patient: needs the permission order.read']);
    expect(await refused('Organization?name=a&_include=Patient:organization')).toEqual([400, 'invalid', '_include: is no Type:parameter that can come along; GET metadata lists them']);
    expect(await refused('Spaceship')).toEqual([404, 'not-found', 'Spaceship: is no type of resource that is served; GET metadata lists them']);
    expect(await refused('Patient/1/2/3')).toEqual([404, 'not-found', undefined]);
    expect(await refused('Patient/no_id')).toEqual([400, 'invalid', 'Patient.id: is no id: 1 to 64 letters, digits, hyphens and dots']);
    expect(await refused('Patient/nobody')).toEqual([404, 'not-found', 'Patient.id: names nothing that is there for you; search for it to learn the id']);
    expect(await refused('Patient?colour=red')).toEqual([400, 'invalid', 'colour: is no parameter that Patient is searched by; GET metadata lists them']);
    expect(await refused('Patient?birthdate=yesterday')).toEqual([400, 'invalid', 'birthdate: is no date like 2026, ge2026-12-07 or lt2026-12-07T08:00:00Z']);
    expect(await refused('Patient?birthdate=2026-02-31')).toEqual([400, 'invalid', expect.stringContaining('birthdate')]);
    expect(await refused('Patient?name:sounds=a')).toEqual([400, 'invalid', 'name:sounds: has a modifier that is not served; :exact is; :contains is']);
    expect(await refused('MedicationRequest?patient=Group/1')).toEqual([400, 'invalid', 'patient: is no reference like Patient/id']);
    expect(await refused('Patient?_cursor=x')).toEqual([400, 'invalid', '_cursor: is no cursor of ours: follow the link next as it is']);
    expect(await refused('Patient?_format=xml')).toEqual([400, 'invalid', '_format: is no format that is served: json is']);
    expect(await refused('Patient', 'pharmacist', { Accept: 'application/fhir+xml' })).toEqual([406, 'not-supported', 'Accept: asks for a format that is not served: application/fhir+json is']);
  });

  it('passes over what it does not know where that is preferred, and says so', async () => {
    const { entry = [], link = [] } = await (await ask('Organization?colour=red&_count=1', { Prefer: 'handling=lenient' })).json() as Bundle;
    expect(entry.map(({ search }) => search?.mode)).toEqual(['match', 'outcome']);
    expect(link[0]?.url).toBe(`${api.url}/fhir/R4/Organization?_count=1`);
  });

  it('writes down who read of whom', async () => {
    const [one] = people;
    await ask(`Patient/${one?.id ?? ''}`);
    const [kept] = await sql(Count, `select count(*)::int from audit_event where action = 'fhir.read' and outcome = 'done' and resident_ids = array[$1::uuid]`, [one?.id]);
    expect(kept?.count).toBeGreaterThan(0);
  });
});
