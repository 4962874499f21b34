import { type Day, type LocalMinute, addDays, dayOf, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { shortCycleFacts } from '@cyclefill/domain/cycle-fill';
import { type LeaveSupply, supplyClaims } from '@cyclefill/domain/refill';
import { ENGINE_VERSION, type SnapshotOrder, contextOf, localText } from '@cyclefill/features/fill';
import { type PackRows, type SuppliedOrderKey, contentHashOf, freeCode, writeSupplyClaims, writeSupplyPacks } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import type { SuppliedResident } from '../returns/supplied-order.query.js';

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

/** The doses of one order in one bag: a cell for each dose, in time order. */
function bagOf({ order, taken }: LeaveOrder, code: string): PackRows {
  const days = taken.doses.map(({ at }) => dayOf(at));
  const plan: PackRows['plan'] = {
    residentId: order.residentId, orderId: order.orderId, type: { id: 'leave' }, passes: [...new Set(taken.doses.map(({ at }) => minuteOf(at)))].toSorted((a, b) => a - b),
    days: { from: Math.min(...days) as Day, to: addDays(Math.max(...days) as Day, 1) }, number: 1, count: 1,
    cells: taken.doses.map(({ at, dose }, position) => ({ position, at, contents: [{ orderId: order.orderId, dose }] })),
  };
  return { plan, code, contentHash: contentHashOf({ key: code, cells: plan.cells }) };
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

/** Records what is taken along of an order: its row, its bag, its claims. Returns the code on its label. */
export async function writeLeaveOrder(tx: Tx, made: LeaveOrder): Promise<string> {
  const { supplied: { facilityId, resident }, order, leave, taken, supplyId } = made;
  const id = tx.newId();
  const code = await freeCode(tx, `leave|${id}`);
  await tx.execute(
    `insert into leave_supply (id, tenant_id, facility_id, resident_id, order_id, order_version_id, leave_from, leave_to, doses, from_supply_milli, filled_milli, authorised_before_milli, claim_code, code,
       engine_version, recorded_at, recorded_by, supply_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), $16, $17)`,
    [
      id, tx.actor.tenantId, facilityId, resident.id, order.orderId, order.versionId, localText(leave.from), localText(leave.to), taken.doses.length, taken.fromSupply, taken.filled, order.authorisedLeft,
      taken.filled > 0 ? LEAVE_CODE : null, code, ENGINE_VERSION, tx.actor.userId, supplyId,
    ],
  );
  const key = { supplyId, facilityId, residentId: resident.id, orderId: order.orderId, versionId: order.versionId };
  await writeSupplyPacks(tx, key, [bagOf(made, code)]);
  if (taken.filled > 0) await writeClaims(tx, made, key);
  return code;
}
