import type { ClauseReader } from '../draft.js';

/** Signs and words that join or part: they carry no meaning of their own beyond that. */
export const separatorClause: ClauseReader = (cursor, draft) => {
  const word = cursor.word();
  if (word === 'then' || (word === 'followed' && cursor.word(1) === 'by')) {
    cursor.at += word === 'then' ? 1 : 2;
    draft.thenPending = true;
    // `then stop`, `then D/C`: the step that ends ends by itself.
    const stop = cursor.attempt(() => {
      if (cursor.word() === 'd' && cursor.word(1) === '/' && cursor.word(2) === 'c') cursor.at += 3;
      else if (!cursor.take('stop', 'discontinue', 'dc', 'off')) return null;
      return cursor.done || cursor.word() === '.' ? true : null;
    });
    if (stop === true) draft.thenPending = false;
    return true;
  }
  if (word === '(' || word === ')' || word === '[' || word === ']') {
    cursor.at += 1;
    draft.inBrackets = word === '(' || word === '[';
    return true;
  }
  if (word === '.' || word === ';') {
    cursor.at += 1;
    draft.sentenceStart = true;
    return true;
  }
  if (![',', '-', ':', 'and', '&', '+', '"', '*'].includes(word)) return false;
  cursor.at += 1;
  if (word !== ':') draft.joined = true;
  if (word === 'and' || word === '&' || word === '+') draft.besides = true;
  return true;
};
