import { Refusal } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { AccessTokenRepository } from '../data/access-token.repository.js';

/** Ends a token before its day. */
export class RevokeToken {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `token.not-found`, also when it was revoked before. */
  execute(actor: Actor, tokenId: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      if (!(await tx.get(AccessTokenRepository).revoke(tokenId))) throw new Refusal('token.not-found');
      await tx.audit({ action: 'token.revoke', subjectKind: 'token', subjectId: tokenId });
    });
  }
}
