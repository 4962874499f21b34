import { AddUser, newUserSchema } from '@cyclefill/features/identity';
import { ROLES } from '@cyclefill/contracts';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { readScopes } from '../read-scopes.js';

export const userAddCommand = defineCommand({
  summary: 'adds a person or a service',
  usage: 'LOGIN',
  options: {
    role: { type: 'string', value: 'ROLE', summary: `one of ${ROLES.join(', ')}`, required: true },
    name: { type: 'string', value: 'NAME', summary: 'name as others read it; the login unless given' },
    scope: { type: 'string', value: 'F[/WING],…', summary: 'facilities, or wings of one, that a nurse or facility lead may see' },
  },
  async run(context, { operands, options }) {
    const [login = ''] = operands;
    const scopes = options.scope === undefined ? [] : await readScopes(context, options.scope);
    const user = newUserSchema.safeParse({ login, displayName: options.name ?? login, role: options.role, scopes });
    if (!user.success) throw new WrongUsage(`not valid: ${[...new Set(user.error.issues.map(({ path }) => String(path[0])))].join(', ')}`);
    const { userId } = await new AddUser(await context.uow()).execute(await context.actor(), user.data);
    context.answer({ userId, login, role: user.data.role }, `added ${login} (${user.data.role})`);
  },
});
