import { CensusImportEntity } from './census-import.entity.js';
import { ClarificationEntity } from './clarification.entity.js';
import { EmergencyPrescriptionEntity } from './emergency-prescription.entity.js';
import { EmergencyStepEntity } from './emergency-step.entity.js';
import { IntakeDocumentEntity } from './intake-document.entity.js';
import { IntakeReadingEntity } from './intake-reading.entity.js';
import { IntakeEntity } from './intake.entity.js';
import { MedOrderEntity } from './med-order.entity.js';
import { OrderHoldEntity } from './order-hold.entity.js';
import { OrderSupplyEntity } from './order-supply.entity.js';
import { OrderVersionEntity } from './order-version.entity.js';
import { PrescriptionEntity } from './prescription.entity.js';
import { PrnReviewEntity } from './prn-review.entity.js';
import { StopPolicyEntity } from './stop-policy.entity.js';

/** Every row class of this feature, for the data source. */
export const ORDER_ENTITIES = [
  MedOrderEntity,
  OrderVersionEntity,
  PrescriptionEntity,
  OrderSupplyEntity,
  OrderHoldEntity,
  PrnReviewEntity,
  CensusImportEntity,
  IntakeEntity,
  IntakeDocumentEntity,
  IntakeReadingEntity,
  ClarificationEntity,
  StopPolicyEntity,
  EmergencyPrescriptionEntity,
  EmergencyStepEntity,
] as const;
