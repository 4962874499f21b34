import { ReconciliationEntity } from './reconciliation.entity.js';
import { ReconciliationRowEntity } from './reconciliation-row.entity.js';

/** Every row class of this feature, for the data source. */
export const RECONCILIATION_ENTITIES = [ReconciliationEntity, ReconciliationRowEntity] as const;
