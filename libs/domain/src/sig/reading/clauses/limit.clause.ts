import type { Milli } from '@cyclefill/domain/kernel';
import type { SigLimit } from '../../sig-structure.js';
import type { SigCursor } from '../cursor.js';
import type { ClauseReader, SigDraft } from '../draft.js';
import { readNumber } from '../numbers.js';
import { PhraseTable } from '../phrase-table.js';
import { DOSE_UNITS } from '../units.js';
import { endsSentence } from './free-text.js';
import { TIME_UNITS } from './time-units.js';

const MOST = new PhraseTable<'day' | 'unsaid'>([
  ['mdd|mdd :|mdd =|mdd is|maximum daily dose|max daily dose|maximum daily dose of|max daily dose of|maximum daily dose is|daily max|daily maximum', 'day'],
  ['max|max of|max :|maximum|maximum of|not to exceed|nte|no more than|do not exceed|do not take more than|limit|up to a maximum of|up to a max of|max dose|maximum dose', 'unsaid'],
]);

/** `in 24 hours`, `/24h`, `/day`, `a day`: the stretch in hours; null = not said. */
function readStretch(cursor: SigCursor): number | null {
  return cursor.attempt(() => {
    const led = cursor.take('in', 'per', '/', 'a', 'every', 'each', 'within');
    cursor.take('a', 'any');
    if (cursor.take('day', 'd', 'daily')) return 24;
    const hours = led ? readNumber(cursor) : null;
    cursor.take('-');
    return hours !== null && TIME_UNITS.read(cursor) === 'hour' ? hours / 1000 : null;
  });
}

function readLimit(cursor: SigCursor, draft: SigDraft): SigLimit | null {
  const said = MOST.read(cursor);
  if (said === null) return null;
  const amount = readNumber(cursor);
  if (amount === null) return null;
  const unit = DOSE_UNITS.read(cursor);
  // `3 g of acetaminophen in 24 hours`, `10 mg per day total`
  const hours = readStretch(cursor) ?? cursor.attempt(() => {
    for (let words = 0; words < 3 && cursor.peek()?.kind === 'word'; words += 1) {
      cursor.at += 1;
      const stretch = readStretch(cursor);
      if (stretch !== null) return stretch;
    }
    return null;
  });
  if (hours === null) return said === 'unsaid' ? null : { amount, unit: unit ?? draft.last.amount?.unit ?? 'dose', hours: 24 };
  cursor.take('total');
  return { amount, unit: unit ?? draft.last.amount?.unit ?? 'dose', hours };
}

/** `max 3 g acetaminophen in 24 hours`, `mdd 6`, `not to exceed 8 tablets per day`. */
export const limitClause: ClauseReader = (cursor, draft) => {
  const start = cursor.at;
  const limit = cursor.attempt(() => readLimit(cursor, draft)) ?? cursor.attempt(() => readShortLimit(cursor, draft));
  if (limit === null) return false;
  if (draft.limit !== null && (draft.limit.amount !== limit.amount || draft.limit.unit !== limit.unit)) {
    draft.warn('NOT_READ', `a second limit: "${cursor.slice(start, cursor.at)}"`);
  }
  draft.limit ??= limit;
  return true;
};

/** `max 8/day` at the end, `max 6 tabs`: without a stretch it is one of the day, and said so. */
function readShortLimit(cursor: SigCursor, draft: SigDraft): SigLimit | null {
  if (MOST.read(cursor) === null) return null;
  const amount: Milli | null = readNumber(cursor);
  if (amount === null) return null;
  const unit = DOSE_UNITS.read(cursor) ?? draft.last.amount?.unit ?? 'dose';
  if (!endsSentence(cursor) && cursor.word() !== ',') return null;
  draft.warn('NOT_READ', 'the limit does not say in how many hours; taken as 24');
  return { amount, unit, hours: 24 };
}
