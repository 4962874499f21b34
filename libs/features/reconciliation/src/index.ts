export { RECONCILIATION_ENTITIES } from './data/reconciliation-entities.js';
export { OpenReconciliation } from './open/open-reconciliation.js';
export { LIST_SOURCES, RECONCILIATION_KINDS, readReconciliation, readReconciliations } from './read/reconciliation-view.js';
export type { ReconciledEntry, ReconciledRow, ReconciliationHead } from './read/reconciliation-view.js';
