import { type Finding, addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { checkEmergencyOral, consentMissing } from '@cyclefill/domain/law';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillWindow } from './fill-window.js';

/**
 * R129: a refill that would go out unasked although its payer wants consent, or a request for each fill. A first fill was
 * asked for by its prescription.
 */
export function consentFinding(order: FillOrder, resident: ResidentContext, { window, pack }: FillWindow): Finding | null {
  if (!order.everFilled) return null;
  const missing = consentMissing(resident.consent, window.from, pack);
  if (missing === null) return null;
  const params = { missing, windowFrom: formatDay(window.from) };
  return { code: 'NO_CONSENT', severity: 'block', rule: pack.rules['auto-refill.consent'].rule, subject: order.orderId, params };
}

/** R305: what came with the resident is not settled. Nothing of a cycle is packed until it is; urgent doses are filled on demand. */
export function reconciliationFinding({ residentId }: FillOrder, { unreconciled }: ResidentContext): Finding | null {
  if (unreconciled === undefined) return null;
  return { code: 'RECONCILIATION', severity: 'block', rule: 'R305', subject: residentId, params: { kind: unreconciled.kind, dueOn: formatDay(unreconciled.dueOn) } };
}

/** R208: the signed prescription of an emergency oral C-II is awaited, lacks its marks, or did not come: then DEA is told. */
export function emergencyFinding({ orderId, emergency }: FillOrder, { asOf, pack }: FillWindow): Finding | null {
  if (emergency === null) return null;
  const state = checkEmergencyOral(emergency, dayOf(asOf), pack);
  if (state === 'settled' || state === 'reported') return null;
  const { value: days, rule } = pack.rules['cii.emergency-paper-days'];
  const params = { state, orderedOn: formatDay(emergency.orderedOn), dueOn: formatDay(addDays(emergency.orderedOn, days)) };
  return { code: 'EMERGENCY_RX', severity: state === 'tell-agency' ? 'block' : 'warn', rule, subject: orderId, params };
}
