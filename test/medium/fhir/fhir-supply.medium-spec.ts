import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { doseEvents } from '@cyclefill/features/fill';
import type { FhirResource, Parameters } from 'fhir/r4.js';
import { z } from 'zod';
import { OpenReconciliation } from '@cyclefill/features/reconciliation';
import { type BenchDesk, benchDesk } from '../../support/bench-desk.js';
import { type FhirClient, fhirClient, includedIn, matchesOf } from '../../support/fhir-client.js';
import { askUntil, sampleOrders } from '../../support/refills.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';

// A window is built and a pack crosses the bench; a busy machine takes its time.
jest.setTimeout(180_000);

const Pack = z.object({ id: z.string(), code: z.string(), order_id: z.string(), resident_id: z.string(), facility_id: z.string(), wing_id: z.string() });

describe('what was supplied, asked for and reconciled, as FHIR', () => {
  let desk: BenchDesk;
  let pack: z.output<typeof Pack>;
  let client: FhirClient;
  let refillId: string;
  let listId: string;
  const as = (login: string): FhirClient => fhirClient(desk.api.url, desk.token(login));
  const one = async (path: string): Promise<FhirResource> => {
    const found = await client.everything(path);
    expect([path, found.length]).toEqual([path, 1]);
    return found[0] as FhirResource;
  };

  beforeAll(async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 6 });
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T12:00:00Z'));
    const [found] = await desk.read(Pack, `
      select p.id, p.code, p.order_id, p.resident_id, p.facility_id, e.wing_id from pack p join census_event e on e.resident_id = p.resident_id and e.kind = 'placed' and e.superseded_at is null
      join order_version v on v.order_id = p.order_id and v.superseded_at is null join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null and d.dea_schedule is null
      where p.is_current and p.order_id is not null order by p.code limit 1`);
    if (found === undefined) throw new Error('the sample has no card');
    pack = found;
    await desk.bring(pack.id, 'checked');
    const { reply } = await askUntil(pharmacy, await sampleOrders(pharmacy), 'in_batch');
    refillId = reply.requestId ?? '';
    const opened = await new OpenReconciliation(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', 'key-fhir-list', {
      residentId: pack.resident_id, kind: 'monthly', source: 'hospital', file: { name: 'list.csv', content: Buffer.from('drug,sig_text\nlisinopril 10 mg tablet,Take 1 tablet by mouth daily\n') },
    });
    if (opened.outcome !== 'opened') throw new Error(JSON.stringify(opened.errors));
    listId = opened.id;
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into document (id, tenant_id, facility_id, resident_id, kind, name, paper, revision, sha256, bytes, pages, order_set_hash, engine_version)
       select gen_random_uuid(), tenant_id, facility_id, id, 'mar', 'mar-2026-12-' || code, 'letter', n, repeat('a', 64), 1000, 2, '', 'test' from resident, generate_series(1, 2) n where id = $1`, [pack.resident_id],
    ));
    await desk.join('nora', 'nurse', [{ facilityId: pack.facility_id, wingId: pack.wing_id }]);
    client = as('pam');
  });
  afterAll(async () => desk.close());

  it('tells of a pack what is in it, out of which lot, for whom and by which order', async () => {
    expect(await one(`MedicationDispense?identifier=${pack.code}`)).toMatchObject({
      status: 'in-progress', subject: { reference: `Patient/${pack.resident_id}` }, authorizingPrescription: [{ reference: `MedicationRequest/${pack.order_id}` }], destination: { reference: `Location/${pack.facility_id}` },
      contained: [{ resourceType: 'Medication', batch: { lotNumber: 'LOT-1', expirationDate: '2028-06-30' } }], medicationReference: { reference: '#lot1' }, whenPrepared: expect.any(String), quantity: { value: expect.any(Number) },
    });
    const held = await client.everything(`MedicationDispense?prescription=${pack.order_id}&status=in-progress`);
    expect(held).toHaveLength(1);
    expect(await client.everything(`MedicationDispense?whenprepared=lt2020&patient=${pack.resident_id}`)).toEqual([]);
  });

  it('tells where a refill request stands', async () => {
    expect(await one(`Task?_id=${refillId}`)).toMatchObject({ status: 'accepted', businessStatus: { coding: [{ code: 'in_batch' }] }, focus: { reference: expect.stringMatching(/^MedicationRequest\//u) }, intent: 'order' });
  });

  it('has the lines of a list that came, and the list with what is proposed of each', async () => {
    expect(await one(`MedicationStatement?patient=${pack.resident_id}`)).toMatchObject({ status: 'unknown', medicationCodeableConcept: { text: expect.stringContaining('lisinopril') }, dosage: [{ text: 'Take 1 tablet by mouth daily' }] });
    const list = await one(`List?patient=${pack.resident_id}&code=10160-0`);
    expect(list).toMatchObject({ id: listId, status: 'current', mode: 'working' });
    for (const { item } of list.resourceType === 'List' ? list.entry ?? [] : []) expect((await client.ask(item.reference ?? '')).status).toBe(200);
  });

  it('leads to the PDF of a document, and says which revision is the newest', async () => {
    const latest = await one(`DocumentReference?patient=${pack.resident_id}&status=current`);
    expect(latest).toMatchObject({ type: { coding: [{ code: 'mar' }] }, content: [{ attachment: { contentType: 'application/pdf', url: `${desk.api.url}/api/v1/documents/${latest.id ?? ''}/content` } }] });
    expect(await client.everything(`DocumentReference?patient=${pack.resident_id}&status=superseded`)).toHaveLength(1);
  });

  it('has who made each version of an order, and what the audit keeps for who may inspect it', async () => {
    expect(await one(`Provenance?target=MedicationRequest/${pack.order_id}`)).toMatchObject({ activity: { text: 'import' }, agent: [{ who: { display: 'Cyclefill' } }] });
    expect((await client.everything(`AuditEvent?subtype=pack.seal&_count=200`)).length).toBeGreaterThan(0);
    expect(await as('nora').refused('AuditEvent')).toEqual([403, 'forbidden', 'AuditEvent: needs the permission audit.inspect']);
  });

  it('gives all of a resident, each thing once, with what it refers to, page by page', async () => {
    const path = `Patient/${pack.resident_id}/$everything`;
    const all = await client.everything(`${path}?_count=7`);
    const names = all.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe(`Patient/${pack.resident_id}`);
    expect(new Set(all.map(({ resourceType }) => resourceType))).toEqual(new Set(['Patient', 'Encounter', 'MedicationRequest', 'MedicationDispense', 'MedicationStatement', 'List', 'DocumentReference', 'Provenance', ...['AllergyIntolerance', 'Condition', 'Task'].filter((type) => names.some((name) => name.startsWith(`${type}/`)))]));
    for (const resource of all) expect(JSON.stringify(resource).includes(pack.resident_id) || (resource.resourceType === 'Provenance' && names.includes(resource.target[0]?.reference ?? ''))).toBe(true);
    const whole = await client.bundle(`${path}?_count=200`);
    expect(matchesOf(whole)).toEqual(all);
    expect(includedIn(whole)).toEqual(expect.arrayContaining([`Organization/${pack.facility_id}`, `Location/${pack.facility_id}`]));
    expect((await client.everything(`${path}?_type=MedicationRequest`)).every(({ resourceType }) => resourceType === 'MedicationRequest')).toBe(true);
    expect(await client.everything(`${path}?_since=2099-01-01T00:00:00Z`)).toEqual([]);
    expect(await client.refused(`${path}?_type=Spaceship`)).toEqual([400, 'invalid', '_type: names a type that is not served; GET metadata lists them']);
    expect((await as('nora').everything(path)).map(({ resourceType }) => resourceType)).toContain('MedicationRequest');
    const [other] = (await client.everything('Patient?_count=200')).filter(({ id }) => id !== pack.resident_id);
    expect((await as('nora').ask(`Patient/${other?.id ?? ''}/$everything`)).status === 200).toBe((await as('nora').ask(`Patient/${other?.id ?? ''}`)).status === 200);
  });

  it('previews the very doses of an order that the list of doses has', async () => {
    const range = { from: day('2026-12-07'), to: day('2026-12-14') };
    const listed = (await desk.pharmacy.database.uow.run(desk.pharmacy.actor, (tx) => doseEvents(tx, pack.facility_id, range))).filter(({ orderId }) => orderId === pack.order_id);
    const response = await client.ask(`MedicationRequest/${pack.order_id}/$preview-schedule?start=2026-12-07&end=2026-12-13`);
    const { parameter = [] } = await response.json() as Parameters;
    expect([response.status, listed.length > 0, parameter.length]).toEqual([200, true, listed.length]);
    expect(parameter.map(({ part = [] }) => [new Date(part[0]?.valueDateTime ?? '').getTime() / 60_000, part[1]?.valueQuantity?.value, part[2]?.valueCode])).toEqual(listed.map(({ instant, dose, state }) => [instant, dose / 1000, state]));
    expect(await client.refused(`MedicationRequest/${pack.order_id}/$preview-schedule?start=2026-12-07`)).toEqual([400, 'invalid', 'end: is missing, or no day like 2026-12-07']);
    expect(await client.refused(`MedicationRequest/${pack.resident_id}/$preview-schedule?start=2026-12-07&end=2026-12-08`)).toEqual([404, 'not-found', expect.any(String)]);
  });

  it('exports a facility: begun, asked after and read line by line, each resource as a search has it', async () => {
    const begun = await client.ask(`Group/${pack.facility_id}/$export`, { Prefer: 'respond-async' });
    const place = begun.headers.get('content-location') ?? '';
    expect([begun.status, place]).toEqual([202, expect.stringContaining('/fhir/R4/export/')]);
    const { output, requiresAccessToken } = await (await client.ask(place)).json() as { output: { type: string; url: string }[]; requiresAccessToken: boolean };
    expect(requiresAccessToken).toBe(true);
    for (const { type, url } of output) {
      const file = await client.ask(url);
      const lines = (await file.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as FhirResource);
      expect([type, file.status, file.headers.get('content-type')]).toEqual([type, 200, 'application/fhir+ndjson']);
      const searched = await client.everything(`${type}?_count=200`);
      if (type === 'Medication' || type === 'Practitioner') expect(searched).toEqual(expect.arrayContaining(lines));
      else expect(lines).toEqual(searched);
    }
    expect(output.map(({ type }) => type)).toEqual(expect.arrayContaining(['Patient', 'MedicationRequest', 'Medication', 'Practitioner', 'MedicationDispense']));
    const later = (await client.ask(`Group/${pack.facility_id}/$export?_since=2099-01-01T00:00:00Z&_type=Patient,MedicationRequest`)).headers.get('content-location') ?? '';
    expect((await (await client.ask(later)).json() as { output: unknown[] }).output).toEqual([]);
  });

  it('exports nothing to who may not, of no other facility, and by no name that is none', async () => {
    expect(await as('nora').refused(`Group/${pack.facility_id}/$export`)).toEqual([403, 'forbidden', undefined]);
    expect(await client.refused(`Group/${pack.resident_id}/$export`)).toEqual([404, 'not-found', expect.any(String)]);
    expect(await client.refused(`Group/${pack.facility_id}/$export?_outputFormat=csv`)).toEqual([400, 'invalid', '_outputFormat: is no format that is served: application/fhir+ndjson is']);
    expect(await client.refused('export/abc')).toEqual([404, 'not-found', expect.any(String)]);
  });
});
