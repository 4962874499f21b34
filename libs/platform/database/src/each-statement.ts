import { invariant } from '@cyclefill/domain/kernel';
import { arrayText } from './literal.js';
import { type PreparedStatement, prepared } from './prepared.js';

const made = new WeakMap<PreparedStatement, PreparedStatement>();

const isArray = (type: string): boolean => type.endsWith('[]');

/** The column with the number of the asker, from 1, among those of the answer. */
export const ASKER = 'asked_n';

/**
 * A question in the form that asks it of several subjects: for each of the sets of parameters, which are numbered, its rows in its own order. The fence keeps the
 * plan of a single one, so that rows come subject by subject.
 */
export function eachText(text: string, types: readonly string[], parameter: (index: number) => string): string {
  const sets = types.map((type, index) => `${parameter(index)}::${isArray(type) ? 'text' : type}[]`).join(', ');
  const names = types.map((_, index) => `p${index + 1}`).join(', ');
  const asked = text.replaceAll(/\$(\d+)/gu, (_, number: string) => {
    const type = types[Number(number) - 1];
    invariant(type !== undefined, 'a parameter has no type');
    return isArray(type) ? `asked.p${number}::${type}` : `asked.p${number}`;
  });
  return `select asked.n::integer as ${ASKER}, answer.* from unnest(${sets}) with ordinality as asked(${names}, n) cross join lateral (${asked} offset 0) as answer`;
}

/** {@link eachText} of a statement; its parameters are {@link eachParams}. */
export function eachStatement(statement: PreparedStatement): PreparedStatement {
  const held = made.get(statement);
  if (held !== undefined) return held;
  const each = prepared(eachText(statement.text, statement.each ?? [], (index) => `$${index + 1}`));
  made.set(statement, each);
  return each;
}

/** One array for each parameter, as text. @param sets the parameters of each asker */
export function eachParams(types: readonly string[], sets: readonly (readonly unknown[])[]): readonly string[] {
  return types.map((_, index) => arrayText(sets.map((set) => {
    const value = set[index];
    return Array.isArray(value) ? arrayText(value) : value;
  })));
}
