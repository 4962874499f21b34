import { AccessTokenEntity } from './access-token.entity.js';
import { AppUserEntity } from './app-user.entity.js';
import { UserScopeEntity } from './user-scope.entity.js';

/** Every row class of this feature, for the data source. */
export const IDENTITY_ENTITIES = [
  AppUserEntity,
  AccessTokenEntity,
  UserScopeEntity,
] as const;
