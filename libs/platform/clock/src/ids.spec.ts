import { describe, expect, it } from '@jest/globals';
import { CountingIds } from './counting-ids.js';
import { FixedClock } from './fixed-clock.js';
import { SystemClock } from './system-clock.js';
import { SystemIds } from './system-ids.js';
import { uuidText } from './uuid-text.js';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

describe('SystemIds', () => {
  it('makes UUIDv7 that carry the millisecond of the clock', () => {
    const id = new SystemIds(new FixedClock('2026-12-01T12:00:00.123Z')).next();
    expect(id).toMatch(V7);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-12-01T12:00:00.123Z'));
  });

  it('rises strictly within a millisecond, across milliseconds and when the clock steps back', () => {
    const clock = new FixedClock('2026-12-01T12:00:00Z');
    const ids = new SystemIds(clock);
    let last = ids.next();
    for (let i = 0; i < 50_000; i += 1) {
      if (i % 1000 === 0) clock.advance(i % 3000 === 0 ? -5 : 3);
      const id = ids.next();
      if (id <= last) throw new Error(`${id} follows ${last}`);
      last = id;
    }
    expect(last).toMatch(V7);
  });

  it('does not repeat across generators in the same millisecond', () => {
    const clock = new FixedClock('2026-12-01T12:00:00Z');
    const generators = [new SystemIds(clock), new SystemIds(clock)];
    const seen = new Set(generators.flatMap((ids) => Array.from({ length: 20_000 }, () => ids.next())));
    expect(seen.size).toBe(40_000);
  });

  it('writes the same shape into a buffer at an offset and nothing beside it', () => {
    const target = Buffer.alloc(48, 0xee);
    new SystemIds(new SystemClock()).writeTo(target, 16);
    expect(uuidText(target, 16)).toMatch(V7);
    expect(target.subarray(0, 16).every((byte) => byte === 0xee) && target.subarray(32).every((byte) => byte === 0xee)).toBe(true);
  });
});

describe('CountingIds', () => {
  it('counts in the shape of a UUIDv7, as text and as bytes', () => {
    const ids = new CountingIds();
    expect(ids.next()).toBe('00000000-0000-7000-8000-000000000001');
    const target = Buffer.alloc(20, 0xee);
    ids.writeTo(target, 2);
    expect(uuidText(target, 2)).toBe('00000000-0000-7000-8000-000000000002');
  });
});
