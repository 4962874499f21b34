import { type DayRange, type Milli, ONE_UNIT, byCodePoint, day, timesMilli } from '@cyclefill/domain/kernel';
import { windowOn } from '@cyclefill/domain/cycle-fill';
import { cycleOf } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { decideBatch } from '../compute-fill-batch/decide-batch.js';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { CYCLE_COLUMNS, CYCLE_JOINS, CycleRow } from '../open-fill-run/cycle-row.js';

/** What the next windows of all cycles take of a product, the next one first, in whole units pulled from stock. */
export interface PlannedDemand {
  readonly ndc11: string;
  readonly windows: readonly Milli[];
}

function windowsFrom(row: CycleRow, count: number): readonly DayRange[] {
  const [cycle, windows] = [cycleOf(row), [] as DayRange[]];
  let window = windowOn(cycle, day(row.next_window_from));
  for (; windows.length < count; window = windowOn(cycle, window.to)) windows.push(window);
  return windows;
}

/**
 * What the next windows that are not built yet will take of each product, by a dry run of the engine that will build them:
 * nothing is written. What a resident has on hand now counts in the first window as in every later one, so that later windows
 * are rather too small than too large. By NDC. The caller's transaction is REPEATABLE READ.
 */
export async function readPlannedDemand(tx: Tx, count: number): Promise<readonly PlannedDemand[]> {
  const asOf = await tx.now();
  const cycles = await tx.query(CycleRow, `select ${CYCLE_COLUMNS} from ${CYCLE_JOINS} where c.tenant_id = $1 and c.superseded_at is null order by c.id`, [tx.actor.tenantId]);
  const pulled = new Map<string, number[]>();
  for (const row of cycles) {
    for (const [index, window] of windowsFrom(row, count).entries()) {
      const { snapshot } = await readFacilitySnapshot(tx, row.facility_id, window, { asOf, knownAt: asOf }, { wingId: row.wing_id, wing: row.wing });
      for (const { order, result } of decideBatch(snapshot, []).lines) {
        const windows = pulled.get(order.drug.ndc11) ?? Array.from({ length: count }, () => 0);
        windows[index] = (windows[index] ?? 0) + result.quantities.pulled;
        pulled.set(order.drug.ndc11, windows);
      }
    }
  }
  return [...pulled].filter(([, windows]) => windows.some((units) => units > 0)).map(([ndc11, windows]) => ({ ndc11, windows: windows.map((units) => timesMilli(ONE_UNIT, units)) }))
    .toSorted((a, b) => byCodePoint(a.ndc11, b.ndc11));
}
