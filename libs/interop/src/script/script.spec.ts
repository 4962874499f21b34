import { describe, expect, it } from '@jest/globals';
import { JSON_LIMITS } from './json-limits.js';
import { readScriptJson } from './read-script.js';
import { SCRIPT_ADAPTERS, SCRIPT_ADAPTER_NAMES } from './script-adapters.js';
import { SCRIPT_KINDS } from './script-event.js';
import { someScriptEvents } from './script-events.builder.js';
import { ScriptRefusal } from './script-refusal.js';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
function refusalOf(value: unknown): readonly string[] {
  try {
    readScriptJson(bytes(value));
  } catch (error) {
    if (error instanceof ScriptRefusal) return error.problems.map(({ pointer, rule }) => `${pointer}: ${rule}`);
    throw error;
  }
  return [];
}
const [NEW_RX, CANCEL] = someScriptEvents();

describe('every adapter', () => {
  it.each(SCRIPT_ADAPTER_NAMES)('%s reads what it writes, of every kind', (name) => {
    expect(someScriptEvents().map(({ kind }) => kind).toSorted()).toEqual(SCRIPT_KINDS.toSorted());
    for (const event of someScriptEvents()) expect(SCRIPT_ADAPTERS[name].read(SCRIPT_ADAPTERS[name].write(event))).toEqual([event]);
  });
});

describe('neutral JSON', () => {
  it('takes one event or a list in its order', () => {
    expect(readScriptJson(bytes(CANCEL))).toEqual([CANCEL]);
    expect(readScriptJson(bytes([CANCEL, NEW_RX]))).toEqual([CANCEL, NEW_RX]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a kind that there is not', [{ ...CANCEL, kind: 'cancel' }], [`/0/kind: is none of ${SCRIPT_KINDS.join(', ')}`]],
    ['a kind that every object has', [{ ...CANCEL, kind: 'constructor' }], [`/0/kind: is none of ${SCRIPT_KINDS.join(', ')}`]],
    ['what is no event', [7], [`/0/kind: is none of ${SCRIPT_KINDS.join(', ')}`]],
    ['a field that is missing, and one too many', [NEW_RX, { ...CANCEL, reason: undefined, why: 'x' }], ['/1/reason: is missing or of another type', '/1: has a field that does not belong here']],
    ['a moment without its minute', { ...CANCEL, at: '2026-12-05' }, ['/at: is no wall clock of the facility like 2026-12-07T08:00']],
    ['a number for a quantity', [{ ...NEW_RX, prescription: { ...(NEW_RX as { prescription: object }).prescription, quantity: 30 } }], ['/0/prescription/quantity: is missing or of another type']],
    ['no event', [], [': holds no event']],
    ['no JSON', '{"kind": ', [': is no JSON: send one event, or a list of them']],
    ['a field twice', `{"kind":"getMessage","messageId":"M1","messag\\u0065Id":"M2","sentAt":"2026-12-01T08:00:00Z","from":"A","to":"B"}`, [': names one field twice in one object: leave one of them out']],
    ['nesting without end', '['.repeat(100_000) + ']'.repeat(100_000), [`: is nested deeper than ${JSON_LIMITS.depth} levels: send each event flat, as the fields of its kind are`]],
    ['fields without end', `{${Array.from({ length: JSON_LIMITS.keys + 1 }, (_, index) => `"k${index}":1`).join()}}`, [`: holds more than ${JSON_LIMITS.keys} fields: send fewer events in one file`]],
    ['events without end', Array.from({ length: JSON_LIMITS.events + 1 }, () => 1), [`: holds more than ${JSON_LIMITS.events} events: send them in several files`]],
    ['a file without end', ' '.repeat(JSON_LIMITS.bytes + 1), [': is larger than 1024 KiB: send fewer events in one file']],
  ])('refuses %s with its place', (_, value, expected) => {
    expect(refusalOf(value)).toEqual(expected);
  });

  it('refuses what is not UTF-8', () => {
    expect(() => readScriptJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('the file: is not UTF-8: save it as UTF-8');
  });

  it('quotes nothing of what was sent', () => {
    expect(refusalOf([{ ...CANCEL, secret: 'canary', rxNumber: { canary: 1 } }]).join()).not.toContain('canary');
  });
});
