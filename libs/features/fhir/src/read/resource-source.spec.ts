import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineSource } from './resource-source.js';

const at = (hour: number): Date => new Date(`2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`);
const source = defineSource({
  type: 'Basic', permission: 'order.read', key: 'uuid', columns: { turn: z.date().nullable(), refers: z.union([z.string(), z.array(z.string())]).nullable() }, sql: '', parameters: [],
  resource: ({ id }) => ({ resourceType: 'Basic', id, code: {} }), turns: ({ turn }) => (turn === null ? [] : [turn]),
});
const row = (more: object = {}) => source.read({ id: 'x', version: 1, versioned_at: at(8), updated_at: at(8), patient_id: null, turn: null, refers: null, ...more }, 'https://host/fhir/R4');

describe('a row says what its version said', () => {
  it.each([
    ['as long as nothing moves', {}, true],
    ['no more when something without a version was recorded after it', { updated_at: at(9) }, false],
    ['until the clock reaches what it names', { turn: at(13) }, true],
    ['no more when the clock has passed it', { turn: at(11) }, false],
    ['when the clock had passed it before', { turn: at(7) }, true],
  ])('%s', (_case, more, isSettled) => {
    expect(row(more).isSettled(at(12))).toBe(isSettled);
  });
});

describe('ids of a reference', () => {
  it.each([[null, []], ['a', ['a']], [['a', 'b'], ['a', 'b']]])('in %j are %j', (refers, ids) => {
    expect(row({ refers }).ids('refers')).toEqual(ids);
  });
});
