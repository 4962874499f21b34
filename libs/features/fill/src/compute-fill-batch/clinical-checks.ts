import { type ClinicalResident, findingsOfCheck } from '@cyclefill/domain/clinical';
import { type Day, type Finding, type LocalMinute, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { type ResidentCheck, ageOn, checkedResident, givenBefore } from '@cyclefill/features/clinical';
import { filledDays } from './cycle-shares.js';
import type { FillSnapshot, ResidentFacts, SnapshotOrder } from './fill-snapshot.js';
import { type ResidentContexts, contextOf } from './resident-contexts.js';

/** Days on which we handed something out of an order: batches, fills on demand, and the last fill that an import told. */
function handedOut({ lastFill, moved = [] }: SnapshotOrder): readonly Day[] {
  const days = new Set(moved.flatMap((one) => ((one.kind === 'packed' || one.kind === 'filled_on_demand') && one.units > 0 ? [dayOf(one.at)] : [])));
  if (lastFill !== null) days.add(lastFill.on);
  return [...days];
}

function subjectOf({ id, allergies, bornOn, crushMeds }: ResidentFacts, own: readonly SnapshotOrder[], asOf: LocalMinute, contexts: ResidentContexts): ClinicalResident {
  return {
    allergies, age: ageOn(bornOn, dayOf(asOf)), crushMeds, weightKg: null, creatinineClearance: null,
    passesOf: (orderId) => contextOf(contexts, { orderId, residentId: id })?.passes ?? [],
    given: allergies === null || allergies.length === 0 ? new Map() : givenBefore(own.map((order) => ({ ingredients: order.drug.concept.ingredients, days: handedOut(order) }))),
  };
}

/** The checks over one resident of a snapshot from its decision clock to a moment; null = it has no such resident. @param own the resident's orders in output order */
export function checkOf({ batch: { asOf }, rules, residents }: FillSnapshot, contexts: ResidentContexts, residentId: string, own: readonly SnapshotOrder[], to: LocalMinute): ResidentCheck | null {
  const resident = residents.get(residentId);
  return resident === undefined ? null : checkedResident(residentId, own, subjectOf(resident, own, asOf, contexts), { from: asOf, to }, rules.forPayer(resident.payer));
}

/** The checks over each resident of a snapshot, from the batch's decision clock to the end of the days that are filled. */
export function clinicalChecks(snapshot: FillSnapshot, contexts: ResidentContexts): readonly ResidentCheck[] {
  return [...Map.groupBy(snapshot.orders, ({ residentId }) => residentId)].flatMap(([residentId, own]) => checkOf(snapshot, contexts, residentId, own, atMinute(filledDays(snapshot, residentId).to)) ?? []);
}

/** The orders of a snapshot, each with what the checks found of it. */
export function checkedOrders({ orders }: FillSnapshot, checks: readonly ResidentCheck[]): readonly SnapshotOrder[] {
  const names = new Map(orders.map(({ orderId, rxNumber }) => [orderId, rxNumber]));
  const found = Map.groupBy(checks.flatMap(({ check }): readonly Finding[] => findingsOfCheck(check, (orderId) => names.get(orderId) ?? '')), ({ subject }) => subject);
  if (found.size === 0) return orders;
  return orders.map((order) => {
    const checked = found.get(order.orderId);
    return checked === undefined ? order : { ...order, checked };
  });
}
