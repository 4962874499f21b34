import { invariant } from '@cyclefill/domain/kernel';
import pg from 'pg';

/** The ids of a part of a facility go into a dozen statements: one list is written once. Whoever gives a list does not change it. */
const written = new WeakMap<readonly unknown[], string>();

/** The literal of an array. */
function arrayLiteral(values: readonly unknown[]): string {
  const held = written.get(values);
  if (held !== undefined) return held;
  invariant(values.every((value) => typeof value === 'string'), 'only arrays of texts are written as literals');
  const text = pg.escapeLiteral(arrayText(values));
  written.set(values, text);
  return text;
}

/** An array of scalars as PostgreSQL reads it from text. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map((value) => (value === null ? 'null' : `"${scalarText(value).replaceAll(/["\\]/gu, String.raw`\$&`)}"`)).join(',')}}`;
}

function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  invariant(typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean', 'only arrays of scalars are written as literals');
  return String(value);
}

/** A parameter as a literal of SQL, for statements that take none. @throws InvariantError on a value that has no literal here */
export function literal(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  invariant(Array.isArray(value), 'a parameter is missing, or of a type that has no literal');
  return arrayLiteral(value as readonly unknown[]);
}
