import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JsonValue, canonicalJson } from './canonical-json.js';

const json = fc.jsonValue().map((value) => value as JsonValue);

describe('canonical JSON', () => {
  it('reads back as the same value', () => {
    fc.assert(fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('is the same text whatever the order of the keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), json), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }));
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [null, 'x'] })).toBe('{"b":1,"c":[null,"x"]}');
  });
});
