import { createHash } from 'node:crypto';

/** A statement of a hot path: each connection parses it once, and plans it a few times instead of every time. */
export interface PreparedStatement {
  /** Made of its text, so that one name never stands for two texts. */
  readonly name: string;
  readonly text: string;
}

/**
 * Names a constant statement, so that a connection keeps it. Only for what a run asks again for every batch: each one stays in
 * the memory of every connection that has used it, and a text that is put together anew would leave another one each time.
 */
export function prepared(text: string): PreparedStatement {
  return { name: `cyclefill_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text };
}
