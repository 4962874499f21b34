import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LinkTimes, type PrintOutcome, PrinterLinks, PrinterNetworks } from '@cyclefill/features/printing';
import { SystemClock } from '@cyclefill/platform/clock';
import { LabelPrinter } from '../../support/label-printer.js';
import { PagePrinter } from '../../support/page-printer.js';

const TIMES: LinkTimes = { connectMs: 2000, answerMs: 400, takeMs: 2000, pollMs: 5, followMs: 300 };
const links = new PrinterLinks(new PrinterNetworks('127.0.0.0/8'), new SystemClock(), TIMES);
const label = (words: string): string => `^XA\n^FO10,10^FD${words}^FS\n^PQ1\n^XZ\n`;
const LABELS = new TextEncoder().encode(['one', 'two', 'three'].map(label).join(''));

describe('a label printer on a raw port', () => {
  let printer: LabelPrinter;
  const probe = (): Promise<readonly string[]> => links.open(printer.address, 'zpl-203')?.probe() ?? Promise.reject(new Error('no link'));
  const send = (bytes: Uint8Array = LABELS): Promise<PrintOutcome> => links.open(printer.address, 'zpl-203')?.send(bytes, 'job') ?? Promise.reject(new Error('no link'));
  const follow = (): Promise<PrintOutcome> => links.open(printer.address, 'zpl-203')?.follow(null) ?? Promise.reject(new Error('no link'));
  beforeEach(async () => {
    printer = await LabelPrinter.start();
  });
  afterEach(async () => printer.switchOff());

  it('prints each label once, and is done only when the last has come out', async () => {
    printer.speed = 1;
    expect([await probe(), await send()]).toEqual([[], { kind: 'printed' }]);
    expect(printer.printed.map((format) => /\^FD(\w+)/u.exec(format)?.[1])).toEqual(['one', 'two', 'three']);
  });

  it.each([
    ['paper_out', (one: LabelPrinter) => { one.sheets = 0; }], ['head_open', (one: LabelPrinter) => { one.isOpen = true; }], ['paused', (one: LabelPrinter) => { one.isPaused = true; }],
    ['silent', (one: LabelPrinter) => { one.isSilent = true; }],
  ] as const)('%s before the first byte: nothing is sent', async (reason, lacking) => {
    lacking(printer);
    expect([await probe(), await send()]).toEqual([[reason], { kind: 'not-taken', reasons: [reason] }]);
    expect([printer.bytes, printer.printed]).toEqual([0, []]);
  });

  it('that is off takes nothing; one whose address is not allowed is not even asked', async () => {
    await printer.switchOff();
    expect([await probe(), await send()]).toEqual([['off'], { kind: 'not-taken', reasons: ['off'] }]);
    await printer.switchOn();
    const elsewhere = new PrinterLinks(new PrinterNetworks('10.0.0.0/8'), new SystemClock(), TIMES).open(printer.address, 'zpl-203');
    expect([await elsewhere?.probe(), await elsewhere?.send(LABELS, 'job'), printer.connections]).toEqual([['address_forbidden'], { kind: 'not-taken', reasons: ['address_forbidden'] }, 0]);
  });

  it('out of paper half way: it has all, waits for paper, and goes on by itself; then somebody looks', async () => {
    printer.sheets = 1;
    expect(await send()).toEqual({ kind: 'stalled', reasons: ['paper_out'] });
    expect(await follow()).toEqual({ kind: 'stalled', reasons: ['paper_out'] });
    printer.sheets = 10;
    printer.speed = 1;
    expect(await follow()).toEqual({ kind: 'stalled', reasons: ['busy'] });
    expect(await follow()).toEqual({ kind: 'unknown', errorCode: 'went_on' });
    expect(printer.printed).toHaveLength(3);
  });

  it('that cuts the connection in the middle: nobody knows what came of it', async () => {
    printer.cutAfter = 60;
    const many = new TextEncoder().encode(Array.from({ length: 4000 }, (_, index) => label(`label${index}`)).join(''));
    expect(await send(many)).toEqual({ kind: 'unknown', errorCode: 'connection_lost' });
  });

  it('that falls silent when it has all: nobody knows what came of it', async () => {
    const sent = send();
    const watch = setInterval(() => { printer.isSilent = printer.bytes > 0; }, 1);
    printer.speed = 0;
    const outcome = await sent;
    clearInterval(watch);
    expect(outcome).toEqual({ kind: 'unknown', errorCode: 'silent' });
  });

  it('that does not get on is asked again later', async () => {
    printer.speed = 0;
    expect(await send()).toEqual({ kind: 'stalled', reasons: ['busy'] });
  });
});

describe('a printer of pages', () => {
  let printer: PagePrinter;
  const link = (): NonNullable<ReturnType<PrinterLinks['open']>> => {
    const opened = links.open(printer.address, 'pdf');
    if (opened === null) throw new Error('no link');
    return opened;
  };
  const PAGES = Buffer.from('%PDF-1.7 pages');
  beforeEach(async () => {
    printer = await PagePrinter.start();
  });
  afterEach(async () => printer.stop());

  it.each([[null], [0x0101]])('takes a job whole under its own number and says when it is done (version %s)', async (version) => {
    printer.version = version;
    const one = link();
    expect([await one.probe(), await one.send(PAGES, 'an-id')]).toEqual([[], { kind: 'taken', remoteJob: 1 }]);
    expect(printer.jobs).toMatchObject([{ name: 'an-id', format: 'application/pdf' }]);
    expect(printer.jobs[0]?.document.equals(PAGES)).toBe(true);
    expect(await one.follow(1)).toEqual({ kind: 'printed' });
  });

  it('out of paper is not sent anything; when it lacks paper later it waits and goes on', async () => {
    printer.lacks = 'media-empty-error';
    expect([await link().probe(), await link().send(PAGES, 'id'), printer.jobs]).toEqual([['paper_out'], { kind: 'not-taken', reasons: ['paper_out'] }, []]);
    printer.lacks = null;
    expect(await link().send(PAGES, 'id')).toEqual({ kind: 'taken', remoteJob: 1 });
    printer.lacks = 'cover-open';
    expect(await link().follow(1)).toEqual({ kind: 'stalled', reasons: ['head_open', 'stopped'] });
    printer.lacks = null;
    expect(await link().follow(1)).toEqual({ kind: 'printed' });
  });

  it('that is busy takes it later; that cannot print such a thing refuses it; that gave it up unprinted has refused it too', async () => {
    printer.refusal = 0x0507;
    expect(await link().send(PAGES, 'id')).toEqual({ kind: 'not-taken', reasons: ['not_accepting'] });
    printer.refusal = 0x040a;
    expect(await link().send(PAGES, 'id')).toEqual({ kind: 'refused', errorCode: 'ipp_040a' });
    printer.refusal = null;
    printer.finishes = false;
    await link().send(PAGES, 'id');
    expect(await link().follow(1)).toEqual({ kind: 'refused', errorCode: 'given_up_by_printer' });
  });

  it('that breaks off after it had the job, or forgets it: nobody knows what came of it', async () => {
    printer.cutsAfterTaking = true;
    expect(await link().send(PAGES, 'id')).toEqual({ kind: 'unknown', errorCode: 'connection_lost' });
    expect(printer.jobs).toHaveLength(1);
    expect(await link().follow(7)).toEqual({ kind: 'unknown', errorCode: 'job_forgotten' });
  });

  it('behind a web server that lets nothing through takes nothing', async () => {
    printer.httpStatus = 404;
    expect([await link().probe(), await link().send(PAGES, 'id')]).toEqual([['not_accepting'], { kind: 'not-taken', reasons: ['not_accepting'] }]);
  });

  it('that is off cannot be reached; what it has stays with it', async () => {
    await printer.stop();
    const one = links.open('ipp://127.0.0.1:9/ipp/print', 'pdf');
    expect([await one?.probe(), await one?.send(PAGES, 'id'), await one?.follow(1)]).toEqual([['off'], { kind: 'not-taken', reasons: ['off'] }, { kind: 'stalled', reasons: ['off'] }]);
    printer = await PagePrinter.start();
  });
});

describe('networks of printers', () => {
  const networks = new PrinterNetworks('10.0.0.0/8, 192.168.7.0/24, fc00::/7, 127.0.0.0/8');
  it.each(['10.1.2.3', '192.168.7.9', 'fd12::1', '127.0.0.1', '::ffff:10.0.0.1'])('%s may be a printer', (address) => expect(networks.allows(address)).toBe(true));
  it.each(['8.8.8.8', '192.168.8.1', '169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', 'fd00:ec2::254', '100.100.100.200', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::', '::1', 'printer'])('%s may not', (address) => expect(networks.allows(address)).toBe(false));

  it('never holds link-local or metadata addresses, whatever is allowed', () => {
    const all = new PrinterNetworks('0.0.0.0/0,::/0');
    expect(['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '100.100.100.200', '0.1.2.3', '239.1.1.1', '::ffff:169.254.1.1'].map((address) => all.allows(address))).toEqual(Array.from({ length: 7 }, () => false));
    expect(all.allows('8.8.8.8')).toBe(true);
  });

  it('a name leads to its address when that is allowed, and nowhere when it is not', async () => {
    expect(await networks.resolve('127.0.0.1')).toBe('127.0.0.1');
    await expect(new PrinterNetworks('10.0.0.0/8').resolve('localhost')).rejects.toMatchObject({ name: 'PrinterForbidden' });
    await expect(networks.resolve('no-such-printer.invalid')).rejects.toMatchObject({ name: 'PrinterAway' });
  });
});
