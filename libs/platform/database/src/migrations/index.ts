import { Schema0001 } from './0001-schema.js';
import { Exceptions0003 } from './0003-exceptions.js';

/** Every migration in order; a new one is added at the end and never edited afterwards. */
export const MIGRATIONS = [Schema0001, Exceptions0003] as const;
