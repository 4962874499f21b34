import { ReconciliationDecisionEntity } from './reconciliation-decision.entity.js';
import { ReconciliationEffectEntity } from './reconciliation-effect.entity.js';
import { ReconciliationSignatureEntity } from './reconciliation-signature.entity.js';
import { ReconciliationEntity } from './reconciliation.entity.js';
import { ReconciliationRowEntity } from './reconciliation-row.entity.js';

/** Every row class of this feature, for the data source. */
export const RECONCILIATION_ENTITIES = [ReconciliationEntity, ReconciliationRowEntity, ReconciliationDecisionEntity, ReconciliationSignatureEntity, ReconciliationEffectEntity] as const;
