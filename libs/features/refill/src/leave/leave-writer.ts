import { type LocalMinute, dayOf, invariant } from '@cyclefill/domain/kernel';
import { shortCycleFacts } from '@cyclefill/domain/cycle-fill';
import { type DosesAlong, supplyClaims } from '@cyclefill/domain/refill';
import { ENGINE_VERSION, type SnapshotOrder, contextOf, localText } from '@cyclefill/features/fill';
import { type SuppliedOrderKey, writeSupplyClaims } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import type { SuppliedResident } from '../returns/supplied-order.query.js';
import type { OrderPacks } from './pack-along.js';

/** Claim code of what is filled for a leave (R122, R149). */
const LEAVE_CODE = '14';

/** The time that is taken along for: a leave with its end, or from a discharge to the end of what it lasts for. */
export interface TimeAway {
  readonly kind: 'leave' | 'discharge';
  readonly from: LocalMinute;
  readonly to: LocalMinute;
}

/** Claim code of what was filled; for a discharge there is none (R128, R149). */
export function claimCodeOf({ kind }: TimeAway, { filled }: DosesAlong): typeof LEAVE_CODE | null {
  return kind === 'leave' && filled > 0 ? LEAVE_CODE : null;
}

/** What is taken along of one order. */
export interface OrderTaken {
  readonly supplied: SuppliedResident;
  readonly order: SnapshotOrder;
  readonly away: TimeAway;
  readonly taken: DosesAlong;
  readonly supplyId: string;
  /** What it is in. */
  readonly packs: OrderPacks;
}

/** The doses that were filled for it: those after what came out of the supply. */
function filledDoses({ doses, fromSupply }: DosesAlong): DosesAlong['doses'] {
  let own = 0;
  return doses.filter(({ dose }) => {
    own += dose;
    return own > fromSupply;
  });
}

/** What was filled for it is billed by itself; what came out of the supply was billed when it was packed. */
async function writeClaims(tx: Tx, { supplied, order, away, taken }: OrderTaken, key: SuppliedOrderKey): Promise<void> {
  const { contexts, snapshot, resident } = supplied;
  const context = contextOf(contexts, order);
  invariant(context !== undefined, 'an order without its resident');
  const doses = filledDoses(taken);
  const facts = shortCycleFacts(order.drug, context);
  const [first, last] = [doses[0], doses.at(-1)];
  if (first === undefined || last === undefined) return;
  const claims = supplyClaims({
    facts, doses, quantity: taken.filled, from: dayOf(away.from), daysSupply: dayOf(last.at) + 1 - dayOf(first.at), asNeeded: false, special: away.kind === 'leave' ? [LEAVE_CODE] : [], pack: snapshot.rules.forPayer(resident.payer),
  });
  await writeSupplyClaims(tx, key, { payer: resident.payer, partD: facts.partD, residenceCode: facts.residenceCode }, claims);
}

async function insertRow(tx: Tx, { supplied: { facilityId, resident }, order, away, taken, supplyId, packs: { codes, bagReason } }: OrderTaken): Promise<void> {
  await tx.execute(
    `insert into leave_supply (id, tenant_id, facility_id, resident_id, order_id, order_version_id, leave_from, leave_to, doses, from_supply_milli, filled_milli, authorised_before_milli, claim_code, code,
       engine_version, recorded_at, recorded_by, supply_id, bag_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), $16, $17, $18)`,
    [
      tx.newId(), tx.actor.tenantId, facilityId, resident.id, order.orderId, order.versionId, localText(away.from), localText(away.to), taken.doses.length, taken.fromSupply, taken.filled, order.authorisedLeft,
      claimCodeOf(away, taken), codes[0], ENGINE_VERSION, tx.actor.userId, supplyId, bagReason,
    ],
  );
}

/** Records what is taken along of an order: its row and its claims. */
export async function writeOrderTaken(tx: Tx, made: OrderTaken): Promise<void> {
  const { supplied: { facilityId, resident }, order, taken, supplyId } = made;
  await insertRow(tx, made);
  if (taken.filled > 0) await writeClaims(tx, made, { supplyId, facilityId, residentId: resident.id, orderId: order.orderId, versionId: order.versionId });
}
