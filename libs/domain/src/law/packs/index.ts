import type { RuleLayer } from '../rule-layer.js';
import { FACILITIES } from './facilities.js';
import { PAYERS } from './payers.js';
import { STATES } from './states.js';
import { US_FEDERAL } from './us-federal.js';

/** Every version of every rule pack. A new version is added; none is ever taken out, since batches name them. */
export const RULE_LIBRARY: readonly RuleLayer[] = [US_FEDERAL, ...STATES, ...PAYERS, ...FACILITIES];
