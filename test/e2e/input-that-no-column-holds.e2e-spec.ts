import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { type DeskOrder, orderDesk, prescriptionOf } from '../support/order-desk.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

describe('input that fits its schema and no column', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let order: DeskOrder;
  let [token, npi, facility] = ['', '', ''];
  let keys = 0;
  const key = (): Record<string, string> => ({ 'Idempotency-Key': `none-${String(keys += 1).padStart(6, '0')}` });
  const problems = async (path: string, body: unknown, headers: Record<string, string> = key()): Promise<unknown> => {
    const response = await api.post(`/api/v1/${path}`, token, body, headers);
    const { errors } = (await response.json()) as { errors?: readonly { pointer: string }[] };
    return [response.status, errors?.map(({ pointer }) => pointer)];
  };
  const command = (name: string, body: object): Promise<unknown> => problems(`orders/${order.order_id}/${name}`, body, { 'If-Match': `"${order.version}"` });
  const opening = (changes: object): Promise<unknown> =>
    problems('orders', { rxNumber: 'NONE-1', reason: 'new', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id, ...changes } });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 24, seed: 11 });
    api = await runningApi(pharmacy.database);
    await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: 'pharmacist', displayName: 'Test Person', role: 'pharmacist', scopes: [] });
    token = (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login: 'pharmacist' })).token;
    const desk = orderDesk(pharmacy);
    const [first] = await desk.plainOrders();
    const [ids] = await desk.read(z.object({ npi: z.string(), facility: z.string() }), 'select (select npi from prescriber where active order by npi limit 1) as npi, (select id from facility limit 1) as facility');
    if (first === undefined || ids === undefined) throw new Error('the sample has no plain order');
    [order, npi, facility] = [first, ids.npi, ids.facility];
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('a character that text cannot hold is named by its place', async () => {
    expect(await command('hold', { from: '2026-12-08T00:00', reason: 'a\u0000b' })).toEqual([400, ['/reason']]);
    expect(await opening({ indication: 'half a letter \uD800' })).toEqual([400, ['/content/indication']]);
    expect(await problems('refill-requests', { via: 'message', rxNumber: '1\u0000' })).toEqual([400, ['/rxNumber']]);
    expect((await api.get('/api/v1/facilities/F%00/run-out', token)).status).toBe(400);
  });

  it('a day before or after all calendars of the pharmacy is none', async () => {
    expect(await command('hold', { from: '0000-01-01T00:00', reason: 'x' })).toEqual([400, ['/from']]);
    expect(await problems(`residents/${order.resident_id}/census-events/preview`, { event: 'leave', at: '9999-12-31T00:00' })).toEqual([400, ['/at']]);
    expect(await problems(`facilities/${facility}/med-passes/preview`, { effectiveFrom: '0000-12-01', rows: [{ code: 'QD', times: ['0800'] }] })).toEqual([400, ['/effectiveFrom']]);
  });

  it('a prescription whose refills authorise more than any can is too large', async () => {
    expect(await opening({ quantity: '900000', refills: 99 })).toEqual([400, ['/content/quantity']]);
  });

  it('an end before an order begins is no end of it', async () => {
    const later = await orderDesk(pharmacy).open({ rxNumber: 'NONE-2', reason: 'new', source: 'written', content: { ...prescriptionOf(order, npi), residentId: order.resident_id } });
    expect(await problems(`orders/${later.orderId}/change`, { at: '2026-12-01T00:00', to: '2026-12-05T00:00', reason: 'x' }, { 'If-Match': '"1"' })).toEqual([400, ['/to']]);
  });
});
