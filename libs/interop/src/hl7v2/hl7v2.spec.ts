import { describe, expect, it } from '@jest/globals';
import { Zone, formatDay, parseClock, dayOf } from '@cyclefill/domain/kernel';
import { headerOf } from './hl7-header.js';
import { readHl7Directions } from './hl7-directions.js';
import type { OrderNews } from './hl7-event.js';
import { Hl7Refusal } from './hl7-refusal.js';
import { readEr7 } from './read-er7.js';
import { readHl7News } from './read-hl7-news.js';
import { writeAck } from './hl7-ack.js';
import { writeDispense } from './write-dispense.js';
import { writeOrderReply } from './write-order-reply.js';

const STAMP = { controlId: 'A1', at: '20261201080000' };
const PID = 'PID|1||R1^^^F1^MR||Test^Anna||19400102|F';
const CONTEXT = { zone: Zone.of('America/Chicago'), frequencies: { '2XDAY': 'BID' } };

function msh(type: string, version = '2.5.1'): string {
  return `MSH|^~\\&|EHR|F1|RX|P1|202612010800||${type}|C1|P|${version}`;
}

function order(...segments: readonly string[]): OrderNews {
  const [first] = readHl7News(readEr7([msh('RDE^O11'), PID, ...segments].join('\r'))).news;
  if (first?.kind !== 'order') throw new Error('no order');
  return first;
}

function newOrder(tq1: string): OrderNews {
  return order('ORC|NW|P1^EHR', 'RXE|1|00093221001^sucralfate^NDC|1||tablet', tq1);
}

function refusalOf(...segments: readonly string[]): Hl7Refusal {
  try {
    readHl7News(readEr7(segments.join('\r')));
  } catch (error) {
    if (error instanceof Hl7Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('readHl7News', () => {
  it('gives each pair of PID and MRG of a merge as an event', () => {
    const { news } = readHl7News(readEr7([msh('ADT^A40', '2.4'), 'EVN||202612010800', PID, 'MRG|OLD1^^^F1', 'PID|2||R2^^^F1', 'MRG|OLD2^^^F1'].join('\r')));
    expect(news).toMatchObject([{ what: 'merged', person: { ids: [{ id: 'R1' }] }, merged: [{ id: 'OLD1' }] }, { person: { ids: [{ id: 'R2' }] }, merged: [{ id: 'OLD2' }] }]);
  });

  it('reads an event at its own time, in order of when it was recorded', () => {
    const [news] = readHl7News(readEr7([msh('ADT^A03'), 'EVN||20261201101530-0600||||202612010955', PID, 'PV1|1|I|North^101^A^F1'].join('\r'))).news;
    expect(news).toMatchObject({ what: 'discharged', at: { precise: 'minute', offset: null }, recordedAt: { second: 30, offset: -360 }, location: { wing: 'North', bed: 'A' } });
  });

  it('takes an administration that was refused with its reason', () => {
    const [news] = readHl7News(readEr7([msh('RAS^O17'), PID, 'ORC|RE|P1|RX1', 'RXA|0|1|202612010800||123^drug|0||||||||||||^nausea||RE'].join('\r'))).news;
    expect(news).toMatchObject({ kind: 'administration', status: 'refused', reason: 'nausea', filler: 'RX1' });
  });

  it.each([
    ['a version of ours or not', [msh('ADT^A01', '2.2')], 203, 'MSH-12'],
    ['a type', [msh('ORU^R01')], 200, 'MSH-9'],
    ['an event', [msh('ADT^A18')], 201, 'MSH-9'],
    ['a missing segment', [msh('ADT^A01'), 'EVN||202612010800', PID], 100, 'PV1'],
    ['a missing identifier', [msh('ADT^A01'), 'EVN||202612010800', 'PID|1||', 'PV1|1|I'], 101, 'PID-3'],
    ['a day that is none', [msh('ADT^A01'), 'EVN||20261301', PID], 102, 'EVN-2'],
    ['an order control', [msh('ORM^O01'), PID, 'ORC|OP|1'], 103, 'ORC-1'],
  ] as const)('refuses %s, naming place and fix', (_name, segments, code, place) => {
    const refusal = refusalOf(...segments);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(new RegExp(`^${place}: `));
  });
});

describe('writeAck', () => {
  it('says where and why in ERR of 2.5.1, and in MSA-3 and ERR-1 before', () => {
    const refusal = new Hl7Refusal(101, { id: 'PID', segment: 3, field: 3 }, 'give an identifier');
    const header = headerOf(readEr7(msh('ADT^A01')));
    expect(writeAck(header, STAMP, refusal)).toBe('MSH|^~\\&|RX|P1|EHR|F1|20261201080000||ACK^A01^ACK|A1|P|2.5.1\rMSA|AE|C1\rERR||PID^3^3|101^Required field missing^HL70357|E||||PID-3: give an identifier\r');
    expect(writeAck({ ...header, version: '2.3' }, STAMP, refusal)).toBe('MSH|^~\\&|RX|P1|EHR|F1|20261201080000||ACK^A01|A1|P|2.3\rMSA|AE|C1|PID-3: give an identifier\rERR|PID^3^3^101&Required field missing&HL70357\r');
    expect(writeAck(header, STAMP)).toMatch(/\rMSA\|AA\|C1\r$/);
    expect(writeAck(header, STAMP, refusalOf(msh('ADT^A18')))).toMatch(/\rMSA\|AR\|C1\r/);
  });
});

describe('readHl7Directions', () => {
  it('gives a last day whole, by our codes or the partner\'s', () => {
    for (const code of ['BID', '2XDAY']) {
      const { coded, to } = readHl7Directions(newOrder(`TQ1|1|1^tablet|${code}||||20261201|20261203`), CONTEXT);
      expect(coded).toEqual({ frequencyCode: 'BID', times: [], dose: 1000, prn: false, prnReason: '' });
      expect(formatDay(dayOf(to ?? (0 as never)))).toBe('2026-12-04');
    }
  });

  it('keeps the times of a quantity-timing, and as needed with what for', () => {
    const own = order('ORC|NW|P1', 'RXE|1^Q24H&0600^D7^202612010000|X^drug|1||tablet');
    expect(readHl7Directions(own, CONTEXT)).toMatchObject({ coded: { times: [parseClock('06:00')] }, to: (own.timings[0]?.from?.wall ?? 0) + 7 * 1440 });
    expect(readHl7Directions(newOrder('TQ1|1|1|Q6H||||20261201||||PRN cough'), CONTEXT).coded).toMatchObject({ prn: true, prnReason: 'cough' });
    expect(readHl7Directions(newOrder('TQ1|1|1|PRNQ6H||||20261201'), CONTEXT).coded).toMatchObject({ frequencyCode: 'Q6H', prn: true, prnReason: '' });
  });

  it.each([
    ['TQ1|1|1|SIXISH||||20261201', 'unknown-frequency'], ['TQ1|1|1|QWEEK||||20261201', 'frequency-needs-detail'], ['TQ1|1|1|BID', 'no-start'],
    ['TQ1|1|lots|BID||||20261201', 'unreadable-dose'], ['TQ1|1|1|BID||||20261201||||||', null], ['TQ1|1|1|BID|2560|||20261201', 'unreadable-time'],
    ['TQ1|1|1|BID|||7^fortnights|20261201', 'unreadable-duration'], ['NTE|1', 'no-timing'], ['TQ1|1|1|ONCE||||20261201', 'once'], ['TQ1|1|1|constructor||||20261201', 'unknown-frequency'],
  ])('never guesses: %s', (tq1, problem) => {
    const { coded } = readHl7Directions(newOrder(tq1), CONTEXT);
    expect('problem' in coded ? coded.problem : null).toBe(problem);
  });

  it('leaves several timings of one order to a person', () => {
    expect(readHl7Directions(order('ORC|NW|P1', 'RXE|1|X^drug|1||tablet', 'TQ1|1|1|BID||||20261201|20261203', 'TQ1|2|1|QD||||20261204'), CONTEXT).coded).toEqual({ problem: 'several-timings' });
  });
});

describe('what goes out', () => {
  it('answers each order with what became of it', () => {
    const header = headerOf(readEr7(msh('RDE^O11')));
    const reply = writeOrderReply(header, STAMP, [{ control: 'NW', placer: 'P1', filler: 'RX1', reason: null }, { control: 'DC', placer: 'P2', filler: '', reason: 'no such order' }]);
    expect(reply.split('\r').slice(0, 2).join('\r')).toBe('MSH|^~\\&|RX|P1|EHR|F1|20261201080000||RRE^O12^RRE_O12|A1|P|2.5.1\rMSA|AA|C1');
    expect(reply).toContain('\rORC|OK|P1|RX1\r');
    expect(reply).toContain('\rORC|UD|P2||||||||||||||^no such order\r');
  });

  it('says what was dispensed, of which lot and until when', () => {
    const code = (text: string): { code: string; text: string; system: string } => ({ code: text, text: '', system: 'NDC' });
    const text = writeDispense(
      { from: { application: 'RX', facility: 'P1' }, to: { application: 'EHR', facility: 'F1' }, controlId: 'D1', at: '202612010800', processing: 'P', version: '2.5.1', characterSet: 'UNICODE UTF-8' },
      { ids: [{ id: 'R1', authority: 'F1', type: 'MR' }], familyName: 'Test', givenName: 'A|B' },
      [{ placer: 'P1', filler: 'RX1', give: code('00093221001'), at: '202612010800', amount: '14', unit: 'tablet', prescriptionNumber: 'RX1', refillsLeft: '2', notes: ['first', 'second'], lot: 'L9', expires: '20280131', route: code('PO') }],
    );
    expect(text.split('\r')[0]).toBe('MSH|^~\\&|RX|P1|EHR|F1|202612010800||RDS^O13^RDS_O13|D1|P|2.5.1||||||UNICODE UTF-8');
    expect(text.split('\r').slice(1)).toEqual([
      'PID|1||R1^^^F1^MR||Test^A\\F\\B', 'ORC|RE|P1|RX1', 'RXD|1|00093221001^^NDC|202612010800|14|tablet||RX1|2|first~second|||||||||L9|20280131', 'RXR|PO^^NDC', '',
    ]);
  });
});
