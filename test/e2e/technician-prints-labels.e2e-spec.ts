import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { LabelPrinter } from '../support/label-printer.js';
import { type PrintShop, printShop } from '../support/print-shop.js';
import { type RunningApi, runningApi } from '../support/running-api.js';

jest.setTimeout(180_000);

const NOBODY = '019a0000-0000-7000-8000-000000000001';

describe('a technician prints labels', () => {
  let shop: PrintShop;
  let api: RunningApi;
  let printer: LabelPrinter;
  let [technician, manager, machine, auditor] = ['', '', '', ''];
  const someone = async (role: Role): Promise<string> => {
    const { uow } = shop.pharmacy.database;
    await new AddUser(uow).execute(shop.pharmacy.actor, { login: role, displayName: 'Test Person', role, scopes: [] });
    return (await new IssueToken(uow).execute(shop.pharmacy.actor, { login: role })).token;
  };
  const json = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();
  const send = (key: string, body: object, token = technician): Promise<Response> => api.post('/api/v1/print-jobs', token, body, { 'Idempotency-Key': key });
  const idOf = (body: unknown): string => (body as { readonly id: string }).id;

  beforeAll(async () => {
    shop = await printShop();
    printer = await LabelPrinter.start();
    api = await runningApi(shop.pharmacy.database, { ...process.env, PRINTER_NETWORKS: '127.0.0.0/8' });
    [technician, manager, machine, auditor] = [await someone('technician'), await someone('manager'), await someone('service'), await someone('auditor')];
  });
  afterAll(async () => {
    await api.close();
    await printer.switchOff();
    await shop.close();
  });

  it('after a manager has set the printer up; at the station, once, and again only with a reason', async () => {
    const setUp = { name: 'bench-1', kind: 'zpl-203', address: printer.address, station: 'bench-1' };
    expect((await api.post('/api/v1/printers', technician, setUp, { 'Idempotency-Key': 'set-printer-1' })).status).toBe(403);
    expect((await api.post('/api/v1/printers', manager, { ...setUp, address: 'raw://169.254.169.254' }, { 'Idempotency-Key': 'set-printer-2' })).status).toBe(400);
    expect((await api.post('/api/v1/printers', manager, setUp, { 'Idempotency-Key': 'set-printer-3' })).status).toBe(201);

    const ask = { documentId: shop.labels.id, station: 'bench-1' };
    const sent = await send('print-labels-1', ask);
    expect(sent.status).toBe(201);
    const id = idOf(await sent.json());
    expect(idOf(await json(send('print-labels-1', ask)))).toBe(id);
    expect((await send('print-labels-2', ask)).status).toBe(409);
    expect(await json(api.get('/api/v1/printers', auditor))).toMatchObject({ items: [{ name: 'bench-1', waiting: 1, current: true }] });
    await shop.turn();
    expect(await json(api.get(`/api/v1/print-jobs/${id}`, technician))).toMatchObject({ state: 'printed', reprint: 0 });
    expect(printer.printed.length).toBeGreaterThan(10);

    const reprint = `/api/v1/print-jobs/${id}/reprint`;
    expect((await api.post(reprint, technician, {}, { 'Idempotency-Key': 'print-again-1' })).status).toBe(400);
    const again = await json(api.post(reprint, technician, { reason: 'smudged' }, { 'Idempotency-Key': 'print-again-2' }));
    expect(again).toMatchObject({ reprint: 1, reason: 'smudged', reprintOf: id, documentId: shop.labels.id });
    expect(await json(api.get(`/api/v1/print-jobs?printer=bench-1&state=queued`, auditor))).toMatchObject({ items: [{ id: idOf(again) }], nextCursor: null });
    const cancel = `/api/v1/print-jobs/${idOf(again)}/cancel`;
    expect((await api.post(cancel, technician, {})).status).toBe(428);
    expect((await api.post(cancel, technician, {}, { 'If-Match': '7' })).status).toBe(412);
    expect(await json(api.post(cancel, technician, {}, { 'If-Match': '1' }))).toMatchObject({ state: 'cancelled' });
    expect((await api.post(`/api/v1/print-jobs/${id}/confirm`, technician, {}, { 'If-Match': '4' })).status).toBe(412);
  });

  it('nobody without the permission prints or looks; what is not there is not found', async () => {
    expect((await send('print-nothing-1', { documentId: NOBODY, printer: 'bench-1' })).status).toBe(404);
    expect((await send('print-nothing-2', { documentId: shop.labels.id, printer: 'bench-1', station: 'bench-1' })).status).toBe(400);
    expect((await api.get(`/api/v1/print-jobs/${NOBODY}`, technician)).status).toBe(404);
    expect([(await send('print-nothing-3', { documentId: shop.labels.id, printer: 'bench-1' }, auditor)).status, (await api.get('/api/v1/print-jobs', machine)).status]).toEqual([403, 403]);
    expect((await api.post('/api/v1/print-jobs', technician, { documentId: shop.labels.id, printer: 'bench-1' })).status).toBe(400);
  });
});
