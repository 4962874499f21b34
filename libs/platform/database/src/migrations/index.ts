import { Schema0001 } from './0001-schema.js';
import { Refills0004 } from './0004-refills.js';

/** Every migration in order; a new one is added at the end and never edited afterwards. */
export const MIGRATIONS = [Schema0001, Refills0004] as const;
