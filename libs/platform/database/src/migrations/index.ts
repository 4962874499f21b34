import { Schema0001 } from './0001-schema.js';
import { OrderChanges0002 } from './0002-order-changes.js';
import { Exceptions0003 } from './0003-exceptions.js';
import { Refills0004 } from './0004-refills.js';
import { NightlyRun0005 } from './0005-nightly-run.js';
import { SupplyFacts0009 } from './0009-supply-facts.js';

/** Every migration in order; a new one is added at the end and never edited afterwards. */
export const MIGRATIONS = [Schema0001, OrderChanges0002, Exceptions0003, Refills0004, NightlyRun0005, SupplyFacts0009] as const;
