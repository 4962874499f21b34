import { CycleRepository, type CycleOutcome } from '@cyclefill/features/facility';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities, KnownFacility } from './write-facilities.js';
import type { Places } from './write-places.js';

/** Writes each facility's cycle, those of its wings, and when their next window is built; what the folder calls the last cycle was built elsewhere. */
export async function writeCycles(ledger: ImportLedger, facilities: Facilities, places: Places): Promise<void> {
  const cycles = ledger.tx.get(CycleRepository);
  for (const facility of facilities.values()) {
    const { id: facilityId, row: { timing, nextCycleStart: anchor, leadDays, cutOff }, asOf: toldOn } = facility;
    record(ledger, facility, await cycles.set({ facilityId, wingId: null, timing, anchor, leadDays, cutOff, deliveryWeekdays: null, toldOn, takesOver: false }), false);
    if ((await cycles.resetWingClocks(facilityId)) > 0) ledger.recorded('cycle_clock', { added: [], changed: [facility] }, null);
  }
  for (const { facility: code, wing, ...row } of ledger.folder.wingCycles) {
    const facility = facilities.get(code);
    if (facility === undefined) continue;
    const outcome = await cycles.set({ facilityId: facility.id, wingId: places.wingId(code, wing), ...row, toldOn: facility.asOf, takesOver: false });
    record(ledger, facility, outcome, true);
  }
}

/** A cycle of a wing says anew who is filled by which; one of a whole facility leaves that as it is. */
function record(ledger: ImportLedger, facility: KnownFacility, outcome: CycleOutcome, ofWing: boolean): void {
  if (outcome === 'same') return;
  const [rows, table] = [[facility], outcome === 'clock' ? 'cycle_clock' : 'cycle'];
  const inputOf = ofWing && outcome !== 'clock' ? ({ id }: KnownFacility): { facilityId: string } => ({ facilityId: id }) : null;
  ledger.recorded(table, outcome === 'added' ? { added: rows, changed: [] } : { added: [], changed: rows }, inputOf);
}
