import type { FindingCode } from '@cyclefill/domain/kernel';
import type { Overrider } from '@cyclefill/domain/law';

/** What a technician puts right without a clinical or legal judgement: data, supply, stock. */
const TECHNICIAN: ReadonlySet<FindingCode> = new Set<FindingCode>(['NO_REFILLS', 'TOO_SOON', 'NO_CONSENT', 'STOCK', 'LOT_EXP', 'QTY', 'DATA', 'NDC_CHANGED', 'ON_HAND_VARIANCE', 'NOT_PACKABLE', 'BED_SHARED']);

/** Whose work an exception is until somebody takes it (R114); what is not a technician's is a pharmacist's. */
export function ownerRoleOf(code: FindingCode): Overrider {
  return TECHNICIAN.has(code) ? 'technician' : 'pharmacist';
}
