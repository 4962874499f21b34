import type { ClauseReader, SigDraft } from '../draft.js';
import type { SigCursor } from '../cursor.js';
import { PhraseTable } from '../phrase-table.js';
import { readPhrase } from './free-text.js';

const NEEDED = new PhraseTable<true>([['prn|as needed|when needed|if needed|as required|when required|if required|p r n|prn as needed|as needed prn|only if needed|only as needed|prnas needed', true]]);

/** `as needed for mild pain (1-3) or temp > 101 F`, `PRN dyspnea`: as needed, and what for in the words of the text. */
export const prnClause: ClauseReader = (cursor, draft) => {
  if (NEEDED.read(cursor) === null) return false;
  NEEDED.read(cursor);
  const { part } = draft;
  part.prn = true;
  readReason(cursor, draft);
  return true;
};

function readReason(cursor: SigCursor, draft: SigDraft): void {
  const reason = cursor.attempt(() => {
    cursor.take('-');
    const said = cursor.take('for', 'to', 'if', 'when');
    return readPhrase(cursor, draft, said);
  });
  if (reason !== null) draft.last.prnReason ??= reason;
}

/** `for gerd`, `for blood pressure or heart`: what the order is for. Durations are read before this. */
export const indicationClause: ClauseReader = (cursor, draft) => {
  const said = cursor.attempt(() => (cursor.take('for', 'dx', 'indication') && (cursor.take(':') || true) ? readPhrase(cursor, draft, true) : null));
  if (said === null) return false;
  if (draft.last.prn && draft.last.prnReason === null) draft.last.prnReason = said;
  else draft.indication ??= said;
  return true;
};
