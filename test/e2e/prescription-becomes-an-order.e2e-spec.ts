import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { byCodePoint } from '@cyclefill/domain/kernel';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { pageTexts } from '../../libs/pdf/src/read-back.builder.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

// Many requests one after the other; a busy machine takes its time.
jest.setTimeout(60_000);

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const Ids = z.object({ resident: z.string(), facility: z.string(), wing: z.string(), otherWing: z.string(), ndc11: z.string(), cii: z.string(), antibiotic: z.string(), npi: z.string() });

describe('a prescription becomes an order', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let ids: z.output<typeof Ids>;
  let [pharmacist, nurse, auditor] = ['', '', ''];
  let keys = 0;

  const key = (): Record<string, string> => ({ 'Idempotency-Key': `e2e-${String(keys += 1).padStart(6, '0')}` });
  const version = (read: number): Record<string, string> => ({ 'If-Match': `"${read}"` });
  const someone = async (login: string, role: Role, scopes: FacilityScope[] = []): Promise<string> => {
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: 'Test Person', role, scopes });
    return (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token;
  };
  const send = async (path: string, body: unknown, headers: Record<string, string> = key(), token = pharmacist): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await api.post(`/api/v1/${path}`, token, body, headers);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const read = async (path: string, token = pharmacist): Promise<Record<string, unknown>> => (await (await api.get(`/api/v1/${path}`, token)).json()) as Record<string, unknown>;
  const content = (changes: object = {}): Record<string, unknown> => ({
    residentId: ids.resident, prescriber: { name: 'Tester, Tom MD', npi: ids.npi }, signature: 'manual', ndc11: ids.ndc11,
    directions: { frequencyCode: 'BID', dose: '1', sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' }, quantity: '56', refills: 5, writtenOn: '2026-11-20', from: '2026-12-10T08:00', ...changes,
  });
  const opening = (changes: object = {}, rxNumber = `E2E-${String(keys += 1)}`): Record<string, unknown> => ({ rxNumber, reason: 'new prescription', source: 'written', content: content(changes) });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 11 });
    api = await runningApi(pharmacy.database);
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Ids, `
      select r.id as resident, r.facility_id as facility, e.wing_id as wing, (select w.id from wing w where w.id <> e.wing_id limit 1) as "otherWing", (select npi from prescriber order by npi limit 1) as npi,
        (select ndc11 from drug_product where superseded_at is null and dea_schedule is null and countable and therapeutic_class = 'Statin/lipid' order by ndc11 limit 1) as ndc11,
        (select ndc11 from drug_product where superseded_at is null and dea_schedule = 'CII' and countable order by ndc11 limit 1) as cii,
        (select ndc11 from drug_product where superseded_at is null and therapeutic_class = 'Antibiotic' and countable order by ndc11 limit 1) as antibiotic
      from resident r join census_event e on e.resident_id = r.id and e.kind = 'placed' where not exists (select from census_event o where o.resident_id = r.id and o.kind <> 'placed') order by r.code limit 1`));
    if (row === undefined) throw new Error('the sample has no resident');
    ids = row;
    [pharmacist, nurse, auditor] = [await someone('pharmacist', 'pharmacist'), await someone('nurse', 'nurse', [{ facilityId: ids.facility, wingId: ids.wing }]), await someone('auditor', 'auditor')];
  });
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('at once when it lacks nothing, and once however often it is sent', async () => {
    const [request, header] = [opening({}, 'E2E-ONCE'), key()];
    const first = await send('orders', request, header);
    expect(first).toMatchObject({ status: 201, body: { version: 1, proposedStop: null } });
    expect(await send('orders', request, header)).toEqual(first);
    expect(await send('orders', { ...request, reason: 'another' }, header)).toMatchObject({ status: 422, body: { code: 'request.key-reused' } });
    expect(await send('orders', request)).toMatchObject({ status: 409, body: { code: 'order.rx-taken' } });
    expect(await read(`orders/${String(first.body['orderId'])}`)).toMatchObject({ rxNumber: 'E2E-ONCE', version: 1, versions: [{ kind: 'new', reason: 'new prescription', dose: '1', from: '2026-12-10T08:00', to: null }] });
  });

  it('and goes its way: held, resumed, changed, stopped, each a version with who and why', async () => {
    const { orderId: id } = (await send('orders', opening())).body as { orderId: string };
    expect(await send(`orders/${id}/hold`, { from: '2026-12-12T00:00', reason: 'nausea' }, version(1))).toEqual({ status: 201, body: { orderId: id, version: 2 } });
    expect(await send(`orders/${id}/hold`, { from: '2026-12-20T00:00', reason: 'nausea' }, version(1))).toMatchObject({ status: 412, body: { code: 'row.stale' } });
    expect(await send(`orders/${id}/hold`, { from: '2026-12-20T00:00', reason: 'nausea' }, {})).toMatchObject({ status: 428, body: { code: 'row.version-missing' } });
    expect(await send(`orders/${id}/resume`, { at: '2026-12-14T00:00', reason: 'well' }, version(2))).toMatchObject({ status: 201 });
    expect(await send(`orders/${id}/change`, { at: '2026-12-16T00:00', reason: 'half', directions: { frequencyCode: 'BID', dose: '0.5', sigText: 'Give half a tablet by mouth twice daily', route: 'ORAL' } }, version(3))).toMatchObject({ status: 201 });
    expect(await send(`orders/${id}/discontinue`, { at: '2026-12-18T12:00', reason: 'ended' }, version(4))).toMatchObject({ status: 201 });
    expect(await send(`orders/${id}/discontinue`, { at: '2026-12-19T12:00', reason: 'ended' }, version(5))).toMatchObject({ status: 409, body: { code: 'order.stopped' } });
    const { versions } = await read(`orders/${id}`) as { versions: { kind: string; reason: string; recordedBy: string }[] };
    expect(versions.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual(['new: new prescription', 'hold: nausea', 'resume: well', 'change: half', 'discontinue: ended']);
    expect(new Set(versions.map(({ recordedBy }) => recordedBy)).size).toBe(1);
    expect(versions[0]?.recordedBy).toMatch(/^[0-9a-f-]{36}$/u);
    const states = async (at: string): Promise<unknown> => ((await read(`residents/${ids.resident}/orders?at=${at}&state=stopped`)) as { items: { orderId: string }[] }).items.some(({ orderId }) => orderId === id);
    expect([await states('2026-12-18T11:59'), await states('2026-12-18T12:00')]).toEqual([false, true]);
    const Audit = z.object({ action: z.string() });
    const audit = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Audit, `select action from audit_event where subject_id = $1 and outcome = 'done' and action not like '%.read' order by at, id`, [id]));
    expect(audit.map(({ action }) => action)).toEqual(['order.open', 'order.hold', 'order.resume', 'order.change', 'order.discontinue']);
  });

  it('is on the work list by facility and status, page after page, and an auditor may read it and nothing more', async () => {
    const received = async (changes: object): Promise<string> => String((await send('intakes', { facilityId: ids.facility, source: 'written', content: content(changes) })).body['intakeId']);
    const made = [await received({}), await received({ quantity: undefined }), await received({})];
    expect(await send(`intakes/${made[2]}/order`, { rxNumber: 'E2E-LISTED', reason: 'from paper' })).toMatchObject({ status: 201 });
    type Listed = { items: { id: string; status: string; missing: number; orderId: string | null }[]; nextCursor: string | null };
    const list = async (query: string, token = auditor): Promise<Listed> => (await read(`intakes?${query}`, token)) as unknown as Listed;
    const own = (page: Listed): readonly string[] => page.items.filter(({ id }) => made.includes(id)).map(({ id, status, missing }) => `${made.indexOf(id)} ${status} ${missing}`);
    expect(own(await list(`facilityId=${ids.facility}&limit=200`))).toEqual(['0 complete 0', '1 incomplete 1', '2 ordered 0']);
    expect([own(await list('status=incomplete')), own(await list('status=ordered'))]).toEqual([['1 incomplete 1'], ['2 ordered 0']]);
    expect((await list('facilityId=00000000-0000-7000-8000-000000000000')).items).toEqual([]);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list(`limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([paged.filter((id) => made.includes(id)), new Set(paged).size]).toEqual([made, paged.length]);
    expect((await api.get(`/api/v1/intakes/${made[0]}`, auditor)).status).toBe(200);
    expect((await api.get('/api/v1/intakes', nurse)).status).toBe(403);
    expect((await send('intakes', { facilityId: ids.facility, source: 'written', content: content() }, key(), auditor)).status).toBe(403);
    // Read again with its quantity, it has nothing left to be asked.
    expect(await send(`intakes/${made[1]}/readings`, content(), version(1))).toMatchObject({ status: 201, body: { complete: true } });
  });

  it('is opened from its text alone, or from the structure that the preview takes, and has the same doses', async () => {
    const text = 'Give 1 tablet by mouth twice daily';
    const versionOf = async (rxNumber: string, directions: object): Promise<{ regimen: unknown; sig_text: string; dose: number; problem: string | null }> => {
      expect(await send('orders', { ...opening({ directions }), rxNumber })).toMatchObject({ status: 201 });
      const Row = z.object({ regimen: z.unknown(), sig_text: z.string(), dose: z.int(), problem: z.string().nullable() });
      const rows = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(Row, 'select regimen, sig_text, dose_milli as dose, data_problem as problem from order_version where rx_number = $1', [rxNumber]));
      return rows[0] as z.output<typeof Row>;
    };
    const { structure } = (await send('regimens/preview', { text, start: '2026-12-10' })).body as { structure: object };
    const [coded, told, built] = [await versionOf('E2E-CODE', { frequencyCode: 'BID', dose: '1', sigText: text, route: 'ORAL' }), await versionOf('E2E-TEXT', { sigText: text }), await versionOf('E2E-STRUCTURE', { structure })];
    expect([told.regimen, built.regimen]).toEqual([coded.regimen, coded.regimen]);
    expect([told.sig_text, built.sig_text, told.dose, built.dose, told.problem]).toEqual([text, 'Give 1 tablet by mouth in the morning and in the evening.', 1000, 1000, null]);
  });

  it('whose text says something else than its structure or code is refused, and the difference is named; so is its change', async () => {
    const text = 'Give 2 tablets by mouth once daily';
    const { structure } = (await send('regimens/preview', { text: 'Give 1 tablet by mouth twice daily', start: '2026-12-10' })).body as { structure: object };
    const rule = expect.stringMatching(/^SIG_CONFLICT: the text says 2 tablets, the order says 1 tablet/u) as unknown;
    for (const directions of [{ frequencyCode: 'BID', dose: '1', sigText: text, route: 'ORAL' }, { structure, sigText: text }]) {
      expect(await send('orders', { ...opening({ directions }), rxNumber: 'E2E-CONFLICT' })).toMatchObject({ status: 400, body: { code: 'input.invalid', errors: [{ pointer: '/content/directions/sigText', rule }] } });
    }
    const { orderId: id } = (await send('orders', { ...opening(), rxNumber: 'E2E-AGREED' })).body as { orderId: string };
    const change = (directions: object): ReturnType<typeof send> => send(`orders/${id}/change`, { at: '2026-12-16T00:00', reason: 'other dose', directions }, version(1));
    expect(await change({ structure, sigText: text })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/directions/sigText', rule }] } });
    expect(await change({ sigText: 'Give 1 to 2 tablets by mouth daily' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/directions/structure' }] } });
    expect(await change({ sigText: text })).toMatchObject({ status: 201, body: { version: 2 } });
  });

  it.each<[string, (change: object) => [string, unknown], string[]]>([
    ['a dose of nothing', () => ['orders', opening({ directions: { frequencyCode: 'BID', dose: '0', sigText: 'x', route: 'ORAL' } })], ['/content/directions/dose']],
    ['a dose of 1e30', () => ['orders', opening({ directions: { frequencyCode: 'BID', dose: '1e30', sigText: 'x', route: 'ORAL' } })], ['/content/directions/dose']],
    ['a quantity of 1e30', () => ['orders', opening({ quantity: 1e30 })], ['/content/quantity']],
    ['a stop before the start', () => ['orders', opening({ to: '2026-12-10T08:00' })], ['/content/to']],
    ['an unknown product', () => ['orders', opening({ ndc11: '99999999999' })], ['/content/ndc11']],
    ['an unknown resident', () => ['orders', opening({ residentId: '00000000-0000-7000-8000-000000000000' })], ['/content/residentId']],
    ['a code nobody can read', () => ['orders', opening({ directions: { frequencyCode: 'Q0H', dose: '1', sigText: 'x', route: 'ORAL' } })], ['/content/directions/frequencyCode']],
    ['a prescription without a signature', () => ['orders', opening({ signature: 'none' })], ['/content/signature']],
    ['a C-II without paper and DEA number', () => ['orders', opening({ ndc11: ids.cii, refills: 0 })], ['/content/prescriber/dea', '/content/document']],
    ['an empty pass table', () => [`facilities/${ids.facility}/med-passes/preview`, { effectiveFrom: '2026-12-07', rows: [{ code: 'BID', times: [] }] }], ['/rows/0/times']],
    ['a field of its own', () => ['orders', { ...opening(), extra: 1 }], ['']],
  ])('refuses %s and names the field, never the value', async (_name, request, pointers) => {
    const [path, body] = request({});
    const answer = await send(path, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid', errors: pointers.map((pointer) => ({ pointer })) } });
    expect(JSON.stringify(answer.body)).not.toMatch(/1e30|Q0H|99999999999/u);
  });

  it('an incomplete one is asked about and cannot become an order; answered and read again it can', async () => {
    const received = await send('intakes', { facilityId: ids.facility, source: 'fax', content: content({ ndc11: ids.cii, quantity: undefined, refills: 0, prescriber: { name: 'Tester, Tom MD', npi: ids.npi } }) });
    expect(received).toMatchObject({ status: 201, body: { version: 1, complete: false, missing: [{ pointer: '/prescriber/dea' }, { pointer: '/quantity' }, { pointer: '/document' }] } });
    const { intakeId, clarificationId } = received.body as { intakeId: string; clarificationId: string };
    const order = { rxNumber: 'E2E-CII', reason: 'from fax' };
    expect(await send(`intakes/${intakeId}/order`, order)).toMatchObject({ status: 422, body: { code: 'intake.incomplete' } });

    const paper = await api.get(`/api/v1/clarifications/${clarificationId}/content`, pharmacist);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    const texts = pageTexts(new Uint8Array(await paper.arrayBuffer()));
    expect(texts).toHaveLength(1);
    for (const said of ['Prescriptionclarification', 'Tester,TomMD', 'PleasestateyourDEAnumber', 'Whichquantityisprescribed?']) expect(texts[0]).toContain(said);
    expect(await send(`clarifications/${clarificationId}/status`, { status: 'sent' }, version(1))).toMatchObject({ status: 201, body: { status: 'sent', version: 2 } });
    expect(await send(`clarifications/${clarificationId}/status`, { status: 'answered' }, version(2))).toMatchObject({ status: 400, body: { errors: [{ pointer: '/answer' }] } });
    expect(await send(`clarifications/${clarificationId}/status`, { status: 'answered', answer: 'quantity 30, DEA AB1234563' }, version(2))).toMatchObject({ body: { status: 'answered' } });
    expect(await send(`clarifications/${clarificationId}/status`, { status: 'sent' }, version(3))).toMatchObject({ status: 409, body: { code: 'clarification.status' } });

    expect(await send(`intakes/${intakeId}/documents`, Buffer.from('<html>not a page</html>'), { 'Content-Type': 'application/pdf' })).toMatchObject({ status: 415, body: { code: 'body.wrong-media' } });
    expect(await send(`intakes/${intakeId}/documents`, { not: 'a file' }, {})).toMatchObject({ status: 415, body: { code: 'body.wrong-media' } });
    expect(await send(`intakes/${intakeId}/documents`, Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-'), { 'Content-Type': 'application/pdf' })).toMatchObject({ status: 413, body: { code: 'body.too-large' } });
    const stored = await send(`intakes/${intakeId}/documents`, PDF, { 'Content-Type': 'application/pdf' });
    expect(stored).toMatchObject({ status: 201, body: { mediaType: 'application/pdf', bytes: PDF.length, intake: { version: 2, complete: false, missing: [{ pointer: '/prescriber/dea' }, { pointer: '/quantity' }] } } });
    const shown = await api.get(`/api/v1/intakes/${intakeId}/document`, pharmacist);
    expect([shown.headers.get('content-type'), Buffer.from(await shown.arrayBuffer())]).toEqual(['application/pdf', PDF]);
    expect(await api.storage.has(String(stored.body['sha256']))).toBe(true);

    const answered = content({ ndc11: ids.cii, quantity: '30', refills: 0, prescriber: { npi: ids.npi, dea: 'AB1234563' } });
    expect(await send(`intakes/${intakeId}/readings`, answered, version(1))).toMatchObject({ status: 412 });
    expect(await send(`intakes/${intakeId}/readings`, answered, version(2))).toMatchObject({ status: 201, body: { complete: true, missing: [], clarificationId: null } });
    expect(await read('clarifications?status=open')).toMatchObject({ items: [] });
    const opened = await send(`intakes/${intakeId}/order`, order);
    expect(opened).toMatchObject({ status: 201, body: { version: 1, proposedStop: { rule: 'R221', at: '2026-12-20T08:00' } } });
    expect(await read(`intakes/${intakeId}`)).toMatchObject({ orderId: opened.body['orderId'], documents: [{ bytes: PDF.length }] });
    expect(await send(`intakes/${intakeId}/order`, { ...order, rxNumber: 'E2E-CII-2' })).toMatchObject({ status: 409, body: { code: 'intake.has-order' } });
  });

  it('two who work on one intake at once wait for each other: both papers are kept, one order comes of it', async () => {
    const { intakeId } = (await send('intakes', { facilityId: ids.facility, source: 'written', content: content() })).body as { intakeId: string };
    const papers = [1, 2, 3].map((number) => Buffer.concat([PDF, Buffer.from(`% ${number}`)]));
    const stored = await Promise.all(papers.map((paper) => send(`intakes/${intakeId}/documents`, paper, { 'Content-Type': 'application/pdf' })));
    expect(stored.map(({ status }) => status)).toEqual([201, 201, 201]);
    const asked = await Promise.all([1, 2, 3].map((number) => send(`intakes/${intakeId}/order`, { rxNumber: `E2E-RACE-${number}`, reason: 'at once' })));
    expect(asked.map(({ status, body }) => body['code'] ?? status).map(String).toSorted(byCodePoint)).toEqual(['201', 'intake.has-order', 'intake.has-order']);
  });

  it('the database itself keeps an order from standing on an incomplete reading', async () => {
    const received = await send('intakes', { facilityId: ids.facility, source: 'phone', content: content({ quantity: undefined }) });
    const { intakeId } = received.body as { intakeId: string };
    const insert = (complete: string): Promise<string | null> => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const orderId = tx.newId();
      await tx.execute(
        `insert into med_order (id, tenant_id, facility_id, resident_id, rx_number, intake_id, reading_id, reading_complete, recorded_at)
         select $1::uuid, tenant_id, facility_id, $2::uuid, $4, intake_id, id, ${complete}, now() from intake_reading where intake_id = $3`, [orderId, ids.resident, intakeId, `DB-${orderId.slice(-6)}`]);
    }).then(() => 'done', sqlState);
    expect([await insert('true'), await insert('false'), await insert('null')]).toEqual(['23503', '23514', '23514']);
    const bare = await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      await tx.execute(
        `insert into order_version select (jsonb_populate_record(v, jsonb_build_object('id', $1::text, 'version', 99, 'change_kind', 'new', 'change_reason', 'x', 'effective_at', v.from_at, 'superseded_at', now()))).*
         from order_version v where v.change_kind = 'import' limit 1`, [tx.newId()]);
    }).then(() => 'done', sqlState);
    expect(bare).toBe('23001');
  });

  it('an antibiotic without an end is proposed to stop by the policy, which a facility sets itself (R221)', async () => {
    expect(await send('orders', opening({ ndc11: ids.antibiotic }))).toMatchObject({ status: 201, body: { proposedStop: { at: '2026-12-20T08:00', rule: 'R221' } } });
    expect(await send('orders', opening({ ndc11: ids.antibiotic, to: '2026-12-17T08:00' }))).toMatchObject({ status: 201, body: { proposedStop: null } });
    const set = await fetch(`${api.url}/api/v1/facilities/${ids.facility}/stop-policy`, {
      method: 'PUT', headers: { Authorization: `Bearer ${pharmacist}`, 'Content-Type': 'application/json', 'If-Match': '0', 'Idempotency-Key': 'stop-policy-1' }, body: JSON.stringify({ drugClass: 'anti_infective', days: 7, effectiveFrom: '2026-12-01' }),
    });
    expect([set.status, await set.json()]).toMatchObject([200, { anti_infective: 7, cough_cold: 10, other: null }]);
    expect(await send('orders', opening({ ndc11: ids.antibiotic }))).toMatchObject({ body: { proposedStop: { at: '2026-12-17T08:00' } } });
  });

  it('a nurse tells the census of her wing and orders nothing; an auditor only looks; the difference is in the answer', async () => {
    expect(await send('orders', opening(), key(), nurse)).toMatchObject({ status: 403 });
    expect(await send('orders', opening(), key(), auditor)).toMatchObject({ status: 403 });
    const told = await send(`residents/${ids.resident}/census-events`, { event: 'leave', at: '2026-12-21T10:00', until: '2026-12-22T10:00' }, key(), nurse);
    expect(told).toMatchObject({ status: 201, body: { difference: { from: '2026-12-21T10:00', to: '2027-01-04T10:00' } } });
    expect((told.body['difference'] as { orders: { dropped: unknown[] }[] }).orders.every(({ dropped }) => dropped.length > 0)).toBe(true);
    const elsewhere = await someone('other-nurse', 'nurse', [{ facilityId: ids.facility, wingId: ids.otherWing }]);
    expect(await send(`residents/${ids.resident}/census-events`, { event: 'death', at: '2026-12-21T10:00' }, key(), elsewhere)).toMatchObject({ status: 404 });
    expect((await api.get(`/api/v1/residents/${ids.resident}/orders`, elsewhere)).status).toBe(404);
    expect((await api.get(`/api/v1/residents/${ids.resident}/orders`, auditor)).status).toBe(200);
    expect(await send(`residents/${ids.resident}/census-events`, { event: 'leave', at: '2026-12-21T10:00' }, {}, nurse)).toMatchObject({ status: 400, body: { errors: [{ pointer: 'Idempotency-Key' }] } });
  });

  it('a body that is no JSON is a problem of the caller', async () => {
    const response = await fetch(`${api.url}/api/v1/orders`, { method: 'POST', headers: { Authorization: `Bearer ${pharmacist}`, 'Content-Type': 'application/json', ...key() }, body: '{"rxNumber":' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'input.invalid' }]);
  });

  it('nothing of it is in the logs', () => {
    expect(api.log()).not.toMatch(/Tester|nausea|twice daily|AB1234563/u);
  });
});
