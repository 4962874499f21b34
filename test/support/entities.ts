import { BENCH_ENTITIES } from '@cyclefill/features/bench';
import { CLINICAL_ENTITIES } from '@cyclefill/features/clinical';
import { COMPOUNDING_ENTITIES } from '@cyclefill/features/compounding';
import { DELIVERY_ENTITIES } from '@cyclefill/features/delivery';
import { DOCUMENT_ENTITIES } from '@cyclefill/features/document';
import { FACILITY_ENTITIES } from '@cyclefill/features/facility';
import { FILL_ENTITIES } from '@cyclefill/features/fill';
import { FORMULARY_ENTITIES } from '@cyclefill/features/formulary';
import { HL7_ENTITIES } from '@cyclefill/features/hl7';
import { IDENTITY_ENTITIES } from '@cyclefill/features/identity';
import { ORDER_ENTITIES } from '@cyclefill/features/order';
import { PACK_ENTITIES } from '@cyclefill/features/pack';
import { PACKAGER_ENTITIES } from '@cyclefill/features/packager';
import { PRINTING_ENTITIES } from '@cyclefill/features/printing';
import { RECONCILIATION_ENTITIES } from '@cyclefill/features/reconciliation';
import { REFILL_ENTITIES } from '@cyclefill/features/refill';
import { RESIDENT_ENTITIES } from '@cyclefill/features/resident';
import { REVIEW_ENTITIES } from '@cyclefill/features/review';
import { STOCK_ENTITIES } from '@cyclefill/features/stock';
import { PLATFORM_ENTITIES } from '@cyclefill/platform/database';

/** The row class of every table. */
export const ALL_ENTITIES = [
  ...PLATFORM_ENTITIES, ...HL7_ENTITIES, ...IDENTITY_ENTITIES, ...FACILITY_ENTITIES, ...FORMULARY_ENTITIES, ...RESIDENT_ENTITIES, ...CLINICAL_ENTITIES, ...ORDER_ENTITIES, ...RECONCILIATION_ENTITIES,
  ...FILL_ENTITIES, ...PACK_ENTITIES, ...REVIEW_ENTITIES, ...STOCK_ENTITIES, ...COMPOUNDING_ENTITIES, ...REFILL_ENTITIES, ...BENCH_ENTITIES, ...DELIVERY_ENTITIES, ...DOCUMENT_ENTITIES,
  ...PACKAGER_ENTITIES, ...PRINTING_ENTITIES,
];
