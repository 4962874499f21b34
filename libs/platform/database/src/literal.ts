import { invariant } from '@cyclefill/domain/kernel';
import pg from 'pg';

/** An array as PostgreSQL reads it from text. */
function arrayText(values: readonly unknown[]): string {
  const quoted = values.map((value) => {
    invariant(typeof value === 'string', 'only arrays of texts are written as literals');
    return `"${value.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
  });
  return `{${quoted.join(',')}}`;
}

/** A parameter as a literal of SQL, for statements that take none. @throws InvariantError on a value that has no literal here */
export function literal(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  invariant(Array.isArray(value), 'a parameter is missing, or of a type that has no literal');
  return pg.escapeLiteral(arrayText(value as readonly unknown[]));
}
