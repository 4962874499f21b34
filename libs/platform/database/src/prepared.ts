import { createHash } from 'node:crypto';

/** A statement of a hot path: each connection parses it once, and plans it a few times instead of every time. */
export interface PreparedStatement {
  /** Made of its text, so that one name never stands for two texts. */
  readonly name: string;
  readonly text: string;
  /** PostgreSQL's types of its parameters, of a question that may be asked of several subjects at once (`eachStatement`). */
  readonly each?: readonly string[];
}

/**
 * Names a constant statement, so that a connection keeps it. Only for what a run asks again for every batch: each one stays in
 * the memory of every connection that has used it, and a text that is put together anew would leave another one each time.
 * @param each the types of its parameters, where it only reads: asked several times in one turn, it is one statement for all of them, in the place of the last
 */
export function prepared(text: string, each?: readonly string[]): PreparedStatement {
  const named = { name: `cyclefill_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text };
  return each === undefined ? named : { ...named, each };
}
