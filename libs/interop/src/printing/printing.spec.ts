import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readHostStatus } from './host-status.js';
import { BadIppMessage, type IppMessage, readIpp, writeIpp } from './ipp-message.js';
import { ippReasons } from './ipp-reasons.js';
import { IPP_OPERATION, ippRequest, ippValue, ippValues } from './ipp-request.js';
import { printerAddressText, readPrinterAddress } from './printer-address.js';
import { PRINTER_REASONS, printerSentence } from './printer-reason.js';

/** An answer to `~HS` of a printer that is ready, changed at some fields. */
function hostStatus(first: Readonly<Record<number, number | string>> = {}, second: Readonly<Record<number, number | string>> = {}): string {
  const put = (fields: readonly string[], changes: Readonly<Record<number, number | string>>): string => fields.map((field, index) => changes[index] ?? field).join(',');
  return `\u0002${put(['030', '0', '0', '1245', '000', '0', '0', '0', '000', '0', '0', '0'], first)}\u0003\r\n\u0002${put(['000', '0', '0', '0', '0', '2', '4', '0', '00000000', '1', '000'], second)}\u0003\r\n\u00021234,0\u0003\r\n`;
}

describe('host status of a label printer', () => {
  it('is ready without a flag, and counts what it has not printed', () => {
    expect(readHostStatus(hostStatus())).toEqual({ reasons: [], pending: 0, isPartial: false });
    expect(readHostStatus(hostStatus({ 4: '003', 7: 1 }, { 8: '00000012' }))).toEqual({ reasons: [], pending: 15, isPartial: true });
  });

  it.each([[{ 1: 1 }, {}, 'paper_out'], [{ 2: 1 }, {}, 'paused'], [{ 5: 1 }, {}, 'buffer_full'], [{ 11: 1 }, {}, 'too_hot'], [{}, { 2: 1 }, 'head_open'], [{}, { 3: 1, 4: 1 }, 'ribbon_out'], [{}, { 7: 1 }, 'label_waiting']] as const)('names what keeps it from printing: %j %j', (first, second, reason) => {
    expect(readHostStatus(hostStatus(first, second))?.reasons).toEqual([reason]);
  });

  it('a printer without a ribbon lacks none; what is to be put right first comes first', () => {
    expect(readHostStatus(hostStatus({}, { 3: 1, 4: 0 }))?.reasons).toEqual([]);
    expect(readHostStatus(hostStatus({ 1: 1, 2: 1 }, { 2: 1 }))?.reasons).toEqual(['head_open', 'paper_out', 'paused']);
  });

  it('waits for the whole answer, and refuses what is none', () => {
    const whole = hostStatus();
    for (let end = 0; end < whole.lastIndexOf('\u0003'); end += 1) expect(readHostStatus(whole.slice(0, end))).toBeNull();
    expect(() => readHostStatus('\u0002a\u0003\u0002b\u0003\u0002c\u0003')).toThrow('no host status');
    expect(() => readHostStatus(hostStatus({ 4: '-1' }))).toThrow('no host status');
  });
});

describe('address of a printer', () => {
  it.each([
    ['raw://10.0.0.7', 'raw://10.0.0.7:9100'], ['RAW://Labels.lan:6101', 'raw://labels.lan:6101'], ['ipp://printer.lan/ipp/print', 'ipp://printer.lan:631/ipp/print'], ['raw://[fd00::7]:9100', 'raw://[fd00::7]:9100'],
  ])('%s is %s', (text, kept) => {
    const address = readPrinterAddress(text);
    expect(address && printerAddressText(address)).toBe(kept);
  });

  it.each([
    '', 'http://10.0.0.7', 'raw://', 'raw://10.0.0.7/path', 'ipp://printer.lan', 'ipp://printer.lan/../x', 'raw://user@10.0.0.7', 'raw://10.0.0.7:0', 'raw://10.0.0.7:65536', 'raw://2130706433', 'raw://0x7f000001',
    'raw://010.0.0.7', 'raw://10.0.0', 'raw://10.0.0.7.', 'raw://10.0.0.7:9100\r\n', 'ipp://printer.lan/a?b=c', 'raw://printer lan',
  ])('%j is none', (text) => expect(readPrinterAddress(text)).toBeNull());
});

describe('messages of the Internet Printing Protocol', () => {
  const value = fc.oneof(
    fc.record({ tag: fc.constantFrom(0x21, 0x23), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
    fc.record({ tag: fc.constant(0x22), value: fc.boolean() }), fc.record({ tag: fc.constantFrom(0x41, 0x42, 0x44, 0x45, 0x49), value: fc.string({ unit: 'grapheme', maxLength: 40 }) }),
    fc.record({ tag: fc.constantFrom(0x10, 0x12, 0x13), value: fc.constant(null) }),
  );
  const attribute = fc.record({ name: fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), minLength: 1, maxLength: 20 }), values: fc.array(value, { minLength: 1, maxLength: 4 }) });
  const message: fc.Arbitrary<IppMessage> = fc.record({
    version: fc.constantFrom(0x0101, 0x0200), code: fc.nat(0xffff), requestId: fc.nat(2 ** 31 - 1), groups: fc.array(fc.record({ tag: fc.constantFrom(1, 2, 4, 5), attributes: fc.array(attribute, { maxLength: 5 }) }), { maxLength: 4 }),
  });

  it('are read as they were written, whatever document follows', () => {
    fc.assert(fc.property(message, fc.uint8Array({ maxLength: 50 }), (sent, document) => expect(readIpp(Uint8Array.from([...writeIpp(sent), ...document]))).toEqual(sent)));
  });

  it('of any other bytes are refused, never misread beyond their end', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readIpp(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(BadIppMessage);
      }
    }));
    fc.assert(fc.property(message, (sent) => expect(() => readIpp(writeIpp(sent).slice(0, -1))).toThrow(BadIppMessage)));
  });

  it('a request begins with charset and language, then the printer', () => {
    const request = ippRequest({ operation: IPP_OPERATION.getJobAttributes, printerUri: 'ipp://p:631/ipp', jobId: 7, wanted: ['job-state'] }, 0x0200, 1);
    expect(request.groups[0]?.attributes.map(({ name }) => name)).toEqual(['attributes-charset', 'attributes-natural-language', 'printer-uri', 'job-id', 'requesting-user-name', 'requested-attributes']);
    expect([ippValue(request, 'job-id'), ippValue(request, 'printer-uri'), ippValues(request, 'none')]).toEqual([7, null, []]);
  });

  const printer = (state: number, accepting: boolean, ...reasons: readonly string[]): IppMessage => ({
    version: 0x0200, code: 0, requestId: 1, groups: [{ tag: 4, attributes: [
      { name: 'printer-state', values: [{ tag: 0x23, value: state }] }, { name: 'printer-is-accepting-jobs', values: [{ tag: 0x22, value: accepting }] }, { name: 'printer-state-reasons', values: reasons.map((word) => ({ tag: 0x44, value: word })) },
    ] }],
  });

  it.each([
    [printer(3, true, 'none'), []], [printer(4, true, 'media-empty-error'), []], [printer(3, true, 'media-low-warning', 'toner-low-report'), []], [printer(5, true, 'media-empty-error', 'cover-open'), ['head_open', 'paper_out']],
    [printer(5, true, 'none'), ['stopped']], [printer(3, false, 'none'), ['not_accepting']], [printer(5, true, 'paused'), ['paused']],
  ] as const)('what keeps a printer from printing is read from its words', (answer, reasons) => expect(ippReasons(answer)).toEqual(reasons));
});

describe('reasons', () => {
  it.each(PRINTER_REASONS)('%s has a sentence', (reason) => expect(printerSentence(reason)).toMatch(/^[A-Z].*\.$/u));
});
