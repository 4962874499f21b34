import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OWN_CODE_KINDS, ownCode, readScan } from '@cyclefill/domain/identification';
import { type Day, day } from '@cyclefill/domain/kernel';
import { type ComparableProduct, compareProducts } from '@cyclefill/domain/product';
import { CONTAINER_STATES } from '@cyclefill/domain/stock';
import { PACK_STATES } from './pack-state.js';
import { codeVerdict } from './scan-verdict-code.js';
import { type ScannedStock, productVerdict } from './scan-verdict-product.js';
import { verdictSentence } from './scan-verdict-sentence.js';
import { type ScannedThing, thingVerdict } from './scan-verdict-thing.js';
import { VERDICT_CODES, scanVerdict } from './scan-verdict.js';

const TODAY = day('2026-11-22');
const TABLET: ComparableProduct = {
  ndc11: '00378003201', rxcui: '866514', ingredientRxcui: '6918', name: 'metoprolol tartrate', ingredient: 'Metoprolol', proprietaryName: '', strength: '50 mg',
  form: 'Oral Tablet', category: 'oral_solid', route: 'ORAL', labeler: 'Sample Labs', looks: 'white oval',
};
const ER = { ...TABLET, ndc11: '00186109005', rxcui: '866436', name: 'metoprolol succinate ER', form: 'Extended Release Oral Tablet' };
const OTHER_MAKER = { ...TABLET, ndc11: '99999003201', labeler: 'Other Labs', looks: 'pink round' };

function said(product: ComparableProduct, more: Partial<ScannedStock> = {}): readonly [string, string, string] {
  const stock: ScannedStock = {
    expected: TABLET, scanned: { outcome: 'one', product }, lot: 'A1', expiry: day('2027-12-31'), recalled: false, quarantined: false, today: TODAY, neededUntil: day('2026-12-13'), marginDays: 30, ...more,
  };
  const verdict = productVerdict(stock);
  return [verdict.verdict, verdict.code, verdictSentence(verdict)];
}

describe('a stock bottle', () => {
  it.each([
    ['the right one', said(TABLET), ['ok', 'right_product', 'Right: metoprolol tartrate 50 mg oral tablet.']],
    ['another package of it', said({ ...TABLET, ndc11: '00378003210' }), ['ok', 'right_product', 'Right: metoprolol tartrate 50 mg oral tablet.']],
    ['another maker (E21)', said(OTHER_MAKER), ['warn', 'other_maker', 'Same drug, different maker. Looks different: was white oval, Sample Labs, is pink round, Other Labs.']],
    ['another maker of unknown look', said({ ...OTHER_MAKER, looks: '' }), ['warn', 'other_maker', 'Same drug, different maker. How it looks is not on record: was white oval, Sample Labs, is Other Labs.']],
    ['another salt and release', said(ER), ['stop', 'wrong_drug', 'Wrong drug: wanted metoprolol tartrate 50 mg oral tablet, scanned metoprolol succinate ER 50 mg extended release oral tablet.']],
    ['another release', said({ ...TABLET, form: ER.form }), ['stop', 'wrong_release', 'Wrong release: wanted metoprolol tartrate 50 mg oral tablet, scanned metoprolol tartrate 50 mg extended release oral tablet.']],
    ['another strength', said({ ...TABLET, strength: '100 mg' }), ['stop', 'wrong_strength', 'Wrong strength: wanted metoprolol tartrate 50 mg oral tablet, scanned metoprolol tartrate 100 mg oral tablet.']],
    ['another form', said({ ...TABLET, form: 'Oral Capsule' }), ['stop', 'wrong_form', 'Wrong form: wanted metoprolol tartrate 50 mg oral tablet, scanned metoprolol tartrate 50 mg oral capsule.']],
    ['expired', said(TABLET, { expiry: day('2026-11-21') }), ['stop', 'expired', 'metoprolol tartrate 50 mg oral tablet of lot A1 expired on 2026-11-21.']],
    ['short-dated', said(TABLET, { expiry: day('2027-01-11') }), ['stop', 'short_dated', 'metoprolol tartrate 50 mg oral tablet of lot A1 expires on 2027-01-11; it must last until 2027-01-12.']],
    ['just long enough', said(TABLET, { expiry: day('2027-01-12') }), ['ok', 'right_product', 'Right: metoprolol tartrate 50 mg oral tablet.']],
    ['recalled', said(OTHER_MAKER, { recalled: true }), ['stop', 'recalled', 'metoprolol tartrate 50 mg oral tablet of lot A1 is recalled. Put it into quarantine.']],
    ['quarantined', said(TABLET, { quarantined: true, lot: null }), ['stop', 'quarantined', 'metoprolol tartrate 50 mg oral tablet is in quarantine. Put it back there.']],
    ['not known', said(TABLET, { scanned: { outcome: 'none' } }), ['unknown', 'not_known', 'Not known here.']],
    ['ambiguous', said(TABLET, { scanned: { outcome: 'several', products: [TABLET, ER] } }), ['unknown', 'ambiguous', 'This code fits several products: metoprolol tartrate 50 mg oral tablet, or metoprolol succinate ER 50 mg extended release oral tablet. Say which one it is.']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  const text = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', '5 mg', 'Oral Tablet', 'Extended Release Oral Tablet', 'metoprolol tartrate'));
  const product = fc.oneof(
    fc.constantFrom(TABLET, ER, OTHER_MAKER),
    fc.record({ ndc11: text, rxcui: text, ingredientRxcui: text, name: text, ingredient: text, proprietaryName: text, strength: text, form: text, category: text, route: text, labeler: text, looks: text }),
  );
  const near = fc.integer({ min: TODAY - 100, max: TODAY + 100 }).map((number) => number as Day);
  const stock = fc.record({
    expected: product, lot: fc.option(text), expiry: fc.option(near), recalled: fc.boolean(), quarantined: fc.boolean(), today: near, neededUntil: near, marginDays: fc.nat({ max: 60 }),
    scanned: fc.oneof(product.map((one) => ({ outcome: 'one' as const, product: one })), fc.constant({ outcome: 'none' as const }), fc.array(product, { minLength: 2 }).map((products) => ({ outcome: 'several' as const, products }))),
  });

  it('always gets one verdict with a sentence; ok and warn only of the same drug, of a lot that is free and lasts', () => {
    fc.assert(fc.property(stock, (given) => {
      const answer = productVerdict(given);
      expect(verdictSentence(answer)).not.toBe('');
      if (answer.verdict !== 'ok' && answer.verdict !== 'warn') return;
      if (given.scanned.outcome !== 'one') throw new Error('only one product may pass');
      const { same, differs } = compareProducts(given.expected, given.scanned.product);
      expect([same, given.recalled, given.quarantined]).toEqual([true, false, false]);
      expect(given.expiry === null || (given.expiry >= given.today && given.expiry >= given.neededUntil + given.marginDays)).toBe(true);
      expect(answer.verdict).toBe(differs.length === 0 ? 'ok' : 'warn');
    }));
  });
});

describe('a code of our own that is waited for', () => {
  const code = fc.tuple(fc.constantFrom(...OWN_CODE_KINDS), fc.nat({ max: 5 })).map(([kind, number]) => ownCode(kind, number));
  const kind = fc.constantFrom('pack', 'resident', 'sticker', 'container', 'bin', 'tote', 'user' as const);

  it('is right only where it is known, of that kind, one of those expected and not out of date', () => {
    fc.assert(fc.property(kind, fc.array(code), fc.array(code), fc.array(code), fc.oneof(code, fc.string()), (expected, codes, known, stale, raw) => {
      const scan = readScan(raw, TODAY);
      const answer = codeVerdict({ kind: expected, codes, isKnown: (one) => known.includes(one), isOutOfDate: (one) => stale.includes(one) }, scan);
      const right = 'code' in scan && scan.kind === expected && codes.includes(scan.code) && known.includes(scan.code) && !stale.includes(scan.code);
      expect(answer.verdict === 'ok').toBe(right);
      expect(verdictSentence(answer)).not.toBe('');
    }));
  });

  it.each([
    [ownCode('tote', 1), 'ok', 'right_tote'], [ownCode('tote', 2), 'stop', 'wrong_tote'], [ownCode('tote', 3), 'unknown', 'not_known'], [ownCode('card', 1), 'stop', 'other_kind'],
    ['T-0000001-9', 'unknown', 'wrong_check_digit'], ['~K SEAL', 'stop', 'other_kind'], ['0071-0155-23', 'stop', 'other_kind'], ['?', 'unknown', 'not_understood'],
  ])('%s at a tote: %s %s', (raw, verdict, answer) => {
    const known = [ownCode('tote', 1), ownCode('tote', 2)];
    expect(codeVerdict({ kind: 'tote', codes: [ownCode('tote', 1)], isKnown: (one) => known.includes(one) }, readScan(raw, TODAY))).toMatchObject({ verdict, code: answer });
  });

  it('a pack that is out of date is never right', () => {
    const pack = ownCode('card', 1);
    expect(codeVerdict({ kind: 'pack', codes: [pack], isKnown: () => true, isOutOfDate: () => true }, readScan(pack, TODAY))).toMatchObject({ verdict: 'stop', code: 'pack_out_of_date' });
  });
});

describe('a thing scanned by itself', () => {
  const near = fc.integer({ min: TODAY - 3, max: TODAY + 3 }).map((number) => number as Day);
  const thing: fc.Arbitrary<ScannedThing> = fc.oneof(
    fc.record({ kind: fc.constant('pack' as const), state: fc.constantFrom(...PACK_STATES), outOfDate: fc.boolean(), held: fc.boolean() }),
    fc.record({ kind: fc.constant('container' as const), state: fc.constantFrom(...CONTAINER_STATES), name: fc.constant('metoprolol'), lot: fc.constant('A1'), expiry: near, today: fc.constant(TODAY) }),
    fc.record({ kind: fc.constantFrom('resident' as const, 'sticker' as const, 'tote' as const, 'product' as const), name: fc.constant('This'), standing: fc.constantFrom('', 'open') }),
  );

  it('is ok only where nothing is against it: a pack in use and up to date, a container that may be used', () => {
    fc.assert(fc.property(thing, (one) => {
      const answer = thingVerdict(one);
      expect(verdictSentence(answer)).toMatch(/\.$/u);
      const free = one.kind === 'pack' ? !['void', 'recalled', 'returned'].includes(one.state) && !one.outOfDate && !one.held : one.kind !== 'container' || (['in_stock', 'opened'].includes(one.state) && one.expiry >= TODAY);
      expect(answer.verdict === 'ok').toBe(free);
      if (one.kind === 'pack' && one.outOfDate) expect(answer.verdict).toBe('stop');
    }));
  });
});

describe('every verdict', () => {
  it.each(VERDICT_CODES)('%s has a sentence, even without its particulars', (code) => {
    expect(verdictSentence(scanVerdict(code))).toMatch(/^[A-Z].*\.$/);
  });
});
