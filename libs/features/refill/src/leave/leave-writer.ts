import { type LocalMinute, dayOf, invariant } from '@cyclefill/domain/kernel';
import { shortCycleFacts } from '@cyclefill/domain/cycle-fill';
import type { SeparationReason } from '@cyclefill/domain/packing';
import { type LeaveSupply, supplyClaims } from '@cyclefill/domain/refill';
import { ENGINE_VERSION, type SnapshotOrder, contextOf, localText } from '@cyclefill/features/fill';
import { type SuppliedOrderKey, freeCode, writeSupplyClaims, writeSupplyPacks } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import type { SuppliedResident } from '../returns/supplied-order.query.js';
import { packLeave } from './pack-leave.js';

/** Claim code of what is filled for a leave (R122, R149). */
export const LEAVE_CODE = '14';

/** A leave with its end. */
export interface Leave {
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

/** What is taken along of one order. */
export interface LeaveOrder {
  readonly supplied: SuppliedResident;
  readonly order: SnapshotOrder;
  readonly leave: Leave;
  readonly taken: LeaveSupply;
  readonly supplyId: string;
}

/** The doses that were filled for the leave: those after what came out of the supply. */
function filledDoses({ doses, fromSupply }: LeaveSupply): LeaveSupply['doses'] {
  let own = 0;
  return doses.filter(({ dose }) => {
    own += dose;
    return own > fromSupply;
  });
}

/** What was filled for the leave is billed by itself; what came out of the supply was billed when it was packed. */
async function writeClaims(tx: Tx, { supplied, order, leave, taken }: LeaveOrder, key: SuppliedOrderKey): Promise<void> {
  const { contexts, snapshot, resident } = supplied;
  const context = contextOf(contexts, order);
  invariant(context !== undefined, 'an order without its resident');
  const doses = filledDoses(taken);
  const facts = shortCycleFacts(order.drug, context);
  const [first, last] = [doses[0], doses.at(-1)];
  if (first === undefined || last === undefined) return;
  const claims = supplyClaims({
    facts, doses, quantity: taken.filled, from: dayOf(leave.from), daysSupply: dayOf(last.at) + 1 - dayOf(first.at), asNeeded: false, special: [LEAVE_CODE], pack: snapshot.rules.forPayer(resident.payer),
  });
  await writeSupplyClaims(tx, key, { payer: resident.payer, partD: facts.partD, residenceCode: facts.residenceCode }, claims);
}

async function insertRow(tx: Tx, { supplied: { facilityId, resident }, order, leave, taken, supplyId }: LeaveOrder, id: string, code: string, bagReason: string | null): Promise<void> {
  await tx.execute(
    `insert into leave_supply (id, tenant_id, facility_id, resident_id, order_id, order_version_id, leave_from, leave_to, doses, from_supply_milli, filled_milli, authorised_before_milli, claim_code, code,
       engine_version, recorded_at, recorded_by, supply_id, bag_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), $16, $17, $18)`,
    [
      id, tx.actor.tenantId, facilityId, resident.id, order.orderId, order.versionId, localText(leave.from), localText(leave.to), taken.doses.length, taken.fromSupply, taken.filled, order.authorisedLeft,
      taken.filled > 0 ? LEAVE_CODE : null, code, ENGINE_VERSION, tx.actor.userId, supplyId, bagReason,
    ],
  );
}

/** Records what is taken along of an order: its row, its packs, its claims. Returns the codes on its labels, and why it is in a bag. */
export async function writeLeaveOrder(tx: Tx, made: LeaveOrder): Promise<{ readonly codes: readonly string[]; readonly bagReason: SeparationReason | null }> {
  const { supplied: { facilityId, resident }, order, taken, supplyId } = made;
  const id = tx.newId();
  const code = await freeCode(tx, `leave|${id}`);
  const { packs, bagReason } = await packLeave(tx, facilityId, order, taken, code);
  await insertRow(tx, made, id, code, bagReason);
  const key = { supplyId, facilityId, residentId: resident.id, orderId: order.orderId, versionId: order.versionId };
  await writeSupplyPacks(tx, key, packs);
  if (taken.filled > 0) await writeClaims(tx, made, key);
  return { codes: packs.map((pack) => pack.code), bagReason };
}
