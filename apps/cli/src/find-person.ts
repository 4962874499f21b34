import { type AccessScope, type Permission, isScoped, permits } from '@cyclefill/contracts';
import { ListUsers } from '@cyclefill/features/identity';
import type { Actor } from '@cyclefill/platform/database';
import { CommandRefused } from './command-errors.js';
import type { CommandContext } from './command-context.js';

/** Somebody who acts through the command line, with what of the pharmacy is hers or his. */
export interface ActingPerson {
  readonly actor: Actor;
  readonly scope: AccessScope;
}

/** The person with a login, where what is done is recorded under a name and may be done by some alone. @throws CommandRefused when there is none, or the role may not do it */
export async function findPerson(context: CommandContext, login: string, permission: Permission): Promise<ActingPerson> {
  const actor = await context.actor();
  const user = (await new ListUsers(await context.uow()).execute(actor)).find((one) => one.login === login && one.disabledAt === null);
  if (user === undefined) throw new CommandRefused(`nobody works here as ${login}: \`user list\` names everybody`);
  if (!permits(user.role, permission)) throw new CommandRefused(`a ${user.role} may not do this`);
  return { actor: { ...actor, userId: user.id }, scope: isScoped(user.role) ? user.scopes : 'pharmacy' };
}
