import type { SigAmount } from '../../sig-structure.js';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader, PartDraft, SigDraft } from '../draft.js';
import { readRange } from '../numbers.js';
import { CONTAINERS, DOSE_UNITS, MASS_UNITS, MEASURED } from '../units.js';
import { TIME_UNITS } from './time-units.js';

/** `half-inch ribbon`: the length says how a ribbon looks, one ribbon is the dose. */
function readRibbon(cursor: SigCursor): SigAmount | null {
  return cursor.attempt(() => {
    cursor.take('a');
    if (readRange(cursor) === null) return null;
    cursor.take('-');
    if (!cursor.take('inch', 'cm')) return null;
    return DOSE_UNITS.read(cursor) === 'ribbon' ? { low: 1000 as SigAmount['low'], high: null, unit: 'ribbon' } : null;
  });
}

/** `one 150 mg tablet`: a strength between the number and what is counted. */
function readStrengthBetween(cursor: SigCursor): void {
  cursor.attempt(() => {
    const strength = readRange(cursor);
    const unit = strength === null ? null : DOSE_UNITS.read(cursor);
    if (unit === null || !MASS_UNITS.has(unit)) return null;
    const at = cursor.at;
    const counted = DOSE_UNITS.read(cursor);
    cursor.at = at;
    return counted === null || MASS_UNITS.has(counted) ? null : unit;
  });
}

/** `5 mg/mL`, `20 mEq/15 mL`, `5 mg per mL`: what is in a product, never a dose. */
function isConcentration(cursor: SigCursor): boolean {
  return cursor.word() === '/' || (cursor.word() === 'per' && !TIME_UNITS.words.includes(cursor.word(1)));
}

/** A number with its unit; `null` = none begins here. */
export function readAmount(cursor: SigCursor): SigAmount | null {
  return cursor.attempt(() => {
    while (cursor.take('the', 'contents', 'content', 'of', 'entire'));
    const ribbon = readRibbon(cursor);
    if (ribbon !== null) return ribbon;
    const start = cursor.at;
    const range = readRange(cursor);
    if (range === null) return (cursor.word() === 'a' || cursor.word() === 'an') && readArticle(cursor) ? { low: 1000 as SigAmount['low'], high: null, unit: DOSE_UNITS.read(cursor) } : null;
    readStrengthBetween(cursor);
    cursor.take('-');
    cursor.take('full');
    const at = cursor.at;
    const unit = DOSE_UNITS.read(cursor);
    if (unit === null) {
      cursor.at = start;
      return null;
    }
    cursor.at = at;
    DOSE_UNITS.read(cursor);
    cursor.attempt(() => (cursor.take('(') && cursor.take('half') && cursor.take(')') ? true : null));
    return isConcentration(cursor) && MASS_UNITS.has(unit) ? null : { ...range, unit };
  });
}

/** `a tablet`: the cursor stands before the unit afterwards. */
function readArticle(cursor: SigCursor): boolean {
  cursor.at += 1;
  const at = cursor.at;
  const found = DOSE_UNITS.read(cursor) !== null;
  cursor.at = at;
  return found;
}

/** Which of two statements of one dose counts: pieces and volumes before masses, a measured amount before its container. */
function prefers(next: SigAmount, held: SigAmount): boolean {
  if (held.unit === null) return true;
  if (CONTAINERS.has(held.unit) && next.unit !== null && MEASURED.has(next.unit)) return true;
  return MASS_UNITS.has(held.unit) && next.unit !== null && !MASS_UNITS.has(next.unit) && !(CONTAINERS.has(next.unit) && MEASURED.has(held.unit));
}

/** Without brackets a mass may be the strength of one piece as well as the dose: it is told of a single piece only. */
function sayAgain(part: PartDraft, amount: SigAmount, inBrackets: boolean): void {
  const held = part.amount;
  if (held === null || prefers(amount, held)) {
    part.alsoAs = inBrackets ? held : null;
    part.amount = amount;
  } else if (part.alsoAs === null && (inBrackets || held.low === 1000)) part.alsoAs = amount;
}

function place(draft: SigDraft, amount: SigAmount): void {
  const { last } = draft;
  if (draft.inAlternate && draft.inBrackets) return;
  if ((last.amount === null || last.inherited) && !draft.thenPending) {
    last.amount = amount;
    last.inherited = false;
  } else if (!draft.inBrackets && !draft.thenPending && isStrengthBefore(last, amount)) last.amount = amount;
  else if (draft.inBrackets || (!last.hasTiming && !draft.thenPending && !draft.joined && last.durationDays === null && !last.prn && last.amount?.unit !== amount.unit)) sayAgain(last, amount, draft.inBrackets);
  else if (last.amount !== null && draft.sentenceStart && !draft.thenPending && sameAmount(last.amount, amount)) return;
  else {
    if (!draft.thenPending && !draft.joined && last.durationDays !== null) draft.warn('STEPS_UNCLEAR', 'the text does not say whether one dose follows the other or goes beside it');
    const follows = draft.thenPending || (last.durationDays !== null && !draft.besides);
    draft.begin(follows ? last.step + 1 : last.step, last).amount = amount;
  }
}

/** `Metoprolol 25 mg, 1 tablet`: a mass with nothing said about it, before what is counted, is the strength. */
function isStrengthBefore(last: PartDraft, amount: SigAmount): boolean {
  const { unit } = last.amount ?? { unit: null };
  return unit !== null && MASS_UNITS.has(unit) && !last.hasTiming && !last.prn && last.durationDays === null && last.route === null && amount.unit !== null && !MASS_UNITS.has(amount.unit) && !CONTAINERS.has(amount.unit);
}

function sameAmount(a: SigAmount, b: SigAmount): boolean {
  return a.low === b.low && a.high === b.high && a.unit === b.unit;
}

/** `20 mg/mL`, `20 mEq/15 mL`: what a product holds; passed over. */
export const concentrationClause: ClauseReader = (cursor) =>
  cursor.attempt(() => {
    if (readRange(cursor) === null) return null;
    const unit = DOSE_UNITS.read(cursor);
    if (unit === null || !(MASS_UNITS.has(unit) || unit === 'unit') || !isConcentration(cursor)) return null;
    cursor.at += 1;
    readRange(cursor);
    return DOSE_UNITS.read(cursor);
  }) !== null;

/** `of ibuprofen 200 mg` behind a count: the name of the drug, and what one piece holds. */
export const drugClause: ClauseReader = (cursor, draft) => {
  const { last } = draft;
  if (last.amount === null || cursor.word() !== 'of' || cursor.peek(1)?.kind !== 'word') return false;
  cursor.at += 2;
  cursor.attempt(() => {
    const strength = readRange(cursor);
    return strength === null ? null : DOSE_UNITS.read(cursor);
  });
  return true;
};

/** `2 sprays … . 1 spray in each nostril`: the same dose again, told side by side. */
function isSideShare(cursor: SigCursor, draft: SigDraft, amount: SigAmount): boolean {
  const held = draft.last.amount;
  const each = cursor.word() === 'each' || (['in', 'into', 'to', 'per'].includes(cursor.word()) && cursor.word(1) === 'each');
  return each && draft.sentenceStart && !draft.thenPending && draft.last.hasTiming && held !== null && held.unit === amount.unit && held.low === amount.low * 2 && held.high === null && amount.high === null;
}

/** A dose: `2 tablets`, `(650 mg)`, `one 150 mg tab`, `0.25 mL`. */
export const amountClause: ClauseReader = (cursor, draft) => {
  const amount = readAmount(cursor);
  if (amount === null) return false;
  cursor.take('total');
  if (isSideShare(cursor, draft, amount)) return true;
  place(draft, amount);
  return true;
};

/** A number that counts something without saying what: `1 po bid`, `1 codeine`. Only where a dose is due. */
export const bareAmountClause: ClauseReader = (cursor, draft) => {
  const { last } = draft;
  const due = last.amount === null || last.inherited || draft.thenPending || last.durationDays !== null;
  // `B12`, `x3`, `U-100`: figures that belong to the letters before them.
  if (!due || draft.inBrackets || (cursor.peek()?.glued === true && (cursor.peek(-1)?.kind === 'word' || cursor.word(-1) === '-'))) return false;
  const before = cursor.at;
  const range = readRange(cursor);
  if (range === null) return false;
  const next = cursor.word();
  if (cursor.peek()?.kind !== 'word' || next === 'times' || next === 'time' || next === 'x' || TIME_UNITS.words.includes(next) || DOSE_UNITS.words.includes(next)) {
    cursor.at = before;
    return false;
  }
  const unit = last.amount?.unit ?? null;
  if (unit === null) draft.warn('UNIT_MISSING', 'the text counts without saying what');
  place(draft, { ...range, unit });
  return true;
};
