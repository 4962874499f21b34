import type { AccessScope } from '@cyclefill/contracts';

/** A message speaks for its facility as the pharmacy's own entry does: which residents it may touch, the settings of its sender say. */
export const EVERYTHING: AccessScope = 'pharmacy';
