import type { Principal } from './principal.js';

/** Turns a presented bearer token into a person; implemented by the identity feature. */
export abstract class Authenticator {
  /** null when the token is unknown, expired or revoked, or its user disabled: which of them is nobody's business. */
  abstract authenticate(token: string): Promise<Principal | null>;
}
