import { describe, expect, it } from '@jest/globals';
import { LOWEST_PRIORITY } from '@cyclefill/platform/queue';
import { priorityOf } from './priority.js';

const at = (text: string): number => priorityOf(new Date(text));

describe('the priority of a task', () => {
  it('is lower, which is more urgent, the earlier it is due', () => {
    const due = ['2026-12-01T22:00:00Z', '2026-12-01T22:15:00Z', '2026-12-02T00:00:00Z', '2031-01-01T00:00:00Z'].map(at);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(new Set(due).size).toBe(due.length);
  });

  it('stays within what the queue can tell apart', () => {
    expect([at('1999-01-01T00:00:00Z'), at('2500-01-01T00:00:00Z')]).toEqual([1, LOWEST_PRIORITY]);
    expect(at('2079-01-01T00:00:00Z')).toBeLessThan(LOWEST_PRIORITY);
  });
});
