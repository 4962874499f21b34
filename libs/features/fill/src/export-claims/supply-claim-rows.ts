import { type LocalMinute, type Milli, addMilli, atMinute, dayOf, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { dueDoses } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import type { FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { type ResidentContexts, contextOf } from '../compute-fill-batch/resident-contexts.js';
import { billingUnit, stillGiven } from './claim-lines.js';
import { readSupplyCredits } from './credits.query.js';
import { readSupplyEkitClaims } from './ekit-claims.query.js';
import { type StoredSupplyClaim, readSupplyClaims } from './supply-claims.query.js';

/** The facility as the records of now have it. */
export interface FacilityNow {
  readonly snapshot: FillSnapshot;
  readonly contexts: ResidentContexts;
}

/** Of a claim, what the records of now say was to be given: its doses that still are, and what is in no cell. */
function postConsumption({ order_id: orderId, resident_id: residentId, packed, quantity, serviceOn, next_on: nextOn }: StoredSupplyClaim, { snapshot, contexts }: FacilityNow): Milli {
  const own = packed.filter(({ at }) => dayOf(at) >= serviceOn && (nextOn === null || dayOf(at) < nextOn));
  const [order, context, last] = [snapshot.orders.find((one) => one.orderId === orderId), contextOf(contexts, { orderId, residentId }), own.at(-1)];
  if (last === undefined) return quantity;
  const due = order === undefined || context === undefined ? [] : dueDoses(order, context, atMinute(serviceOn), (last.at + 1) as LocalMinute);
  const [inCells, given] = [addMilli(...own.map(({ dose }) => dose)), addMilli(...stillGiven(own, due).map(({ dose }) => dose))];
  return (quantity - inCells + given) as Milli;
}

/** Codes of a claim; the first one after doses of the emergency kit is their remainder, code 17 (R149). */
function codesOf({ clarification, part }: StoredSupplyClaim, remainder: boolean): string {
  if (!remainder || part !== 1 || clarification.split(';').includes('17')) return clarification;
  return [clarification, '17'].filter((code) => code !== '').join(';');
}

/** Rows of `export claims` for what was filled outside the cycle and is billed with a batch: doses of the kit before it, its claims, then what came back of it. */
export async function supplyClaimRows(tx: Tx, batchId: string, now: FacilityNow): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const [supplyId, claims] of Map.groupBy(await readSupplyClaims(tx, batchId), ({ supply_id: id }) => id)) {
    const [kit, credits] = [await readSupplyEkitClaims(tx, supplyId), await readSupplyCredits(tx, supplyId)];
    for (const [orderId, own] of Map.groupBy(claims, ({ order_id: id }) => id)) {
      const [first] = own;
      if (first === undefined) continue;
      const person = [now.snapshot.batch.facilityCode, first.resident, first.rx_number];
      const whose = [...person, first.ndc11];
      const coverage = [first.part_d ? 'Y' : 'N', first.residence_code];
      const unit = billingUnit(first.dose_unit);
      const doses = kit.get(orderId) ?? [];
      rows.push(
        ...doses.map(({ on, units, ndc11 }) => [...person, ndc11 ?? first.ndc11, first.payer, ...coverage, on, '1', '1', units, units, unit, '1', '16', 'ekit', '', '', '']),
        ...own.map((claim) => [
          ...whose, claim.payer, ...coverage, formatDay(claim.serviceOn), String(claim.part), String(claim.parts), formatMilli(claim.quantity), formatMilli(postConsumption(claim, now)), unit,
          claim.days_supply === null ? '' : String(claim.days_supply), codesOf(claim, doses.length > 0), claim.kind, '', '', '',
        ]),
        ...(credits.get(orderId) ?? []).map((credit) => [...whose, credit.payer, ...coverage, credit.on, '1', '1', credit.units, credit.units, unit, '0', '', 'credit', credit.unitPrice, credit.fee, credit.amount]),
      );
    }
  }
  return rows;
}
