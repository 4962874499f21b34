import type { AccessScope, Role } from '@cyclefill/contracts';

/** Who is behind a request: an enabled user with a token that still stands. */
export interface Principal {
  readonly tenantId: string;
  readonly userId: string;
  readonly tokenId: string;
  readonly role: Role;
  readonly scope: AccessScope;
}
