import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NEUTRAL_SCRIPT_JSON } from './neutral-json.adapter.js';
import { readScriptJson } from './read-script.js';
import { someScriptEvents } from './script-events.builder.js';
import { ScriptRefusal } from './script-refusal.js';

const FILES = [...someScriptEvents().map((event) => JSON.stringify(event)), JSON.stringify(someScriptEvents())];
/** Longest that one file may take to be read or refused. */
const LONGEST_MS = 100;

/** Reads it or is told why not; anything thrown but the named refusal fails the law. */
function readAtAll(bytes: Uint8Array): number {
  const begun = process.cpuUsage();
  try {
    const events = readScriptJson(bytes);
    for (const event of events) expect(readScriptJson(NEUTRAL_SCRIPT_JSON.write(event))).toEqual([event]);
  } catch (error) {
    if (!(error instanceof ScriptRefusal)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** A pause of the machine is over the second time; what hangs, hangs again. */
function readOrRefuse(bytes: Uint8Array): void {
  if (readAtAll(bytes) > LONGEST_MS) expect(readAtAll(bytes)).toBeLessThanOrEqual(LONGEST_MS);
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const noise = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '\\u0000', '1e999', '-0', 'null', 'true', '"kind":', '"__proto__":', '"newRx"', 'é', '\u{1F600}', '\uD800', '\0', ' '), maxLength: 40 });

describe('a file of events', () => {
  it('is refused by name or read, whatever it was changed into', () => {
    fc.assert(fc.property(fc.constantFrom(...FILES), fc.nat(4000), fc.nat(80), noise, (text, at, length, inserted) => { readOrRefuse(encoded(text.slice(0, at % text.length) + inserted + text.slice((at % text.length) + length))); }));
  });

  it('is refused by name or read, whatever value stands in a field', () => {
    const field = fc.constantFrom(...someScriptEvents().flatMap((event) => Object.keys(event).map((key) => [event, key] as const)));
    fc.assert(fc.property(field, fc.jsonValue({ maxDepth: 12 }), ([event, key], value) => { readOrRefuse(encoded(JSON.stringify({ ...event, [key]: value }))); }));
  });

  it('is refused by name or read, whatever bytes it is of', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { readOrRefuse(bytes); }));
  });

  it('leaves the prototype of objects as it was', () => {
    expect(() => readScriptJson(encoded('{"kind":"getMessage","__proto__":{"polluted":1}}'))).toThrow(ScriptRefusal);
    expect(({} as { readonly polluted?: number }).polluted).toBeUndefined();
  });
});
