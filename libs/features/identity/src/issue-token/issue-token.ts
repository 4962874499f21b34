import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { parseDay } from '@cyclefill/domain/kernel';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { AccessTokenRepository } from '../data/access-token.repository.js';
import { UserRepository } from '../data/user.repository.js';
import { hashOfToken, newToken } from '../token.js';

const OUT_OF_RANGE = [{ pointer: '/expiresOn', rule: 'is not a day (YYYY-MM-DD) within the coming year' }];

/** The token itself is in here and nowhere else: it is shown once. */
export interface IssuedToken {
  readonly tokenId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a bearer token for a user; only its hash is kept. */
export class IssueToken {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * @param expiresOn last day it stands, `YYYY-MM-DD` in UTC; 90 days from now unless given, a year at most.
   * @throws Refusal `user.not-found`, `user.disabled`; InvalidInput for a day outside the year.
   */
  async execute(actor: Actor, { login, expiresOn = null }: { readonly login: string; readonly expiresOn?: string | null }): Promise<IssuedToken> {
    if (expiresOn !== null && parseDay(expiresOn) === null) throw new InvalidInput(OUT_OF_RANGE);
    const token = newToken();
    return this.uow.run(actor, async (tx) => {
      const user = await tx.get(UserRepository).byLogin(login);
      if (user === null) throw new Refusal('user.not-found');
      if (user.disabledAt !== null) throw new Refusal('user.disabled');
      const issued = await tx.get(AccessTokenRepository).add({ userId: user.id, hash: hashOfToken(token), expiresOn });
      if (issued === null) throw new InvalidInput(OUT_OF_RANGE);
      await tx.audit({ action: 'token.issue', subjectKind: 'token', subjectId: issued.id, detail: { user: user.id } });
      return { tokenId: issued.id, token, expiresAt: issued.expiresAt };
    });
  }
}
