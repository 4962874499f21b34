import type { DocumentIdentity } from '@cyclefill/domain/documents';

/** What each page of a paper says of its print before anything else: a draft, or one that is printed again, so that two of them in one hand are told apart. Nothing on a first print. */
export function printWords({ reprint = 0, draft }: DocumentIdentity): readonly string[] {
  return [...(draft === true ? ['DRAFT: do not give by it'] : []), ...(reprint === 0 ? [] : [`REPRINT ${reprint}`])];
}
