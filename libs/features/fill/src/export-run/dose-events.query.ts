import { type DayRange, type EpochMinute, type LocalMinute, type Milli, Zone, atMinute } from '@cyclefill/domain/kernel';
import { type DoseState, doseStateAt, expandRegimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import type { SnapshotPart } from '../compute-fill-batch/fill-snapshot.js';
import { contextOf } from '../compute-fill-batch/resident-contexts.js';

const UnitRow = z.object({ id: z.string(), dose_unit: z.string() });

/** One scheduled dose. */
export interface DoseEvent {
  readonly facilityCode: string;
  readonly residentCode: string;
  readonly orderId: string;
  readonly rxNumber: string;
  readonly instant: EpochMinute;
  /** The wall time that is shown: of a slot in a gap of the clocks, the moved one (D47). */
  readonly at: LocalMinute;
  readonly dose: Milli;
  readonly unit: string;
  readonly state: DoseState;
}

/** Every scheduled dose of a facility in `range`, PRN left out, by resident, Rx number, time. @param part some residents with all their orders */
export async function doseEvents(tx: Tx, facilityId: string, range: DayRange, part: SnapshotPart | null = null): Promise<readonly DoseEvent[]> {
  const now = await tx.now();
  const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, range, { asOf: now, knownAt: now }, null, part);
  const rows = await tx.query(UnitRow, `select id, dose_unit from order_version where facility_id = $1 and superseded_at is null`, [facilityId]);
  const units = new Map(rows.map((row) => [row.id, row.dose_unit]));
  const zone = Zone.of(snapshot.batch.zone);
  return snapshot.orders.flatMap((order) => {
    const context = contextOf(contexts, order);
    if (context === undefined || order.regimen === null) return [];
    return expandRegimen(order.regimen, context.passes, range).map(({ day, minute, dose }) => {
      const instant = zone.instantOf(atMinute(day, minute));
      return {
        facilityCode: snapshot.batch.facilityCode, residentCode: snapshot.residents.get(order.residentId)?.code ?? '', orderId: order.orderId, rxNumber: order.rxNumber, instant, at: zone.toLocal(instant),
        dose, unit: units.get(order.versionId) ?? '', state: doseStateAt(atMinute(day, minute), order.holds, context.presence),
      };
    });
  });
}
