import { describe, expect, it } from '@jest/globals';
import { containersOf } from './filled-out-of.js';

const nothing = { scans: [], ndc: undefined, units: undefined, lot: undefined, expires: undefined, poured: undefined, left: undefined };

describe('what an order is filled out of, on the command line', () => {
  it('is as much as is expected, out of one container', () => {
    expect(containersOf({ ...nothing, scans: ['C-1'] }, '28')).toEqual([{ scan: 'C-1', units: '28' }]);
    expect(containersOf({ ...nothing, ndc: '00781570101', lot: 'A1', expires: '2028-06-30', units: '14' }, '28')).toEqual([{ typed: { ndc11: '00781570101' }, lot: 'A1', expiresOn: '2028-06-30', units: '14' }]);
  });

  it('is said of each of several, in the order of the scans; what is left empty is not said', () => {
    expect(containersOf({ ...nothing, scans: ['C-1', 'C-2'], units: '20;8', lot: ';B2', left: '80' }, '28')).toEqual([{ scan: 'C-1', units: '20', left: '80' }, { scan: 'C-2', units: '8', lot: 'B2' }]);
  });

  it.each([
    ['neither a scan nor an NDC', {}, 'name either what was scanned'],
    ['both', { scans: ['C-1'], ndc: '00781570101' }, 'name either what was scanned'],
    ['units of one of two', { scans: ['C-1', 'C-2'], units: '20' }, '--units takes what comes out of each container'],
    ['more lots than containers', { scans: ['C-1'], lot: 'A;B' }, '2 values for one container'],
  ])('and %s is refused', (_, said, words) => expect(() => containersOf({ ...nothing, ...said }, '28')).toThrow(words));

  it('and fewer than expected are counted, not supposed', () => expect(() => containersOf({ ...nothing, scans: ['C-1'] }, null)).toThrow('--units N is missing: fewer go in than expected'));
});
