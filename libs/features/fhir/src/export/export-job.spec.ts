import { describe, expect, it } from '@jest/globals';
import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { jobName, readExport, readJobName } from './export-job.js';

const FACILITY = '01a208a9-fa89-7087-83e8-ad6e128276b1';
const AT = new Date('2026-12-07T08:00:00Z');
const nameOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an export', () => {
  it('is wholly in its name', () => {
    const job = readExport(FACILITY, [['_type', 'Patient,MedicationRequest'], ['_since', '2026-12-01T00:00:00Z'], ['_outputFormat', 'ndjson']], AT);
    expect(job).toEqual({ facility: FACILITY, types: ['Patient', 'MedicationRequest'], since: '2026-12-01T00:00:00Z', at: '2026-12-07T08:00:00.000Z' });
    expect(readJobName(jobName(job))).toEqual(job);
  });

  it('is refused with each parameter that is wrong', () => {
    expect(() => readExport(FACILITY, [['_type', 'Spaceship'], ['_since', 'yesterday'], ['colour', 'red']], AT)).toThrow(InvalidInput);
    expect(() => readExport(FACILITY, [['_type', 'Spaceship'], ['_since', 'yesterday'], ['colour', 'red']], AT)).toThrow(/_type.*_since.*colour/u);
  });

  it.each([
    ['no name', 'abc'], ['of something else', nameOf({ id: 1 })], ['of no facility', nameOf({ facility: 'x', types: null, since: null, at: AT.toISOString() })],
    ['since no time', nameOf({ facility: FACILITY, types: null, since: "' or true", at: AT.toISOString() })],
  ])('has no name that is %s', (_case, name) => {
    expect(() => readJobName(name)).toThrow(Refusal);
  });
});
