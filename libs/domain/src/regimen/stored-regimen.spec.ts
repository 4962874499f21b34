import { describe, expect, it } from '@jest/globals';
import { storedRegimen } from './stored-regimen.js';

const PHASE = { anchor: 20_000, from: 28_800_000, to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'BID' }, dose: { kind: 'fixed', dose: 1000 } };
const textOf = (changes: object): string => JSON.stringify({ prn: false, phases: [{ ...PHASE, ...changes }] });

const SHAPES: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['days', { kind: 'every-n-days', every: 2 }], ['days', { kind: 'weekdays', days: [1, 3] }], ['days', { kind: 'month-days', days: [1, 15] }], ['days', { kind: 'cycle', on: 21, off: 7 }],
  ['times', { kind: 'slots', slots: [{ code: 'HS', shift: -30 }] }], ['times', { kind: 'clock', minutes: [480, 1200] }], ['times', { kind: 'every-hours', hours: 6, from: 28_800_000 }],
  ['times', { kind: 'every-minutes', minutes: 90, from: 28_800_000 }], ['times', { kind: 'unplaced', often: { times: 1, timesMax: 2, period: 1, periodMax: 1, unit: 'days' } }],
  ['dose', { kind: 'by-time', doses: [1000, 2000] }], ['dose', { kind: 'alternating', doses: [1000, 500] }], ['dose', { kind: 'range', low: 1000, high: 2000 }],
];

describe('a stored regimen', () => {
  it('is read as it was written, whatever its days, times and doses', () => {
    for (const [part, shape] of [...SHAPES, ['times', { kind: 'once' }], ['dose', { kind: 'unstated' }], ['to', 28_900_000]] as const) {
      expect(storedRegimen(textOf({ [part]: shape }))).toEqual(JSON.parse(textOf({ [part]: shape })));
    }
    expect(storedRegimen('{"prn":true,"phases":[]}')).toEqual({ prn: true, phases: [] });
  });

  it('is none where a part of it is missing or of another type', () => {
    for (const [part, shape] of SHAPES) {
      for (const name of Object.keys(shape)) {
        expect(storedRegimen(textOf({ [part]: { ...shape, [name]: undefined } }))).toBeNull();
        expect(storedRegimen(textOf({ [part]: { ...shape, [name]: { wrong: true } } }))).toBeNull();
      }
    }
    for (const name of Object.keys(PHASE).filter((each) => each !== 'to')) expect(storedRegimen(textOf({ [name]: 'wrong' }))).toBeNull();
    for (const text of ['null', '[]', '{}', '{"prn":false}', '{"phases":[]}', '{"prn":1,"phases":[]}', '{"prn":false,"phases":{}}', '{"prn":false,"phases":[null]}', textOf({ to: 'later' }), textOf({ days: { kind: 'toString' } })]) {
      expect(storedRegimen(text)).toBeNull();
    }
  });
});
