import { type AccessScope, type Permission, type Role, isScoped, permits } from '@cyclefill/contracts';
import { ListUsers } from '@cyclefill/features/identity';
import type { Actor } from '@cyclefill/platform/database';
import { CommandRefused } from './command-errors.js';
import type { CommandContext } from './command-context.js';

/** Somebody who acts through the command line, with what of the pharmacy is hers or his. */
export interface ActingPerson {
  readonly actor: Actor & { readonly userId: string };
  readonly scope: AccessScope;
  readonly role: Role;
}

type Colleague = Awaited<ReturnType<ListUsers['execute']>>[number];

/** Who works here under a login. @throws CommandRefused when nobody does */
export async function findColleague(context: CommandContext, login: string): Promise<Colleague> {
  const user = (await new ListUsers(await context.uow()).execute(await context.actor())).find((one) => one.login === login && one.disabledAt === null);
  if (user === undefined) throw new CommandRefused(`nobody works here as ${login}: \`user list\` names everybody, \`user add\` adds somebody`);
  return user;
}

/** The person with a login, where what is done is recorded under a name and may be done by some alone. @throws CommandRefused when there is none, or the role may not do it */
export async function findPerson(context: CommandContext, login: string, permission: Permission): Promise<ActingPerson> {
  const { id, role, scopes } = await findColleague(context, login);
  if (!permits(role, permission)) throw new CommandRefused(`a ${role} may not do this`);
  return { actor: { ...(await context.actor()), userId: id }, scope: isScoped(role) ? scopes : 'pharmacy', role };
}
