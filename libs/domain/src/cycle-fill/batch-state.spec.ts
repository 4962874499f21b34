import { describe, expect, it } from '@jest/globals';
import { BATCH_COMMANDS, BATCH_STATES, type BatchCommand, type CommandAnswer, WORKED_STATES, commandBatch, mayStep } from './batch-state.js';

const WORDS: Readonly<Record<CommandAnswer['kind'], string>> = { to: '', none: '=', refused: 'no' };
const answers = (command: BatchCommand): Record<string, string> =>
  Object.fromEntries(BATCH_STATES.map((state) => {
    const answer = commandBatch({ state, worked: 'computed' }, command);
    return [state, answer.kind === 'to' ? answer.state : WORDS[answer.kind]];
  }));

describe('commands on a batch that had been computed', () => {
  it('lead where this table says', () => {
    expect(answers('pause')).toEqual({ opened: 'paused', computed: 'paused', planned: 'paused', documented: 'no', needs_attention: 'no', paused: '=', cancelled: 'no' });
    expect(answers('resume')).toEqual({ opened: '=', computed: '=', planned: '=', documented: 'no', needs_attention: 'no', paused: 'computed', cancelled: 'no' });
    expect(answers('cancel')).toEqual({ opened: 'cancelled', computed: 'cancelled', planned: 'cancelled', documented: 'no', needs_attention: 'cancelled', paused: 'cancelled', cancelled: '=' });
    expect(answers('retry')).toEqual({ opened: '=', computed: '=', planned: '=', documented: 'no', needs_attention: 'computed', paused: 'no', cancelled: 'no' });
  });

  it('are idempotent: after a command the same one says that it has been done', () => {
    for (const command of BATCH_COMMANDS) for (const state of BATCH_STATES) for (const worked of WORKED_STATES) {
      const answer = commandBatch({ state, worked }, command);
      if (answer.kind === 'to') expect(commandBatch({ state: answer.state, worked }, command)).toEqual({ kind: 'none' });
    }
  });

  it('take no way that the table of steps does not have, nothing leads out of cancelled, and out of documented only a rebuild (R119)', () => {
    for (const command of BATCH_COMMANDS) for (const state of BATCH_STATES) for (const worked of WORKED_STATES) {
      const answer = commandBatch({ state, worked }, command);
      if (answer.kind === 'to') expect(mayStep(state, answer.state)).toBe(true);
    }
    expect(BATCH_STATES.filter((next) => mayStep('cancelled', next))).toEqual([]);
    expect(BATCH_STATES.filter((next) => mayStep('documented', next))).toEqual(['computed']);
  });
});
