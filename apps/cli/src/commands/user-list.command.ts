import { ListUsers } from '@cyclefill/features/identity';
import { defineCommand } from '../command.js';

export const userListCommand = defineCommand({
  summary: 'everybody who works with the pharmacy',
  usage: '',
  options: {},
  async run(context) {
    const users = await new ListUsers(await context.uow()).execute(await context.actor());
    const items = users.map(({ id, login, displayName, role, disabledAt }) => ({ userId: id, login, displayName, role, disabled: disabledAt !== null }));
    context.answer({ items }, items.map(({ login, displayName, role, disabled }) => `${login}\t${role}\t${displayName}${disabled ? '\tdisabled' : ''}`).join('\n'));
  },
});
