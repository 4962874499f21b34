import { describe, expect, it } from '@jest/globals';
import { type Milli, day } from '@cyclefill/domain/kernel';
import { errorProneTerms } from '@cyclefill/domain/sig';
import { AN_IDENTITY, A_RESIDENT, aMarOrder } from '../../../../test/builders/order-print.builder.js';
import { type RenewalInput, buildRenewalRequest } from './renewal.document.js';

function request(changes: Partial<RenewalInput> = {}): ReturnType<typeof buildRenewalRequest> {
  return buildRenewalRequest({
    paper: 'letter', identity: AN_IDENTITY, pharmacy: { name: 'P', address: 'A', phone: '1' }, addressee: 'Okafor, Ada MD', npi: '1999999984', facility: 'F', resident: A_RESIDENT, order: aMarOrder('1'),
    prescription: { writtenOn: day('2025-12-01'), refillsLeft: 0, unitsLeft: 14_000 as Milli }, kind: 'no_refills', neededOn: day('2026-12-20'), rule: 'R117', ...changes,
  });
}
const asked = (changes: Partial<RenewalInput>): string => request(changes).questions.map(({ text }) => text).join(' ');

describe('a renewal request', () => {
  it('says why, until when the supply lasts and what is on record', () => {
    const { please, to, received, resident } = request();
    expect(please).toMatch(/^No refill is left\. Without an answer the last day we can supply is 12\/20\/2026\./u);
    expect([to, resident]).toEqual(['Okafor, Ada MD · NPI 1999999984', 'SAMPLE, Étienne · DOB 04/23/1929']);
    expect(received.map(({ value }) => value)).toEqual(['metFORMIN 500 mg tablet', '701, written 12/01/2025', 'Give 1 tablet by mouth once a day.', 'For type 2 diabetes.', 'no refills, 14 tablets authorised']);
  });

  it('asks of a controlled drug for the DEA number, of an order without purpose what it is for', () => {
    expect(asked({})).not.toMatch(/DEA|What is it for/u);
    expect(asked({ order: aMarOrder('1', {}, { indication: null, product: { schedule: 'CIV' } }) })).toMatch(/DEA number.*What is it for/u);
    expect(asked({ kind: 'prn_day_14' })).toContain('Evaluated on which day');
  });

  it('is no prescription for Schedule II, and says when nothing is left or on record', () => {
    const model = request({ order: aMarOrder('1', {}, { product: { schedule: 'CII' } }), kind: 'cii_window', neededOn: null, prescription: null, addressee: '', npi: '' });
    expect(model.please).toBe('A Schedule II prescription cannot be refilled. Nothing is left to supply already. Please send a new prescription.');
    expect(model.questions[0]?.text).toContain('no prescription for a Schedule II drug');
    expect([model.to, model.received.at(-1)?.value]).toEqual(['the prescriber', 'no prescription on record']);
  });

  it('uses no error-prone words', () => {
    for (const kind of ['no_refills', 'rx_expires', 'controlled_limit', 'cii_window', 'prn_day_14', 'automatic_stop', null] as const) {
      const { please, questions } = request({ kind });
      for (const text of [please, ...questions.map((one) => one.text)]) expect({ text, terms: errorProneTerms(text) }).toEqual({ text, terms: [] });
    }
  });
});
