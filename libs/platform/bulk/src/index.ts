export { closeMissing } from './close-missing.js';
export type { ClosingScope } from './close-missing.js';
export type { BulkColumn, BulkType } from './bulk-column.js';
export { findOrInsert } from './find-or-insert.js';
export type { FoundIds, IdentityTable } from './find-or-insert.js';
export { recordChanges } from './record-changes.js';
export type { RecordedChanges, RecordedTable } from './record-changes.js';
