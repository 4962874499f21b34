import { type Day, ONE_UNIT, ZERO } from '@cyclefill/domain/kernel';
import { UNKNOWN_DRUG } from '@cyclefill/domain/clinical';
import type { PrescriptionRow } from './order-rows.query.js';
import type { KnownProduct } from './products.query.js';

/** Stands for a product that the catalogue does not have: its order is blocked and says so, nothing of it is packed. */
export function missingProduct(ndc11: string): KnownProduct {
  return {
    versionId: '', splitUnit: ONE_UNIT, strength: '',
    drug: { ndc11, ingredients: `not known: ${ndc11}`, therapeuticClass: '', applicationType: '', solidOral: false, originalContainer: false, discardAfterDays: null, doNotCrush: null, concept: UNKNOWN_DRUG },
    product: { ndc11, ingredient: '', form: '', category: '', schedule: null, countable: false, hazardous: false, originalContainer: false, refrigerated: false, labelLength: ndc11.length },
  };
}

/** Stands for a prescription that was never recorded: it authorises nothing, and no day of its own is against it. */
export function missingPrescription(orderId: string, on: Day): PrescriptionRow {
  return { id: '', order_id: orderId, schedule: null, written_on: on, earliest_fill_on: null, refills_used: 0, authorised_left: ZERO };
}
