import type { DocumentIdentity } from '@cyclefill/domain/documents';

/** What each page of a paper says that is printed again, so that two of them in one hand are told apart; nothing on its first print. */
export function reprintWords({ reprint = 0 }: DocumentIdentity): readonly string[] {
  return reprint === 0 ? [] : [`REPRINT ${reprint}`];
}
