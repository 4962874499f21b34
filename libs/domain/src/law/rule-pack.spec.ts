import { describe, expect, it } from '@jest/globals';
import { day, parseDay } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { rules } from '../../../../test/builders/rules.builder.js';
import { RULE_LIBRARY } from './packs/index.js';
import { LAYERS, OVERRIDERS, type RuleLayer } from './rule-layer.js';
import { libraryOf, rulesFor, stampOf } from './rule-pack.js';
import { CONSENT_RULES, STORAGES } from './rule-values.js';

const date = z.string().refine((text) => parseDay(text) !== null);
const days = z.int().min(1).max(400);
const validity = z.union([z.strictObject({ days }), z.strictObject({ months: z.int().min(1).max(24), lastDayIncluded: z.boolean() })]);
const cap = z.int().min(0).max(99).nullable();
const tooSoon = z.strictObject({ minElapsedPerMille: z.int().min(0).max(1000), neverBefore: z.strictObject({ day: days, ofDaysSupply: days }).nullable() });

/** What each number may be. */
const VALUES = {
  'validity.CII': validity, 'validity.CIII': validity, 'validity.CIV': validity, 'validity.CV': validity, 'validity.none': validity,
  'cii.first-fill-days': days.nullable(), 'cii.series-days': days, 'cii.short-stock-hours': days, 'cii.requested-part-days': days,
  'cii.emergency-part-hours': days, 'cii.emergency-paper-days': days,
  'refill-cap.CIII': cap, 'refill-cap.CIV': cap, 'refill-cap.CV': cap, 'refill-cap.none': cap,
  'too-soon.CII': tooSoon, 'too-soon.CIII-V': tooSoon, 'too-soon.none': tooSoon,
  'cii.requested-part-allowed': z.boolean(), 'auto-refill.consent': z.enum(CONSENT_RULES),
  'prn-psychotropic.days': days, 'automatic-stop.acute-days': days, 'short-cycle.brand-days': days,
  'card.dating': z.strictObject({ months: z.int().min(1).max(24).nullable(), sharePerMille: z.int().min(1).max(1000).nullable() }),
  'med-pak.days': days, 'med-pak.supply-days': days.nullable(), 'med-pak.consent': z.boolean(), 'on-hand.variance-floor-milli': z.int().min(0),
  'exception.packing-days': z.int().min(0).max(30), 'look-ahead.days': z.int().min(1).max(60), 'discharge.supply-days': z.int().min(1).max(31), 'review.response-days': z.int().min(1).max(60), 'review.urgent-days': z.int().min(0).max(7),
  'compounding.beyond-use': z.array(z.strictObject({ category: z.string().regex(/^[a-z0-9-]+$/u), storage: z.enum(STORAGES), hours: z.int().min(1).max(8760) })).min(1)
    .refine((all) => new Set(all.map(({ category, storage }) => `${category} ${storage}`)).size === all.length, 'dates a category and storage twice'),
  'bench.short-date-days': z.int().min(0).max(90), 'bench.high-alert': z.array(z.string().regex(/^[a-z]+$/u)).min(1),
  'clinical.acetaminophen-warn-mg': z.int().min(1000).max(4000),
} as const;
type Key = keyof typeof VALUES;
const KEYS = Object.keys(VALUES) as Key[];

const rule = z.strictObject({
  key: z.enum(KEYS), value: z.unknown(), rule: z.string().regex(/^[RE]\d+$/u), source: z.string().min(1), from: date, to: date.nullable(), overridableBy: z.array(z.enum(OVERRIDERS)),
}).refine(({ key, value }) => VALUES[key].safeParse(value).success, 'a value its key may not have').refine(({ from, to }) => to === null || from < to, 'ends before it begins');
const override = z.strictObject({ rule: z.string().regex(/^[RE]\d+$/u), source: z.string().min(1), overridableBy: z.array(z.enum(OVERRIDERS)).min(1) });
const layer = z.strictObject({ id: z.string().regex(/^[a-z]+(-\w+)?$/u), version: z.int().min(1), layer: z.enum(LAYERS), scope: z.string().min(1), rules: z.array(rule).min(1), overrides: z.array(override) });

/** What the law sets may not be loosened by who pays or by a facility; a payer may cap what it pays for. */
const LAW: readonly Key[] = KEYS.filter((key) => /^(validity|cii|prn-psychotropic|short-cycle|med-pak|card|compounding)/u.test(key));

describe('the library of rule packs', () => {
  it('is well formed: each number of a kind its key may have, with rule, source and dates', () => {
    for (const pack of RULE_LIBRARY) expect([pack.id, layer.safeParse(pack).error?.issues]).toEqual([pack.id, undefined]);
  });

  it('names each version of a pack once, and gives each number of a pack once a day', () => {
    const names = RULE_LIBRARY.map(({ id, version }) => `${id}@${version}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { rules: own } of RULE_LIBRARY) {
      for (const one of own) expect(own.filter((other) => other.key === one.key && other.from < (one.to ?? '9999') && one.from < (other.to ?? '9999'))).toEqual([one]);
    }
  });

  it('lets neither payer nor facility touch the law', () => {
    const touching = RULE_LIBRARY.filter((pack) => pack.layer === 'payer' || pack.layer === 'facility').flatMap((pack) => pack.rules.filter(({ key }) => LAW.includes(key)));
    expect(touching).toEqual([]);
  });

  it('has every number wherever and whoever one is', () => {
    for (const state of ['', 'MA', 'TX']) for (const payer of ['', 'NM_MEDICAID']) expect(Object.keys(rules({ state, payer }).rules).toSorted()).toEqual(KEYS.toSorted());
  });
});

describe('rulesFor', () => {
  it('lays the layers over each other and says where each number comes from', () => {
    const { rules: texas, id } = rules({ state: 'TX', payer: 'MS_MEDICAID', facility: 'FAC01' });
    expect(id).toBe('us-federal@1 us-tx@1 payer-ms_medicaid@2 facility-default@1');
    expect(texas['refill-cap.CV']).toMatchObject({ value: 5, rule: 'R206', source: '22 TAC 315.5', pack: 'us-tx@1' });
    expect(texas['refill-cap.CIV']).toMatchObject({ value: 5, rule: 'R205', source: '21 CFR 1306.22(a)', pack: 'us-federal@1' });
    expect(texas['refill-cap.none']).toMatchObject({ value: 11, pack: 'payer-ms_medicaid@2' });
    expect(texas['too-soon.none'].overridableBy).toEqual(['pharmacist', 'manager']);
  });

  it('the law is set aside by nobody, a payer\'s threshold by a pharmacist or manager', () => {
    const { overridableBy } = rules();
    expect(['R201', 'R204', 'R205', 'R215', 'R222', 'E20', 'R110'].flatMap((rule) => overridableBy.get(rule) ?? [])).toEqual([]);
    expect([overridableBy.get('R126'), overridableBy.get('R404')]).toEqual([['pharmacist', 'manager'], ['pharmacist']]);
  });

  it('dates packs by state (R229, R232, R233) and voids an unfilled C-II of Texas after 30 days (R201)', () => {
    expect(rules({ state: 'MO' }).rules['med-pak.days'].value).toBe(90);
    expect(rules({ state: 'OR' }).rules['med-pak.days'].value).toBe(60);
    expect([rules({ state: 'MD' }), rules({ state: 'OR' }), rules()].map((pack) => pack.rules['card.dating'].value)).toEqual([
      { months: 12, sharePerMille: null }, { months: null, sharePerMille: null }, { months: 6, sharePerMille: 250 },
    ]);
    expect([rules({ state: 'OH' }), rules()].map((pack) => pack.rules['med-pak.supply-days'].value)).toEqual([31, null]);
    expect([rules({ state: 'TX' }), rules()].map((pack) => pack.rules['cii.first-fill-days'].value)).toEqual([30, null]);
  });

  it('asks for consent to several drugs in one pack where the state does (R231)', () => {
    expect([rules({ state: 'MA' }), rules({ state: 'OR' }), rules()].map((pack) => [pack.rules['med-pak.consent'].value, pack.rules['med-pak.consent'].rule])).toEqual([[true, 'R231'], [true, 'R231'], [false, 'R231']]);
  });

  it('takes what is in force on the day: neither before its first nor from its last day on', () => {
    const cap5 = (from: string, to: string | null, value: number): RuleLayer['rules'][number] => ({ key: 'refill-cap.CV', value, rule: 'R206', source: 'a test', from, to, overridableBy: [] });
    const library: readonly RuleLayer[] = [{ id: 'us-federal', version: 1, layer: 'federal', scope: 'US', overrides: [], rules: [cap5('2026-01-01', '2026-07-01', 5), cap5('2026-07-01', null, 3)] }];
    const on = (text: string): number | null | undefined => rulesFor({ state: '', payer: '', facility: '', on: day(text) }, library).rules['refill-cap.CV']?.value;
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([undefined, 5, 5, 3]);
  });

  it('a newer version of a pack is used from then on, and changes no past batch', () => {
    const newer: readonly RuleLayer[] = RULE_LIBRARY.map((pack) => ({
      ...pack, version: pack.id === 'us-tx' ? 2 : pack.version, rules: pack.rules.map((one) => (one.key === 'refill-cap.CV' ? { ...one, value: 2 } : one)),
    }));
    const library = [...RULE_LIBRARY, ...newer.filter(({ version }) => version === 2)];
    const question = { state: 'TX', payer: '', facility: '', on: day('2026-12-01') };
    const [past, now] = [rulesFor(question, RULE_LIBRARY), rulesFor(question, library)];
    expect([past, now].map((pack) => pack.rules['refill-cap.CV'].value)).toEqual([5, 2]);
    expect(now.id).toContain('us-tx@2');
    expect(rulesFor(question, libraryOf(past.id, library))).toEqual(past);
  });

  it('one stamp names the packs of several payers, and finds each of them again', () => {
    const packs = ['NM_MEDICAID', '', 'MS_MEDICAID'].map((payer) => rules({ payer }));
    const stamp = stampOf(packs);
    expect(stamp).toBe('facility-default@1 payer-default@1 payer-ms_medicaid@2 payer-nm_medicaid@1 us-federal@1');
    for (const payer of ['NM_MEDICAID', '', 'MS_MEDICAID']) {
      expect(rulesFor({ state: '', payer, facility: '', on: day('2026-12-01') }, libraryOf(stamp))).toEqual(rules({ payer }));
    }
  });
});
