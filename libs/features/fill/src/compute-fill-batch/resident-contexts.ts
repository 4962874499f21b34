import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { Coverage, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type MedPassRow, type PassSchedule, buildPassSchedule, rowsFor } from '@cyclefill/domain/regimen';
import type { FillSnapshot, Placement, ResidentFacts } from './fill-snapshot.js';

const staysKey = (placements: readonly Placement[]): string => placements.map((placement) => `${placement.from}:${placement.wing}`).join('|');

/** The schedule of a resident, or of an order with rows of its own (D40). Residents who stay in one wing and have no row share one. */
function schedules(rows: readonly MedPassRow[]): (resident: ResidentFacts, orderId?: string) => PassSchedule {
  const known = new Map<string, PassSchedule>();
  const owners = new Set(rows.map(({ ownerId }) => ownerId));
  const shared = rows.filter(({ own }) => own === undefined);
  return ({ id, placements }, orderId) => {
    const stays = placements.map(({ wing, from }) => ({ wing, from }));
    if (orderId !== undefined || owners.has(id)) return buildPassSchedule(rowsFor(rows, id, orderId), stays);
    const key = placements.length === 1 ? (placements[0]?.wing ?? '') : staysKey(placements);
    let schedule = known.get(key);
    if (schedule === undefined) {
      schedule = buildPassSchedule(shared, stays);
      known.set(key, schedule);
    }
    return schedule;
  };
}

function coverageOf({ batch: { partDFacility, residenceCode } }: FillSnapshot, partD: boolean): Coverage {
  return { partD, partDFacility, residenceCode };
}

/** What holds for the orders of each resident, by resident id; for an order with hours of its own also by order id. Read with {@link contextOf}. */
export type ResidentContexts = ReadonlyMap<string, ResidentContext>;

/** What holds for an order. */
export function contextOf(contexts: ResidentContexts, { orderId, residentId }: { readonly orderId: string; readonly residentId: string }): ResidentContext | undefined {
  return contexts.get(orderId) ?? contexts.get(residentId);
}

/** What holds for the orders of each resident of a snapshot. */
export function residentContexts(snapshot: FillSnapshot): ResidentContexts {
  const scheduleOf = schedules(snapshot.medPasses);
  const contexts = new Map<string, ResidentContext>();
  for (const resident of snapshot.residents.values()) {
    contexts.set(resident.id, {
      passes: scheduleOf(resident),
      presence: { absences: resident.absences, dischargedAt: resident.dischargedAt },
      allergiesRecorded: resident.allergiesRecorded,
      placed: resident.placements.some((placement) => placement.room !== ''),
      crushMeds: resident.crushMeds,
      coverage: coverageOf(snapshot, resident.partD),
      consent: resident.consent,
      ...(resident.unreconciled !== null && { unreconciled: resident.unreconciled }),
    });
  }
  const owners = new Set(snapshot.medPasses.flatMap(({ own, ownerId }) => (own === 'order' ? [ownerId] : [])));
  for (const { orderId, residentId } of owners.size === 0 ? [] : snapshot.orders) {
    const [resident, context] = [snapshot.residents.get(residentId), contexts.get(residentId)];
    if (owners.has(orderId) && resident !== undefined && context !== undefined) contexts.set(orderId, { ...context, passes: scheduleOf(resident, orderId) });
  }
  return contexts;
}

/** Where a resident lives at a moment: the latest placement, or the first one before it began. */
export function placementAt(resident: ResidentFacts, at: LocalMinute): Placement | null {
  return resident.placements.findLast((placement) => placement.from <= at) ?? resident.placements[0] ?? null;
}
