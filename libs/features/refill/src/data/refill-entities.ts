import { CiiPartEntity } from './cii-part.entity.js';
import { DemandFillEntity } from './demand-fill.entity.js';
import { RefillConsentEntity } from './refill-consent.entity.js';
import { RefillRequestEntity } from './refill-request.entity.js';
import { RefillStepEntity } from './refill-step.entity.js';
import { RenewalRequestEntity } from './renewal-request.entity.js';
import { RenewalStepEntity } from './renewal-step.entity.js';

/** Every row class of this feature, for the data source. */
export const REFILL_ENTITIES = [
  RefillRequestEntity,
  RefillStepEntity,
  DemandFillEntity,
  RenewalRequestEntity,
  RenewalStepEntity,
  CiiPartEntity,
  RefillConsentEntity,
] as const;
