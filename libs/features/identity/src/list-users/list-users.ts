import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { UserRepository } from '../data/user.repository.js';
import type { ListedUser } from '../data/user.repository.js';

/** Everybody who works with the pharmacy, by login. */
export class ListUsers {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor): Promise<readonly ListedUser[]> {
    return this.uow.run(actor, (tx) => tx.get(UserRepository).list());
  }
}
