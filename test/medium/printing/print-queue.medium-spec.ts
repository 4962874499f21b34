import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PrinterRepository, QueueFonts } from '@cyclefill/features/printing';
import { z } from 'zod';
import { pageTexts } from '../../../libs/pdf/src/read-back.builder.js';
import { withClient } from '../../support/database.js';
import { LabelPrinter } from '../../support/label-printer.js';
import { PagePrinter } from '../../support/page-printer.js';
import { type PrintShop, printShop } from '../../support/print-shop.js';

jest.setTimeout(180_000);

const AuditRow = z.object({ action: z.string() });
const CodeRow = z.object({ code: z.string() });
const WAIT = { giveUpAfterMinutes: 60 };

describe('the queue of a printer', () => {
  let shop: PrintShop;
  let labels: LabelPrinter;
  let pages: PagePrinter;
  let packs: readonly string[];
  let count = 0;
  const key = (): string => `print-key-${(count += 1)}`;
  const actor = (): PrintShop['pharmacy']['actor'] => shop.pharmacy.actor;
  const send = (packCode: string, printer = 'bench-1', changes: object = {}): Promise<string> => shop.queue.execute(actor(), key(), { documentId: shop.labels.id, packCode, printer, ...WAIT, ...changes });
  const again = (id: string, printer?: string): Promise<string> => shop.again.execute(actor(), key(), id, { reason: 'smudged', printer, ...WAIT });
  const version = async (id: string): Promise<{ id: string; version: number }> => ({ id, version: (await shop.job(id)).version });
  const states = (ids: readonly string[]): Promise<string[]> => Promise.all(ids.map(async (id) => (await shop.job(id)).state));
  const actions = async (id: string): Promise<string[]> => (await shop.pharmacy.database.uow.run(actor(), (tx) => tx.query(AuditRow, 'select action from audit_event where subject_id = $1 order by at, id', [id]))).map(({ action }) => action);
  const codeOf = (format: string): string => /\^BXN[^^]*\^FH_\^FD([^^]+)\^FS/u.exec(format)?.[1] ?? '';
  /** A pack whose labels were never printed. */
  const fresh = (): string => {
    const [first, ...rest] = packs;
    packs = rest;
    return first ?? '';
  };

  beforeAll(async () => {
    shop = await printShop();
    packs = (await shop.pharmacy.database.uow.run(actor(), (tx) => tx.query(CodeRow, `
      select p.code from pack p where p.batch_id = $1 and p.is_current and p.pack_type like 'card%' order by p.code`, [shop.labels.batch_id]))).map(({ code }) => code);
    expect(packs.length).toBeGreaterThan(20);
  });
  afterAll(async () => shop.close());
  beforeEach(async () => {
    [labels, pages] = [await LabelPrinter.start(), await PagePrinter.start()];
    await shop.printers.execute(actor(), key(), { name: 'bench-1', kind: 'zpl-203', address: labels.address, station: 'bench-1' });
    await shop.printers.execute(actor(), key(), { name: 'office', kind: 'pdf', address: pages.address, station: 'office' });
  });
  afterEach(async () => {
    await labels.switchOff();
    await pages.stop();
    // Nothing of one test waits in the next.
    const open = await shop.pharmacy.database.uow.run(actor(), (tx) => tx.query(z.object({ id: z.uuid() }), `select id from print_job where state in ('queued', 'waiting', 'stalled', 'unknown') order by place desc`));
    for (const { id } of open) await shop.people.cancel(actor(), await version(id));
    await shop.turn();
  });

  it('prints in the order of asking, each label once, with what is on paper', async () => {
    const codes = [fresh(), fresh(), fresh()];
    const ids = [];
    for (const code of codes) ids.push(await send(code));
    expect(await states(ids)).toEqual(['queued', 'queued', 'queued']);
    await shop.turn();
    expect(await states(ids)).toEqual(['printed', 'printed', 'printed']);
    expect(labels.printed.map(codeOf)).toEqual(codes);
    expect(labels.printed.some((format) => format.includes('REPRINT'))).toBe(false);
    expect(await actions(ids[0] ?? '')).toEqual(['print-job.send', 'print-job.settle']);
  });

  it('out of paper: nothing has left, the reason is told, all behind it wait; with paper they go on in their order', async () => {
    labels.sheets = 0;
    const [first, second] = [await send(fresh()), await send(fresh())];
    await shop.turn();
    expect(await shop.job(first)).toMatchObject({ state: 'waiting', waitsFor: ['paper_out'], sentAt: null, sentences: ['It is out of paper or labels: put some in.'] });
    expect([await states([second]), labels.bytes]).toEqual([['queued'], 0]);
    const listed = (await shop.pharmacy.database.uow.run(actor(), (tx) => tx.get(PrinterRepository).list())).find(({ name }) => name === 'bench-1');
    expect(listed).toMatchObject({ waiting: 2, waitsFor: ['paper_out'], unknown: false });
    labels.sheets = 10;
    await shop.turn();
    expect(await states([first, second])).toEqual(['printed', 'printed']);
  });

  it('a printer that is off keeps its own bench waiting and no other', async () => {
    await labels.switchOff();
    const [label, page] = [await send(fresh()), await shop.queue.execute(actor(), key(), { documentId: shop.mar.id, packCode: '', station: 'office', ...WAIT })];
    await shop.turn();
    expect([await shop.job(label), await shop.job(page)]).toMatchObject([{ state: 'waiting', waitsFor: ['off'] }, { state: 'printed' }]);
    expect(pages.jobs[0]?.document.subarray(0, 5).toString()).toBe('%PDF-');
    await labels.switchOn();
    await shop.turn();
    expect(await states([label])).toEqual(['printed']);
  });

  it('what may have left is never sent again: it stops the queue until somebody has looked', async () => {
    labels.cutAfter = 200;
    const [first, second] = [await send(fresh()), await send(fresh())];
    await shop.turn();
    expect(await shop.job(first)).toMatchObject({ state: 'unknown', errorCode: 'connection_lost', sentences: [expect.stringContaining('look at the printer')] });
    labels.cutAfter = Infinity;
    const bytes = labels.bytes;
    await shop.turn();
    expect([await states([first, second]), labels.bytes]).toEqual([['unknown', 'queued'], bytes]);
    await expect(shop.people.confirm(actor(), { id: first, version: 99 })).rejects.toThrow('row.stale');
    await shop.people.confirm(actor(), await version(first));
    await shop.turn();
    expect(await states([first, second])).toEqual(['printed', 'printed']);
    expect(await actions(first)).toEqual(['print-job.send', 'print-job.settle', 'print-job.confirm']);
  });

  it('a reprint of what is unknown takes its place, and says REPRINT 1 and why', async () => {
    labels.cutAfter = 200;
    const [one, two] = [fresh(), fresh()];
    const [first, second] = [await send(one), await send(two)];
    await shop.turn();
    [labels.cutAfter, labels.printed.length] = [Infinity, 0];
    const reprint = await again(first);
    expect(await shop.job(reprint)).toMatchObject({ reprint: 1, reason: 'smudged', reprintOf: first });
    await shop.turn();
    expect(await states([first, reprint, second])).toEqual(['reprinted', 'printed', 'printed']);
    expect(labels.printed.map(codeOf)).toEqual([one, two]);
    expect(labels.printed.map((format) => format.includes('^FDREPRINT^FS'))).toEqual([true, false]);
  });

  it('a document is printed once; again only with a reason, counted, on labels as on pages', async () => {
    const code = fresh();
    const first = await send(code);
    await expect(send(code)).rejects.toThrow('print-job.printed-before');
    await expect(again(first)).rejects.toThrow('print-job.under-way');
    await shop.turn();
    await expect(send(code)).rejects.toThrow('print-job.printed-before');
    const second = await again(first);
    await shop.turn();
    const third = await again(second, 'office');
    await shop.turn();
    expect(await Promise.all([second, third].map((id) => shop.job(id)))).toMatchObject([{ reprint: 1, state: 'printed', documentId: shop.labels.id }, { reprint: 2, state: 'printed', printer: 'office' }]);
    expect(labels.printed.at(-1)).toContain('^FD1^FS');
    expect(await actions(third)).toEqual(['print-job.reprint', 'print-job.settle']);
  });

  it('of a whole document one pack may be printed again alone; what is unknown is decided as a whole first', async () => {
    const whole = await shop.pharmacy.database.uow.run(actor(), (tx) => tx.query(z.object({ id: z.uuid() }), `select id from document where kind = 'card'`));
    const [documentId, code] = [whole[0]?.id ?? '', fresh()];
    const narrow = (id: string, packCode: string): Promise<string> => shop.again.execute(actor(), key(), id, { reason: 'torn', packCode, ...WAIT });
    const first = await shop.queue.execute(actor(), key(), { documentId, packCode: '', printer: 'office', ...WAIT });
    pages.cutsAfterTaking = true;
    await shop.turn();
    pages.cutsAfterTaking = false;
    expect(await states([first])).toEqual(['unknown']);
    await expect(narrow(first, code)).rejects.toThrow('print-job.under-way');
    await shop.people.confirm(actor(), await version(first));
    const part = await narrow(first, code);
    await shop.turn();
    expect(await shop.job(part)).toMatchObject({ state: 'printed', packCode: code, reprint: 1 });
    expect(pageTexts(pages.jobs.at(-1)?.document ?? Buffer.of())).toEqual([expect.stringMatching(new RegExp(`REPRINT1.*${code}|${code}.*REPRINT1`, 'su'))]);
    await expect(narrow(part, fresh())).rejects.toThrow('pack.not-found');
  });

  it('fonts go through the queue into the memory of a label printer, and to no printer of pages', async () => {
    const fonts = (printer: string): Promise<string> => new QueueFonts(shop.pharmacy.database.uow).execute(actor(), key(), printer);
    const [id, label] = [await fonts('bench-1'), await send(fresh())];
    await shop.turn();
    expect([await states([id, label]), [...labels.fonts.keys()], Math.min(...labels.fonts.values()) > 100_000]).toEqual([['printed', 'printed'], ['E:CFPLEXR', 'E:CFPLEXS', 'E:CFPLEXB'], true]);
    await expect(fonts('office')).rejects.toThrow('printer.cannot-print');
    await expect(again(id)).rejects.toThrow('print-job.state-forbids');
  });

  it('the same key is the same print; the same key for something else is refused', async () => {
    const [code, named] = [fresh(), key()];
    const ask = { documentId: shop.labels.id, packCode: code, printer: 'bench-1', ...WAIT };
    const first = await shop.queue.execute(actor(), named, ask);
    expect(await shop.queue.execute(actor(), named, ask)).toBe(first);
    await expect(shop.queue.execute(actor(), named, { ...ask, packCode: fresh() })).rejects.toThrow('request.key-reused');
    await Promise.all([shop.turn(), shop.turn()]);
    expect(labels.printed.map(codeOf)).toEqual([code]);
  });

  it('what a worker began that is no more is not sent by the next: a person is asked', async () => {
    const id = await send(fresh());
    const lease = await shop.lease();
    await shop.pharmacy.database.uow.run(actor(), (tx) => tx.execute(`update print_job set state = 'sending', sent_at = now() where id = $1`, [id]));
    if (lease !== null) await shop.processor.run(lease);
    expect(await shop.job(id)).toMatchObject({ state: 'unknown', errorCode: 'interrupted' });
    expect(labels.bytes).toBe(0);
  });

  it('cancelled before it left it is never sent, and may be sent anew as a first print; too late it is refused', async () => {
    labels.isPaused = true;
    const code = fresh();
    const id = await send(code);
    await shop.turn();
    await shop.people.cancel(actor(), await version(id));
    labels.isPaused = false;
    await shop.turn();
    expect([await states([id]), labels.bytes]).toEqual([['cancelled'], 0]);
    await expect(again(id)).rejects.toThrow('print-job.not-printed');
    const anew = await send(code);
    await shop.turn();
    expect(await shop.job(anew)).toMatchObject({ state: 'printed', reprint: 0 });
    await expect(shop.people.cancel(actor(), await version(anew))).rejects.toThrow('print-job.state-forbids');
    await expect(shop.pharmacy.database.uow.run(actor(), (tx) => tx.execute(`update print_job set state = 'queued' where id = $1`, [anew]))).rejects.toThrow('stays as it is');
  });

  it('paper that ends half way: the printer has all, nothing is sent again, and who put paper in confirms', async () => {
    labels.sheets = 0;
    labels.speed = 0;
    const id = await send(fresh());
    labels.sheets = 1;
    await shop.turn();
    expect(await shop.job(id)).toMatchObject({ state: 'stalled', waitsFor: ['busy'] });
    labels.sheets = 0;
    await shop.turn();
    expect(await shop.job(id)).toMatchObject({ state: 'stalled', waitsFor: ['paper_out'] });
    [labels.sheets, labels.speed] = [5, 1];
    await shop.turn();
    await shop.turn();
    expect([await states([id]), labels.printed.length]).toEqual([['unknown'], 1]);
    await expect(shop.pharmacy.database.uow.run(actor(), (tx) => tx.execute(`update print_job set state = 'sending' where id = $1`, [id]))).rejects.toThrow('forward only');
    await shop.people.confirm(actor(), await version(id));
    expect(await states([id])).toEqual(['printed']);
  });

  it('pages: what the printer refuses has failed and may be sent again as a first print; what it has is asked after', async () => {
    const cards = await shop.pharmacy.database.uow.run(actor(), (tx) => tx.query(z.object({ id: z.uuid() }), `select id from document where kind = 'pick'`));
    const ask = { documentId: cards[0]?.id ?? '', packCode: '', printer: 'office', ...WAIT };
    pages.refusal = 0x040a;
    const first = await shop.queue.execute(actor(), key(), ask);
    await shop.turn();
    expect(await shop.job(first)).toMatchObject({ state: 'failed', errorCode: 'ipp_040a', sentAt: null });
    pages.refusal = null;
    const second = await shop.queue.execute(actor(), key(), ask);
    await shop.turn();
    expect([await states([second]), pages.jobs[0]?.name]).toEqual([['printed'], second]);
  });

  it('not ready in time: it has failed, and nothing of it is sent any more', async () => {
    labels.isOpen = true;
    const id = await send(fresh());
    await shop.turn();
    expect(await shop.job(id)).toMatchObject({ state: 'waiting', waitsFor: ['head_open'] });
    await withClient(shop.pharmacy.database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [actor().tenantId]);
      await client.query(`update print_job set give_up_at = now() - interval '1 minute' where id = $1`, [id]);
    });
    labels.isOpen = false;
    await shop.turn();
    expect(await shop.job(id)).toMatchObject({ state: 'failed', errorCode: 'not_ready_in_time', sentAt: null });
    expect(labels.bytes).toBe(0);
  });

  it('refuses what cannot be printed there, what is not there, and an address that no printer has', async () => {
    await expect(shop.queue.execute(actor(), key(), { documentId: shop.mar.id, packCode: '', printer: 'bench-1', ...WAIT })).rejects.toThrow('printer.cannot-print');
    await expect(send(fresh(), 'nowhere')).rejects.toThrow('printer.not-found');
    await expect(send('P-0', 'bench-1', { documentId: actor().tenantId })).rejects.toThrow('document.not-found');
    const set = (kind: 'pdf' | 'zpl-203', address: string | null): Promise<unknown> => (async () => shop.printers.execute(actor(), key(), { name: 'odd', kind, address, station: '' }))();
    await expect(set('zpl-203', 'raw://169.254.169.254')).rejects.toThrow('no network that printers may be in');
    await expect(set('zpl-203', 'raw://8.8.8.8')).rejects.toThrow('no network that printers may be in');
    await expect(set('pdf', labels.address)).rejects.toThrow('begins with ipp://');
    await expect(set('pdf', 'http://127.0.0.1/')).rejects.toThrow('neither raw://');
    const unknown = await send('NO-SUCH-PACK');
    await shop.turn();
    expect(await shop.job(unknown)).toMatchObject({ state: 'failed', errorCode: 'pack.not-found' });
  });

  it('a printer that is taken away keeps what waits, and one set up anew prints it', async () => {
    labels.isPaused = true;
    const id = await send(fresh());
    await shop.turn();
    await shop.printers.execute(actor(), key(), { name: 'bench-1', kind: 'zpl-203', address: null, station: '' });
    await shop.turn();
    expect(await shop.job(id)).toMatchObject({ state: 'waiting', waitsFor: ['not_set_up'] });
    const other = await LabelPrinter.start();
    await shop.printers.execute(actor(), key(), { name: 'bench-1', kind: 'zpl-300', address: other.address, station: 'bench-1' });
    await shop.turn();
    expect([await states([id]), other.printed.length]).toEqual([['printed'], 1]);
    await other.switchOff();
  });
});
