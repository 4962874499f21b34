import { describe, expect, it } from '@jest/globals';
import { splitScope } from './read-scopes.js';

describe('a scope on the command line', () => {
  it('names a facility, or a wing behind the first slash', () => {
    expect(splitScope('FA')).toEqual({ facility: 'FA', wing: null });
    expect(splitScope('FA/East')).toEqual({ facility: 'FA', wing: 'East' });
    expect(splitScope('FA/East/Rehab')).toEqual({ facility: 'FA', wing: 'East/Rehab' });
  });
});
