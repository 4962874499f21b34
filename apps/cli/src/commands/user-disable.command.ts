import { DisableUser } from '@cyclefill/features/identity';
import { defineCommand } from '../command.js';

export const userDisableCommand = defineCommand({
  summary: 'shuts a user out; all their tokens stop',
  usage: 'LOGIN',
  options: {},
  async run(context, { operands: [login = ''] }) {
    const { userId } = await new DisableUser(await context.uow()).execute(await context.actor(), login);
    context.answer({ userId, login }, `disabled ${login}`);
  },
});
