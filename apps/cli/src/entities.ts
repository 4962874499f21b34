import { IDENTITY_ENTITIES } from '@cyclefill/features/identity';
import type { DatabaseOptions } from '@cyclefill/platform/database';

/** Rows that commands reach through repositories. */
export const ENTITIES: DatabaseOptions['entities'] = [...IDENTITY_ENTITIES];
