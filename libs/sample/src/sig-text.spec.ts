import { describe, expect, it } from '@jest/globals';
import { generateFacility } from './generate-facility.js';
import { DEFAULT_SAMPLE_OPTIONS } from './sample-options.js';

const ORDERS = [0, 1].flatMap((index) => generateFacility(index, DEFAULT_SAMPLE_OPTIONS).orders);

function textsOf(code: string): string[] {
  return ORDERS.filter((order) => order.frequency_code === code).map((order) => order.sig_text);
}

describe('directions', () => {
  it.each([
    ['MWF5', /on Monday, Wednesday and Friday/], ['TTHSS', /on Tuesday, Thursday, Saturday and Sunday/], ['Q72H', /every 72 hours/],
    ['QAM06', /every morning at 6 AM on an empty stomach/], ['ALT', /alternating daily with one-half tablet \(2.5 mg\)/],
    ['QOD', /every other day/], ['BIDAC', /before lunch and dinner/], ['Q5M3', /under the tongue every 5 minutes up to 3 doses/],
    ['QMONTH', /once monthly on day \d+ of the month/], ['QWEEK06', /once weekly on \w+day at 6 AM/], ['QD12', /remove after 12 hours/],
  ])('say what %s means', (code, words) => {
    expect(textsOf(code).filter((text) => !words.test(text))).toEqual([]);
  });

  it('give the reason of every as-needed order and the half of every half tablet', () => {
    for (const order of ORDERS) {
      if (order.prn === 'Y') expect(order.sig_text.toLowerCase()).toContain(order.prn_reason.toLowerCase());
      if (order.dose_quantity === '0.5') expect(order.sig_text).toContain('one-half tablet');
    }
  });

  it('never leave a word out', () => {
    expect(ORDERS.filter((order) => /undefined|NaN| {2}/.test(order.sig_text))).toEqual([]);
  });
});
