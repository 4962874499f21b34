import { isScoped } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Authenticator } from '@cyclefill/platform/http';
import type { Principal } from '@cyclefill/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { AccessTokenRepository } from '../data/access-token.repository.js';
import { UserRepository } from '../data/user.repository.js';
import { hashOfToken, looksLikeToken } from '../token.js';

/** {@link Authenticator} over the tokens in the database: what was revoked or disabled a moment ago is out now. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  async authenticate(token: string): Promise<Principal | null> {
    if (!looksLikeToken(token)) return null;
    const found = await this.uow.acrossTenants((tx) => tx.get(AccessTokenRepository).find(hashOfToken(token)));
    if (found === null) return null;
    const { tenantId, userId, tokenId } = found;
    return this.uow.run({ tenantId, userId, requestId: '' }, async (tx) => {
      const user = await tx.get(UserRepository).enabled(userId);
      return user === null ? null : { tenantId, userId, tokenId, role: user.role, scope: isScoped(user.role) ? user.scopes : 'pharmacy' };
    });
  }
}
