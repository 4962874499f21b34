import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepMeter } from './hl7-escape.js';
import { STANDARD_DELIMITERS, type Hl7Field } from './hl7-message.js';
import { headerOf } from './hl7-header.js';
import { Hl7Refusal } from './hl7-refusal.js';
import { readEr7 } from './read-er7.js';
import { readHl7News } from './read-hl7-news.js';
import { writeAck } from './hl7-ack.js';
import { writeEr7 } from './write-er7.js';

const ORDER = [
  'MSH|^~\\&|EHR|F1|RX|P1|202612010800||RDE^O11^RDE_O11|C1|P|2.5.1', 'PID|1||R1^^^F1^MR||Test^Anna||19400102|F', 'PV1|1|I|North^101^A^F1',
  'ORC|NW|P1^EHR|', 'RXE|1|00093221001^sucralfate^NDC|1||tablet|Tab|^1 TAB PO BID', 'TQ1|1|1^tablet|BID||||20261201|20261203', 'RXR|PO', '',
].join('\r');
const ADMISSION = ['MSH|^~\\&|EHR|F1|RX|P1|202612010800||ADT^A01|C2|P|2.5.1', 'EVN|A01|202612010800', 'PID|1||R1^^^F1^MR||Test^Anna', 'PV1|1|I|North^101', 'AL1|1|DA|^Penicillin||rash~hives', ''].join('\r');
const STAMP = { controlId: 'A1', at: '20261201080000' };

/** Reads it all the way; anything thrown but the named refusal fails the law. */
function readOrRefuse(text: string): void {
  try {
    const message = readEr7(text);
    writeAck(headerOf(message), STAMP);
    readHl7News(message);
  } catch (error) {
    if (!(error instanceof Hl7Refusal)) throw error;
    expect(error.message).toContain(': ');
  }
}

const noise = fc.string({ unit: fc.constantFrom('|', '^', '~', '\\', '&', '\r', '\n', '"', 'A', '0', '2', 'X', 'é', '\u{1F600}', '\0', 'MSH', 'PID', 'ORC', '.br', 'D7'), maxLength: 40 });

function steps(text: string): number {
  const meter: StepMeter = { steps: 0 };
  try {
    readEr7(text, meter);
  } catch (error) {
    if (!(error instanceof Hl7Refusal)) throw error;
  }
  return meter.steps;
}

describe('readEr7', () => {
  it('refuses by name or reads whatever a message was changed into', () => {
    fc.assert(fc.property(fc.constantFrom(ORDER, ADMISSION), fc.nat(600), fc.nat(60), noise, (text, at, length, inserted) => {
      readOrRefuse(text.slice(0, at) + inserted + text.slice(at + length));
    }));
  });

  it('refuses by name or reads any text', () => {
    fc.assert(fc.property(noise, (text) => { readOrRefuse(text); readOrRefuse(`MSH|^~\\&|${text}`); }));
  });

  it('reads what was written', () => {
    const word = fc.string({ unit: fc.constantFrom('|', '^', '~', '\\', '&', '\r', '\n', 'a', 'é', ' ', '.br', 'X0D'), maxLength: 8 });
    const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: 1, maxLength: 3 });
    const nonEmpty = some(some(some(word))).filter((field) => field.flat(2).some((text) => text !== ''));
    fc.assert(fc.property(some(nonEmpty), (fields) => {
      const text = writeEr7([{ id: 'MSH', fields: [] }, { id: 'ZZ1', fields: fields as readonly Hl7Field[] }]);
      expect(readEr7(text)).toMatchObject({ delimiters: STANDARD_DELIMITERS, segments: [{ id: 'MSH' }, { id: 'ZZ1', line: 2, fields }] });
    }));
  });

  it.each([
    ['repetitions', '~'], ['components', '^'], ['subcomponents', '&'], ['fields', '|'], ['escapes', '\\X41\\'], ['lone escapes', '\\'], ['segments', '\rNTE|1'], ['empty lines', '\r'],
  ])('costs ten times as much for ten times as many %s, at most twelve', (_name, part) => {
    for (const many of [10, 100, 1000, 10_000]) expect(steps(`${ADMISSION}NTE|${part.repeat(many * 10)}`)).toBeLessThanOrEqual(12 * steps(`${ADMISSION}NTE|${part.repeat(many)}`));
  });

  it('refuses a million repetitions, components in hundred thousands and two megabytes', () => {
    expect(() => readEr7(`${ADMISSION}NTE|${'~'.repeat(1_000_000)}`)).toThrow('NTE-1: holds more than 1000 repetitions');
    expect(() => readEr7(`${ADMISSION}NTE|${'^'.repeat(100_000)}`)).toThrow('NTE-1: holds more than 200 components');
    expect(() => readEr7(`${ADMISSION}NTE|${'x'.repeat(2_000_000)}`)).toThrow('MSH: the message is longer than 1048576 characters');
  });
});
