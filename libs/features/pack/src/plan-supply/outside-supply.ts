import { type LocalMinute, formatDay } from '@cyclefill/domain/kernel';
import type { SupplyClaim } from '@cyclefill/domain/refill';
import { localText } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { type PackRows, writePackSet } from '../plan-packs/pack-writer.js';

/** Why something of an order does not go along; units where only a part of it does not. */
export interface LeftOut {
  readonly orderId: string;
  readonly reason: string;
  readonly units: string | null;
}

/** A fill on demand, or what a resident takes along on a leave or goes home with, before its packs. */
export interface NewSupply {
  readonly facilityId: string;
  readonly wingId: string | null;
  readonly residentId: string;
  /** The decision clock: it was filled on its day. */
  readonly asOf: Date;
  /** null = a fill on demand. */
  readonly away: { readonly kind: 'leave' | 'discharge'; readonly from: LocalMinute; readonly to: LocalMinute } | null;
  readonly leftOut: readonly LeftOut[];
  /** Who ordered that controlled drugs go home at a discharge. */
  readonly releasedBy?: string;
}

/** Records a supply outside a cycle and leaves the task that draws its papers. Returns its id. */
export async function openSupply(tx: Tx, { facilityId, wingId, residentId, asOf, away, leftOut, releasedBy }: NewSupply): Promise<string> {
  const id = tx.newId();
  await tx.execute(
    `insert into outside_supply (id, tenant_id, facility_id, wing_id, resident_id, kind, as_of, leave_from, leave_to, left_out, released_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())`,
    [
      id, tx.actor.tenantId, facilityId, wingId, residentId, away?.kind ?? 'demand', asOf, away === null ? null : localText(away.from), away === null ? null : localText(away.to),
      JSON.stringify(leftOut), releasedBy ?? null,
    ],
  );
  await tx.emit('supply.filled', id);
  return id;
}

/** Whose packs they are: one resident's, of one supply. */
export interface SuppliedResidentKey {
  readonly supplyId: string;
  readonly facilityId: string;
  readonly residentId: string;
}

/** Whose claims they are: one order of one supply. */
export interface SuppliedOrderKey extends SuppliedResidentKey {
  readonly orderId: string;
  readonly versionId: string;
}

/** Writes packs with their cells, whose plans name orders by id. */
export function writeSupplyPacks(tx: Tx, { supplyId, facilityId, residentId }: SuppliedResidentKey, packs: readonly PackRows[]): Promise<void> {
  return writePackSet(tx, { facilityId, batchId: null, supplyId, residentId: () => residentId, orderId: (id) => id }, packs);
}

/** Who pays for a supply, as known when it was filled. */
export interface BilledTo {
  readonly payer: string;
  readonly partD: boolean;
  readonly residenceCode: string;
}

/** Writes the claims of one order of a supply, in their order. */
export async function writeSupplyClaims(tx: Tx, { supplyId, orderId, versionId }: SuppliedOrderKey, { payer, partD, residenceCode }: BilledTo, claims: readonly SupplyClaim[]): Promise<void> {
  for (const [index, { serviceOn, daysSupply, quantity, clarification }] of claims.entries()) {
    await tx.execute(
      `insert into supply_claim (id, tenant_id, supply_id, order_id, part, parts, service_on, days_supply, quantity_milli, ndc11, dose_unit, payer, part_d, residence_code, clarification)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, v.ndc11, v.dose_unit, $10, $11, $12, $13 from order_version v where v.id = $14`,
      [tx.newId(), tx.actor.tenantId, supplyId, orderId, index + 1, claims.length, formatDay(serviceOn), daysSupply, quantity, payer, partD, residenceCode, clarification, versionId],
    );
  }
}
