import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { Coverage, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type MedPassRow, type PassSchedule, buildPassSchedule } from '@cyclefill/domain/regimen';
import type { FillSnapshot, Placement, ResidentFacts } from './fill-snapshot.js';

const staysKey = (placements: readonly Placement[]): string => placements.map((placement) => `${placement.from}:${placement.wing}`).join('|');

/** One schedule per distinct history of wings: residents who stay in one wing share it. */
function scheduleCache(rows: readonly MedPassRow[]): (resident: ResidentFacts) => PassSchedule {
  const known = new Map<string, PassSchedule>();
  return ({ placements }) => {
    const key = placements.length === 1 ? (placements[0]?.wing ?? '') : staysKey(placements);
    let schedule = known.get(key);
    if (schedule === undefined) {
      schedule = buildPassSchedule(rows, placements.map(({ wing, from }) => ({ wing, from })));
      known.set(key, schedule);
    }
    return schedule;
  };
}

function coverageOf({ batch: { partDFacility, residenceCode } }: FillSnapshot, partD: boolean): Coverage {
  return { partD, partDFacility, residenceCode };
}

/** What holds for the orders of each resident. */
export function residentContexts(snapshot: FillSnapshot): ReadonlyMap<string, ResidentContext> {
  const scheduleOf = scheduleCache(snapshot.medPasses);
  return new Map(
    [...snapshot.residents.values()].map((resident) => [
      resident.id,
      {
        passes: scheduleOf(resident),
        presence: { absences: resident.absences, dischargedAt: resident.dischargedAt },
        allergiesRecorded: resident.allergiesRecorded,
        placed: resident.placements.some((placement) => placement.room !== ''),
        crushMeds: resident.crushMeds,
        coverage: coverageOf(snapshot, resident.partD),
        consent: resident.consent,
      },
    ]),
  );
}

/** Where a resident lives at a moment: the latest placement, or the first one before it began. */
export function placementAt(resident: ResidentFacts, at: LocalMinute): Placement | null {
  return resident.placements.findLast((placement) => placement.from <= at) ?? resident.placements[0] ?? null;
}

