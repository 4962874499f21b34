import { type PaperFile, paperFile, withIdentity } from '../build-papers/paper-file.js';

/** A file as a draft: under a name of its own, so that it takes no revision of the record, with the word on each page (D34). */
export function asDraft({ name, wingId, paper, order }: PaperFile): PaperFile {
  return paperFile({ name: `draft-${name}`, wingId, paper, order: withIdentity(order, (identity) => ({ ...identity, draft: true })) });
}
