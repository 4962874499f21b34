import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { ReceiveStock, receiveStockSchema } from '@cyclefill/features/stock';
import { pageTexts, squeezed } from '../../../libs/pdf/src/read-back.builder.js';
import { type Answer, type BenchDesk, benchDesk } from '../../support/bench-desk.js';
import { samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, stockDesk } from '../../support/stock-desk.js';

jest.setTimeout(180_000);

const Order = z.object({ rxNumber: z.string(), ndc11: z.string(), unit: z.string(), facilityId: z.string(), orderId: z.string() });
const Product = z.object({ ndc11: z.string(), unit: z.string() });
/** Orders of one fixed dose that are on now, of what is not controlled; each of another drug. */
const ORDERS = `
select distinct on (d.ingredient) v.rx_number as "rxNumber", v.ndc11, d.dose_unit as unit, v.facility_id as "facilityId", v.order_id as "orderId" from order_version v join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
where v.superseded_at is null and not v.prn and v.to_at is null and v.from_at < now() and d.dea_schedule is null and d.countable and json_array_length(v.regimen -> 'phases') = 1
  and v.regimen #>> '{phases,0,dose,kind}' = 'fixed' and v.dose_milli = 1000 and not exists (select from order_hold h where h.order_id = v.order_id)
order by d.ingredient, v.rx_number`;
const Taken = z.object({ ingredient: z.int(), container: z.string(), lot: z.string(), milli: z.int(), orderId: z.string() });
const TAKEN = `select m.ingredient, c.code as container, m.lot, -m.milli as milli, m.order_id as "orderId" from stock_movement m join stock_container c on c.id = m.container_id where m.preparation_id = $1 order by m.ingredient, c.code`;

describe('the life of a preparation', () => {
  let desk: BenchDesk;
  let stock: StockDesk;
  let order: z.output<typeof Order>;
  let other: z.output<typeof Order>;
  let liquid: z.output<typeof Product>;
  const codes: Record<'solution' | 'drug' | 'second' | 'expired' | 'called', string> = { solution: '', drug: '', second: '', expired: '', called: '' };
  let keys = 0;

  const put = async (login: string, code: string, body: unknown, version: number | null): Promise<Answer> => {
    keys += 1;
    const response = await desk.api.put(`/api/v1/formulas/${code}`, desk.token(login), body, { 'Idempotency-Key': `formula-key-${keys}`, ...(version !== null && { 'If-Match': String(version) }) });
    return [response.status, (await response.json()) as Record<string, unknown>];
  };
  const formula = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
    name: 'test drug in a solution', orderedNdc11: order.ndc11, singleDose: true, steps: ['Mix them.', 'Look through it.'], makes: '50 mL', route: 'intravenously', rate: '50 mL per hour', category: 'usp-797-category-1', storage: 'cold',
    ingredients: [{ role: 'solution', name: 'test solution', ndc11: liquid.ndc11, amount: '50', unit: liquid.unit }, { role: 'additive', name: 'test drug', ndc11: order.ndc11, amount: '1', unit: order.unit, labelled: '10 mEq' }],
    effectiveFrom: '2026-01-01', ...changes,
  });
  const of = (ingredient: number, container: string, amount: string): { ingredient: number; container: string; amount: string } => ({ ingredient, container, amount });
  const request = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({ rxNumber: order.rxNumber, formula: 'TEST-1', taken: [of(1, codes.solution, '50'), of(2, codes.drug, '1')], ...changes });
  const make = (login = 'tess', changes: Readonly<Record<string, unknown>> = {}): Promise<Answer> => desk.post(login, 'preparations', request(changes));
  const made = async (login = 'tess', changes: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> => {
    const [status, body] = await make(login, changes);
    expect([status, body]).toEqual([200, body]);
    return body;
  };
  const check = (login: string, { id, version }: Readonly<Record<string, unknown>>, body: unknown = { outcome: 'checked' }): Promise<Answer> => desk.post(login, `preparations/${String(id)}/check`, body, { 'If-Match': String(version) });
  const rules = ([status, body]: Answer): string => `${status} ${String(body['code'])} ${((body['errors'] ?? []) as { pointer: string; rule: string }[]).map(({ pointer, rule }) => `${pointer} ${rule}`).join('; ')}`;
  const paper = async (login: string, id: unknown, path: string): Promise<{ status: number; text: string }> => {
    const response = await desk.api.get(`/api/v1/preparations/${String(id)}/${path}`, desk.token(login));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, text: response.status !== 200 ? '' : path.includes('zpl') ? new TextDecoder().decode(bytes) : pageTexts(bytes).join('') };
  };

  beforeAll(async () => {
    const pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 11 });
    desk = await benchDesk(pharmacy, '2026-12-07', new Date('2026-12-01T15:00:00Z'));
    stock = stockDesk(pharmacy);
    [order, other] = (await desk.read(Order, ORDERS)) as [z.output<typeof Order>, z.output<typeof Order>];
    [liquid] = (await desk.read(Product, `select ndc11, dose_unit as unit from drug_product where dose_unit = 'mL' and superseded_at is null and dea_schedule is null order by ndc11 limit 1`)) as [z.output<typeof Product>];
    await desk.join('nina', 'nurse', [{ facilityId: order.facilityId, wingId: null }]);
    const lot = async (ndc11: string, name: string, units: string): Promise<string> => (await stock.receive(ndc11, name, '2028-06-30', units))[0]?.code ?? '';
    Object.assign(codes, { solution: await lot(liquid.ndc11, 'SOL-1', '2000'), drug: await lot(order.ndc11, 'DRUG-1', '60'), second: await lot(order.ndc11, 'DRUG-2', '60'), called: await lot(order.ndc11, 'CALLED', '5') });
    const expired = await new ReceiveStock(pharmacy.database.uow).execute(pharmacy.actor, 'receive-expired', receiveStockSchema.parse({ ndc11: order.ndc11, lot: 'OLD', expiresOn: '2026-01-31', units: '5', location: 'A-01', quarantine: true }));
    codes.expired = expired.containers[0]?.code ?? '';
  });
  afterAll(async () => desk.close());

  it('begins with a formula that a pharmacist says from a day on; what is wrong with it is told with its place', async () => {
    expect((await put('tess', 'TEST-1', formula(), 0))[0]).toBe(403);
    expect((await put('pam', 'TEST-1', formula(), null))[0]).toBe(428);
    const wrong = rules(await put('pam', 'TEST-1', formula({ category: 'usp-797-category-9', ingredients: [{ role: 'solution', name: 'a', ndc11: liquid.ndc11, amount: '50', unit: 'L' }, { role: 'additive', name: 'A', ndc11: '99999999999', amount: '1', unit: 'x' }] }), 0));
    for (const pointer of ['400', '/category', '/ingredients/0/unit', '/ingredients/1/name', '/ingredients/1/ndc11', '/orderedNdc11']) expect(wrong).toContain(pointer);
    expect(await put('pam', 'TEST-1', formula(), 0)).toMatchObject([200, { version: 1, items: [{ code: 'TEST-1', effectiveFrom: '2026-01-01' }] }]);
    expect((await put('pam', 'TEST-1', formula(), 0))[0]).toBe(412);
    expect(await put('pam', 'TEST-1', formula({ effectiveFrom: '2099-01-01', makes: '60 mL' }), 1)).toMatchObject([200, { version: 2, items: [{}, { makes: '60 mL' }] }]);
    expect((await desk.get('ada', 'formulas'))[1]).toMatchObject({ items: [{ code: 'TEST-1', makes: '50 mL' }] });
    expect((await desk.get('nina', 'formulas'))[0]).toBe(403);
  });

  it.each<readonly [string, () => Readonly<Record<string, unknown>>, readonly string[]]>([
    ['an order of another drug', () => ({ rxNumber: other.rxNumber }), ['/formula is for another drug']],
    ['an expired lot that is set aside', () => ({ taken: [of(1, codes.solution, '50'), of(2, codes.expired, '1')] }), ['/taken/1 has expired', '/taken/1 is set aside']],
    ['a container that holds too little', () => ({ taken: [of(1, codes.solution, '5000'), of(2, codes.drug, '1')] }), ['/taken/0 holds 2000 mL that nobody keeps', '/taken test solution: 5000 mL measured, the formula takes 50']],
    ['containers that were exchanged', () => ({ taken: [of(2, codes.solution, '1'), of(1, codes.drug, '50')] }), ['/taken/0 holds another drug', '/taken/1 holds another drug']],
    ['an amount that is not the formula\'s', () => ({ count: 2 }), ['/taken test solution: 50 mL measured, the formula takes 100']],
  ])('is stopped by %s, and nothing is taken', async (_, changes, wanted) => {
    const before = await desk.read(z.object({ n: z.int() }), 'select count(*)::int as n from stock_movement');
    const told = rules(await make('tess', changes()));
    expect(told).toContain('422 preparation.stopped');
    for (const part of wanted) expect(told).toContain(part);
    expect(await desk.read(z.object({ n: z.int() }), 'select count(*)::int as n from stock_movement')).toEqual(before);
  });

  it('refuses what is not there, and who may not', async () => {
    expect((await make('tess', { rxNumber: '000' }))[1]).toMatchObject({ code: 'order.not-found' });
    expect((await make('tess', { formula: 'NONE' }))[1]).toMatchObject({ code: 'formula.not-found' });
    expect((await make('tess', { taken: [of(1, 'C-0000000-0', '50')] }))[1]).toMatchObject({ code: 'container.not-found' });
    expect((await make('nina'))[0]).toBe(403);
    expect((await make('ada'))[0]).toBe(403);
  });

  it('takes what was measured out of stock by lot, once however often it is sent, and is dated by the rule', async () => {
    const body = request({ count: 2, taken: [of(1, codes.solution, '100'), of(2, codes.drug, '1'), of(2, codes.second, '1')] });
    const [first, again] = [await desk.post('tess', 'preparations', body, { 'Idempotency-Key': 'made-once-1' }), await desk.post('tess', 'preparations', body, { 'Idempotency-Key': 'made-once-1' })];
    expect(again).toEqual(first);
    const [, preparation] = first;
    expect(preparation).toMatchObject({ state: 'prepared', count: 2, makes: '50 mL', rxNumber: order.rxNumber, checkedBy: null, preparedBy: { name: 'Test tess' } });
    expect((await desk.read(Taken, TAKEN, [preparation['id']])).map(({ ingredient, lot, milli, orderId }) => [ingredient, lot, milli, orderId === order.orderId])).toEqual(expect.arrayContaining([[0, 'SOL-1', 100_000, true], [1, 'DRUG-1', 1000, true], [1, 'DRUG-2', 1000, true]]));
    expect(Date.parse(String(preparation['beyondUseAt'])) - Math.floor(Date.parse(String(preparation['preparedAt'])) / 60_000) * 60_000).toBe(24 * 3_600_000);
    expect(preparation['beyondUseSource']).toContain('USP <797>');
    expect(await stock.wrongSums()).toEqual([]);
    expect((await desk.post('tess', 'preparations', { ...body, count: 1 }, { 'Idempotency-Key': 'made-once-1' }))[1]).toMatchObject({ code: 'request.key-reused' });
  });

  it('says of every ingredient what the ledger lost, however it was shared among containers', async () => {
    for (const [count, part] of fc.sample(fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 999 })), { numRuns: 6, seed: 5 })) {
      const [one, rest] = [part / 1000, (count * 1000 - part) / 1000];
      const preparation = await made('tess', { count, taken: [of(1, codes.solution, String(count * 50)), of(2, codes.drug, String(one)), of(2, codes.second, String(rest))] });
      const ledger = await desk.read(Taken, TAKEN, [preparation['id']]);
      expect((preparation['taken'] as { amount: string; ingredient: number }[]).map(({ ingredient, amount }) => [ingredient - 1, Number(amount) * 1000])).toEqual(ledger.map(({ ingredient, milli }) => [ingredient, milli]));
      expect([0, 1].map((at) => ledger.filter(({ ingredient }) => ingredient === at).reduce((sum, { milli }) => sum + milli, 0))).toEqual([count * 50_000, count * 1000]);
    }
    expect(await stock.wrongSums()).toEqual([]);
  });

  it('is checked once, by a pharmacist who did not make it', async () => {
    const [own, others] = [await made('pam'), await made('tess')];
    expect((await check('theo', others))[0]).toBe(403);
    expect((await check('mona', others))[0]).toBe(403);
    expect((await check('pam', own))[1]).toMatchObject({ code: 'preparation.made-by-you' });
    expect((await check('pam', { ...others, version: 7 }))[0]).toBe(412);
    expect(await check('pam', others)).toMatchObject([200, { state: 'checked', version: 2, checkedBy: { name: 'Test pam' } }]);
    expect((await check('paul', { ...others, version: 2 }))[1]).toMatchObject({ code: 'preparation.checked' });
    expect((await check('paul', own))[0]).toBe(200);
    expect((await desk.get('ada', `preparations/${String(own['id'])}`))[1]).toMatchObject({ state: 'checked', checkedBy: { name: 'Test paul' } });
    expect((await desk.get('ada', 'preparations?state=checked&limit=1'))[1]).toMatchObject({ items: [{ state: 'checked' }], nextCursor: expect.any(String) });
  });

  it('is held by the database: the preparer checks nothing, nothing is decided twice, no formula or record is edited', async () => {
    const { id } = await made();
    const refused = (sql: string): Promise<string> => desk.pharmacy.database.uow.run(desk.pharmacy.actor, (tx) => tx.execute(sql, [id])).then(() => 'done', (error: unknown) => String((error as Error).message));
    expect(await refused(`update preparation set state = 'checked', checked_at = now(), checked_by = prepared_by where id = $1`)).toContain('preparation_checked_by_another');
    expect(await refused(`update preparation set state = 'checked', checked_at = now(), checked_by = (select id from app_user where login = 'pam') where id = $1`)).toBe('done');
    expect(await refused(`update preparation set state = 'rejected', reason = 'x' where id = $1`)).toContain('checked once');
    expect(await refused(`update preparation set beyond_use_at = now() + interval '9 days' where id = $1`)).toContain('permission denied');
    expect(await refused(`update compounding_formula set makes = '1 L' where id = (select formula_id from preparation where id = $1)`)).toContain('permission denied');
    expect(await refused('delete from preparation where id = $1')).toContain('permission denied');
  });

  it('has a label with everything that R227 asks for, and a record; what was rejected has no label', async () => {
    const preparation = await made('tess', { count: 2, taken: [of(1, codes.solution, '100'), of(2, codes.drug, '2')] });
    const open = await paper('tess', preparation['id'], 'label/content');
    expect(open.text).toContain(squeezed('checked by ____________'));
    expect((await paper('tess', preparation['id'], 'record/content')).text).toContain('NOTCHECKED');
    await check('pam', preparation);
    const { text } = await paper('tess', preparation['id'], 'label/content');
    for (const wanted of ['testsolution', '50mL', '+testdrug', '10mEq', 'Rate:50mLperhour', 'Usebefore', 'keeprefrigerated', 'Testtess', 'Testpam', `Rx${order.rxNumber}`, '2of2', String(preparation['code'])]) expect(text).toContain(wanted);
    expect(text.match(/\+testdrug/gu)).toHaveLength(2);
    expect((await paper('tess', preparation['id'], 'label/content?zpl=203')).text).toContain('^XA');
    const record = await paper('ada', preparation['id'], 'record/content?paper=a4');
    for (const wanted of ['lotSOL-1', 'lotDRUG-1', 'Mixthem.', 'USP<797>', 'Testpam']) expect(record.text).toContain(wanted);
    expect((await paper('ada', preparation['id'], 'record/content?paper=a4')).text).toBe(record.text);
    expect((await paper('nina', preparation['id'], 'label/content')).status).toBe(403);
    const spoilt = await made();
    expect((await check('pam', spoilt, { outcome: 'rejected' }))[0]).toBe(400);
    expect(await check('pam', spoilt, { outcome: 'rejected', reason: 'particles in it' })).toMatchObject([200, { state: 'rejected', reason: 'particles in it' }]);
    expect((await paper('tess', spoilt['id'], 'label/content')).status).toBe(409);
    expect((await paper('tess', spoilt['id'], 'record/content')).text).toContain('REJECTED:particlesinit');
  });

  it('of a lot that is called back is stopped before it is made and before it is checked, and the recall names it', async () => {
    const preparation = await made('tess', { taken: [of(1, codes.solution, '50'), of(2, codes.called, '1')] });
    const [status, recall] = await desk.post('pam', 'inventory/recalls', { ndc11: order.ndc11, lots: ['CALLED'], source: 'the maker' });
    expect([status, (recall['reach'] as { preparations: unknown }).preparations]).toMatchObject([200, [{ code: preparation['code'], state: 'prepared', units: '1' }]]);
    expect(rules(await make('tess', { taken: [of(1, codes.solution, '50'), of(2, codes.called, '1')] }))).toContain('/taken/1 is of a lot that is called back');
    expect(rules(await check('pam', preparation))).toContain('preparation.stopped');
    expect((await check('pam', preparation, { outcome: 'rejected', reason: 'called back' }))[0]).toBe(200);
    const sheet = await desk.api.get(`/api/v1/inventory/recalls/${String(recall['id'])}/content`, desk.token('pam'));
    expect(pageTexts(new Uint8Array(await sheet.arrayBuffer())).join('')).toContain(String(preparation['code']));
  });
});
