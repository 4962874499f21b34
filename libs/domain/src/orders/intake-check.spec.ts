import { describe, expect, it } from '@jest/globals';
import { type Milli, day } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { type IntakeFacts, checkIntake } from './intake-check.js';

const TODAY = day('2026-12-01');
const COMPLETE: IntakeFacts = {
  source: 'written', signature: 'manual', documentOnFile: true, emergency: false, longTermCare: true, residentKnown: true, npi: '1999999984', prescriber: 'active', dea: null,
  product: { known: true, schedule: null }, directions: 'readable', prn: false, prnReason: null, dose: 1000 as Milli, quantity: 30_000 as Milli, refills: 0,
  writtenOn: day('2026-11-30'), earliestFillOn: null, series: [], from: day('2026-12-02'),
};
const CII: Partial<IntakeFacts> = { product: { known: true, schedule: 'CII' }, dea: 'AB1234563' };
const gaps = (facts: Partial<IntakeFacts>): readonly string[] => checkIntake({ ...COMPLETE, ...facts }, TODAY, COMMON_RULES).map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('what a prescription lacks', () => {
  it('nothing when it is complete, and then for each schedule that its form allows', () => {
    expect(gaps({})).toEqual([]);
    expect(gaps({ ...CII, source: 'electronic', signature: 'digital' })).toEqual([]);
    expect(gaps({ ...CII, source: 'fax' })).toEqual([]);
    expect(gaps({ product: { known: true, schedule: 'CIV' }, dea: 'AB1234563', source: 'phone', signature: 'none', refills: 5 })).toEqual([]);
    expect(gaps({ source: 'phone', signature: 'none', documentOnFile: false })).toEqual([]);
  });

  it.each<[string, Partial<IntakeFacts>]>([
    ['/residentId R207', { residentKnown: false }],
    ['/prescriber/npi R207', { npi: null }],
    ['/prescriber/npi R207', { npi: '1999999985' }],
    ['/prescriber/npi R207', { prescriber: 'inactive' }],
    ['/prescriber/npi R207', { prescriber: 'unknown' }],
    ['/ndc11 R207', { product: null }],
    ['/ndc11 R207', { product: { known: false, schedule: null } }],
    ['/directions/frequencyCode R207', { directions: 'missing' }],
    ['/directions/frequencyCode R207', { directions: 'unreadable' }],
    ['/directions/dose R207', { dose: null }],
    ['/directions/prnReason R207', { prn: true, prnReason: ' ' }],
    ['/quantity R207', { quantity: null }],
    ['/refills R207', { refills: null }],
    ['/from R207', { from: null }],
    ['/writtenOn R207', { writtenOn: null }],
    ['/writtenOn R207', { writtenOn: day('2026-12-02') }],
    ['/writtenOn R222', { writtenOn: day('2025-12-01') }],
    ['/signature R207', { signature: 'none' }],
    ['/signature R207', { source: 'fax', signature: 'digital' }],
  ])('%s', (expected, facts) => expect(gaps(facts)).toEqual([expected]));

  it.each<[string, Partial<IntakeFacts>]>([
    ['/prescriber/dea R207', { dea: null }],
    ['/prescriber/dea R207', { dea: 'AB1234564' }],
    ['/document R207', { documentOnFile: false }],
    ['/signature R207', { source: 'electronic', signature: 'none' }],
    ['/source R207', { source: 'fax', longTermCare: false }],
    ['/source R207', { source: 'phone', signature: 'none' }],
    ['/refills R201', { refills: 1 }],
    ['/writtenOn R204', { writtenOn: day('2026-10-01') }],
  ])('of a C-II: %s', (expected, facts) => expect(gaps({ ...CII, ...facts })).toEqual([expected]));

  it('an emergency oral C-II is a prescription (R208); of an unknown prescriber it needs a call back', () => {
    expect(gaps({ ...CII, source: 'phone', signature: 'none', emergency: true })).toEqual([]);
    expect(gaps({ ...CII, source: 'phone', signature: 'none', emergency: true, prescriber: 'unknown' })).toEqual(['/prescriber/npi R207', '/prescriber/npi R208']);
  });

  it('C-III and C-IV have at most five refills, C-V as authorised (R205, R206)', () => {
    expect(gaps({ product: { known: true, schedule: 'CIII' }, dea: 'AB1234563', refills: 6 })).toEqual(['/refills R205']);
    expect(gaps({ product: { known: true, schedule: 'CV' }, dea: 'AB1234563', refills: 6 })).toEqual([]);
  });

  it('asks in words that end as a sentence and quote nothing that was written by hand', () => {
    const empty: IntakeFacts = { ...COMPLETE, residentKnown: false, npi: null, product: null, directions: 'missing', dose: null, quantity: null, refills: null, writtenOn: null, from: null, signature: 'none' };
    for (const { question } of checkIntake(empty, TODAY, COMMON_RULES)) expect(question).toMatch(/^[A-Z].*[.?]$/u);
  });
});
