import { type JsonValue, canonicalJson } from '@cyclefill/domain/kernel';
import { readScriptJson } from './read-script.js';
import type { ScriptAdapter } from './script-adapter.js';

/** Our own JSON: what is written has its keys in code point order, so equal events are equal bytes. */
export const NEUTRAL_SCRIPT_JSON: ScriptAdapter = {
  read: readScriptJson,
  write: (event) => new TextEncoder().encode(`${canonicalJson(event as JsonValue)}\n`),
};
