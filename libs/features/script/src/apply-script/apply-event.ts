import type { AccessScope } from '@cyclefill/contracts';
import type { EarlyReason } from '@cyclefill/domain/refill';
import { discontinueOrder, holdOrder, receiveIntake, resumeOrder } from '@cyclefill/features/order';
import { askRefill } from '@cyclefill/features/refill';
import type { ScriptEventOf } from '@cyclefill/interop/script';
import type { Tx } from '@cyclefill/platform/database';
import { findNamedOrder, findNamedResident } from './named-in-script.query.js';
import { type ScriptVerdict, approved, denied } from './script-answer.js';

export const APPLIED_KINDS = ['newRx', 'cancelRx', 'resupply', 'drugAdministration'] as const;
/** A message that something is done for. */
export type AppliedEvent = { [K in (typeof APPLIED_KINDS)[number]]: ScriptEventOf<K> }[(typeof APPLIED_KINDS)[number]];

type Details = { readonly about: string; readonly says: string }[];

/** A prescription is received as any other that comes by wire: checked by the law of its schedule, and asked about where it lacks something (R207). */
async function newRx(tx: Tx, { resident, prescription }: ScriptEventOf<'newRx'>): Promise<ScriptVerdict> {
  const { facilityId, residentId } = await findNamedResident(tx, resident);
  const { intakeId, complete, missing } = await receiveIntake(tx, {
    facilityId, source: 'electronic', content: { ...prescription, emergency: false, ...(residentId !== null && { residentId }) },
  });
  const details: Details = [{ about: 'intake', says: intakeId }, ...missing.map(({ pointer, question }) => ({ about: pointer, says: question }))];
  return complete ? approved(details) : { outcome: 'pending', reason: 'intake.incomplete', details };
}

/** The same verdicts as on any other request (R130). */
async function resupply(tx: Tx, scope: AccessScope, { rxNumber, resident, earlyReason }: ScriptEventOf<'resupply'>): Promise<ScriptVerdict> {
  await findNamedOrder(tx, rxNumber, resident);
  const { answer, params, requestId } = await askRefill(tx, scope, { subject: { via: 'message', rxNumber }, earlyReason: (earlyReason as EarlyReason | undefined) ?? null, asOf: null });
  const details: Details = Object.entries({ ...params, requestId }).flatMap(([about, says]) => (says === null || says === undefined ? [] : [{ about, says: String(says) }]));
  if (answer === 'accepted' || answer === 'in_batch') return { outcome: 'approved', reason: answer, details };
  return answer === 'needs_pharmacist' ? { outcome: 'pending', reason: answer, details } : denied(answer, details);
}

async function drugAdministration(tx: Tx, scope: AccessScope, { rxNumber, resident, action, at, until, reason }: ScriptEventOf<'drugAdministration'>): Promise<ScriptVerdict> {
  const target = await findNamedOrder(tx, rxNumber, resident);
  if (action === 'suspend') await holdOrder(tx, scope, target, { from: at, reason, ...(until !== undefined && { to: until }) });
  else await resumeOrder(tx, scope, target, { at, reason });
  return approved();
}

/** Does what a message asks for, by the commands that people use. @throws InvalidInput and Refusal as they do */
export async function applyEvent(tx: Tx, scope: AccessScope, event: AppliedEvent): Promise<ScriptVerdict> {
  switch (event.kind) {
    case 'newRx': return newRx(tx, event);
    case 'resupply': return resupply(tx, scope, event);
    case 'drugAdministration': return drugAdministration(tx, scope, event);
    case 'cancelRx':
      await discontinueOrder(tx, scope, await findNamedOrder(tx, event.rxNumber, event.resident), { at: event.at, reason: event.reason });
      return approved();
  }
}
