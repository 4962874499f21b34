import type { AccessScope } from '@cyclefill/contracts';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { clinicalCheckSchema } from '@cyclefill/features/clinical';
import { FacilityInputs } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type CurrentOrder, OrderRepository } from '../data/order.repository.js';
import { findOrderResident } from '../data/resident-scope.query.js';

/** Which order, and which version of it the caller has read. */
export interface OrderTarget {
  readonly orderId: string;
  readonly readVersion: number;
}

/** An order after a command. */
export const changedOrderSchema = z.object({ orderId: z.uuid(), version: z.int() }).meta({ id: 'ChangedOrder' });
export type ChangedOrder = z.output<typeof changedOrderSchema>;

/** An order whose directions or end were changed, with what the checks find of it now. */
export const checkedOrderSchema = changedOrderSchema.extend({ clinical: clinicalCheckSchema }).meta({ id: 'CheckedOrder' });
export type CheckedOrder = z.output<typeof checkedOrderSchema>;

/** An order in the caller's scope, its current version locked; it must be the one that was read, so that nobody overwrites anybody. */
export async function takeOrder(tx: Tx, scope: AccessScope, { orderId, readVersion }: OrderTarget): Promise<CurrentOrder> {
  await findOrderResident(tx, scope, orderId);
  return tx.get(OrderRepository).lock(orderId, readVersion);
}

/** What every command leaves behind with its one next version: the facility's moved inputs and the audit row. */
export async function concludeOrder(tx: Tx, { orderId, version, facilityId, residentId }: CurrentOrder, action: string, detail: Readonly<Record<string, JsonValue>> = {}): Promise<ChangedOrder> {
  await tx.get(FacilityInputs).ordersMoved(facilityId, [orderId]);
  await tx.audit({ action, subjectKind: 'order', subjectId: orderId, residentIds: [residentId], detail: { version: version + 1, ...detail } });
  return { orderId, version: version + 1 };
}
