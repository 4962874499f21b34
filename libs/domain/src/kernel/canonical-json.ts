import { byCodePoint } from './code-point-order.js';

/** A value that JSON can carry without loss. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/** JSON with keys in code-point order and no white space: equal values give equal bytes, so hashes can be compared. */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonicalJson(item)).join(',')}]`;
  const entries = Object.entries(value as { readonly [key: string]: JsonValue | undefined });
  const members = entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return `{${members
    .toSorted((a, b) => byCodePoint(a[0], b[0]))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
    .join(',')}}`;
}
