import type { JsonValue } from '@cyclefill/domain/kernel';

/** A parsed body as plain JSON, without the keys that were left out: what a key of a request is compared by. */
export function toJson(body: object): JsonValue {
  return JSON.parse(JSON.stringify(body)) as JsonValue;
}
