import { describe, expect, it } from '@jest/globals';
import { readSearchDate } from './fhir-date.js';

describe('a date of a search', () => {
  it.each([
    ['2026', 'eq', '2026-01-01T00:00:00Z', '1 year'],
    ['ge2026-03', 'ge', '2026-03-01T00:00:00Z', '1 month'],
    ['lt2026-03-08', 'lt', '2026-03-08T00:00:00Z', '1 day'],
    ['2026-03-08T02:30', 'eq', '2026-03-08T02:30:00Z', '1 minute'],
    ['eb2026-03-08T02:30:15-05:00', 'eb', '2026-03-08T02:30:15-05:00', '1 second'],
    ['sa2026-03-08T02:30:15.1234Z', 'sa', '2026-03-08T02:30:15.123Z', '1 millisecond'],
  ])('%s', (text, prefix, from, length) => {
    expect(readSearchDate(text)).toEqual({ prefix, from, length });
  });

  it.each(['', 'yesterday', '2026-13', '2026-02-29', '2026-1-1', 'ap2026', '2026-03-08T25:00', '0000', "2026'; drop"])('is not %j', (text) => {
    expect(readSearchDate(text)).toBeNull();
  });
});
