import type { BrokenJsonLimit } from '@cyclefill/interop/json';

/** How large a file of events may be. */
export const JSON_LIMITS = { bytes: 1024 * 1024, depth: 8, keys: 20_000, events: 500 } as const;

/** What is wrong with a file that breaks a limit, and what to do. */
export const LIMIT_RULES: Readonly<Record<BrokenJsonLimit, string>> = {
  'too-deep': `is nested deeper than ${JSON_LIMITS.depth} levels: send each event flat, as the fields of its kind are`,
  'too-many-keys': `holds more than ${JSON_LIMITS.keys} fields: send fewer events in one file`,
  'key-twice': 'names one field twice in one object: leave one of them out',
};
