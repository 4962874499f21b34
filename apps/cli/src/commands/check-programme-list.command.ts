import { KeepProgrammes } from '@cyclefill/features/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { programmeLines } from '../programme-lines.js';

export const checkProgrammeListCommand = defineCommand({
  summary: 'what states say of checks by technicians (R241), from when to when, and how their technicians stand',
  usage: '',
  options: {},
  async run(context) {
    const items = await new KeepProgrammes(await context.uow()).list(await context.actor(), { userId: '', seesEverybody: true });
    context.answer({ items: [...items] } as JsonValue, programmeLines(items));
  },
});
