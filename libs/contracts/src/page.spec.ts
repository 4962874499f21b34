import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pageQueryShape, toPage } from './page.js';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));
const query = z.strictObject(pageQueryShape);

describe('pages', () => {
  it('end with a cursor while a row is left over, and with none on the last', () => {
    expect(toPage(rows, 2)).toEqual({ items: rows.slice(0, 2), nextCursor: 'b' });
    expect(toPage(rows, 3)).toEqual({ items: rows, nextCursor: null });
    expect(toPage([], 3)).toEqual({ items: [], nextCursor: null });
  });

  it('hold 50 items unless told, and 200 at most', () => {
    expect(query.parse({})).toEqual({ limit: 50 });
    expect(query.parse({ limit: '200' })).toEqual({ limit: 200 });
    for (const limit of ['0', '201', '-1', '1e2', '0x10', ' 5', '', ['5', '6']]) expect(query.safeParse({ limit }).success).toBe(false);
    expect(query.safeParse({ cursor: 'b', other: '1' }).success).toBe(false);
  });
});
