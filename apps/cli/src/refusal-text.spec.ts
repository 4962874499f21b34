import { describe, expect, it } from '@jest/globals';
import { REFUSALS, Refusal, type RefusalCode } from '@cyclefill/contracts';
import { COMMANDS } from './commands/index.js';
import { readId } from './read-id.js';
import { refusalText } from './refusal-text.js';

describe('what the command line says of a refusal', () => {
  it('is a sentence with what to do, and the code for scripts', () => {
    expect(refusalText(new Refusal('ekit.not-kept'))).toBe('the facility keeps no emergency kit here: set what may lie in it with `ekit set` first (ekit.not-kept)');
    expect(refusalText(new Error('anything else'))).toBeNull();
  });

  it('has a line for each thing that is against it', () => {
    expect(refusalText(new Refusal('tote.empty', { problems: [{ pointer: '/items/0', rule: 'is gone' }, { pointer: '', rule: 'nothing is left' }] }))).toBe('nothing lies in this tote (tote.empty)\n  items.0: is gone\n  nothing is left');
  });

  it('names no command that there is not', () => {
    const named = (Object.keys(REFUSALS) as RefusalCode[]).flatMap((code) => [...(refusalText(new Refusal(code)) ?? '').matchAll(/`([a-z -]+)`/gu)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !Object.hasOwn(COMMANDS, name))).toEqual([]);
  });
});

describe('an id on the command line', () => {
  it('is an id, or the message names the option and the command that prints such ids', () => {
    expect(readId('--supply', '019a0000-0000-7000-8000-000000000001', 'supply list')).toBe('019a0000-0000-7000-8000-000000000001');
    for (const text of ['', 'Rx 600628', '019a0000', '019A0000-0000-7000-8000-00000000000Z']) expect(() => readId('--supply', text, 'supply list')).toThrow('--supply takes an id as `supply list` prints it');
  });
});
