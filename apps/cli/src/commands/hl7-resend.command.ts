import { ResendHl7 } from '@cyclefill/features/hl7';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';

export const hl7ResendCommand = defineCommand({
  summary: 'sends a message again that was refused or that nobody answered, under its old control id',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    await new ResendHl7(await context.uow()).execute(await context.actor(), readId('ID', given, 'hl7 outbox'));
    context.answer({ state: 'waiting' }, 'it is sent again: `hl7 outbox` tells what came of it');
  },
});
