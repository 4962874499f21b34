import { Refusal } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { UserRepository } from '../data/user.repository.js';

/** Shuts a user out: every token of theirs stops with the next request. The row stays, because the audit names it. */
export class DisableUser {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `user.not-found`, `user.disabled` when it already was. */
  execute(actor: Actor, login: string): Promise<{ readonly userId: string }> {
    return this.uow.run(actor, async (tx) => {
      const users = tx.get(UserRepository);
      const user = await users.byLogin(login);
      if (user === null) throw new Refusal('user.not-found');
      if (!(await users.disable(user.id))) throw new Refusal('user.disabled');
      await tx.audit({ action: 'user.disable', subjectKind: 'user', subjectId: user.id });
      return { userId: user.id };
    });
  }
}
