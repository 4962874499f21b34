import { describe, expect, it } from '@jest/globals';
import { FixedClock } from './fixed-clock.js';

describe('FixedClock', () => {
  it('stands still until it is moved', () => {
    const clock = new FixedClock('2026-11-01T01:30:00-04:00');
    expect(clock.now().toISOString()).toBe('2026-11-01T05:30:00.000Z');
    clock.advance(3_600_000);
    expect(clock.now().toISOString()).toBe('2026-11-01T06:30:00.000Z');
    clock.set('2026-12-01T00:00:00Z');
    expect(clock.nowMs()).toBe(Date.parse('2026-12-01T00:00:00Z'));
  });

  it('refuses an instant without an offset, which would mean another moment on another machine', () => {
    expect(() => new FixedClock('2026-12-01T12:00:00')).toThrow(RangeError);
  });
});
