import { CycleRepository, type CycleOutcome } from '@cyclefill/features/facility';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities, KnownFacility } from './write-facilities.js';
import type { Places } from './write-places.js';

/** Writes each facility's cycle, those of its wings, and when their next window is built; what the folder calls the last cycle was built elsewhere. */
export async function writeCycles(ledger: ImportLedger, facilities: Facilities, places: Places): Promise<void> {
  const cycles = ledger.tx.get(CycleRepository);
  for (const facility of facilities.values()) {
    const { id: facilityId, row: { timing, nextCycleStart: anchor, leadDays, cutOff }, asOf: toldOn } = facility;
    const outcome = await cycles.set({ facilityId, wingId: null, timing, anchor, leadDays, cutOff, deliveryWeekdays: null, toldOn, setHere: false });
    if (outcome === 'kept') notice(ledger, { file: 'facilities.csv', line: facility.row.line, place: 'facility' });
    record(ledger, facility, outcome, false);
    if ((await cycles.resetWingClocks(facilityId)) > 0) ledger.recorded('cycle_clock', { added: [], changed: [facility] }, null);
  }
  for (const { facility: code, wing, ...row } of ledger.folder.wingCycles) {
    const facility = facilities.get(code);
    if (facility === undefined) continue;
    const outcome = await cycles.set({ facilityId: facility.id, wingId: places.wingId(code, wing), ...row, toldOn: facility.asOf, setHere: false });
    if (outcome === 'kept') notice(ledger, { file: 'wing_cycles.csv', line: row.line, place: 'wing' });
    record(ledger, facility, outcome, true);
  }
}

/** What a person decided is not undone by a file that knows nothing of it. */
function notice({ findings }: ImportLedger, { file, line, place }: { readonly file: string; readonly line: number; readonly place: string }): void {
  findings.notices.add({ file, line, column: 'next_cycle_start', reason: `the cycle of the ${place} was set here by a command and stays; \`cycle set\` changes it` });
}

/** A cycle of a wing says anew who is filled by which; one of a whole facility leaves that as it is. */
function record(ledger: ImportLedger, facility: KnownFacility, outcome: CycleOutcome, ofWing: boolean): void {
  if (outcome === 'same' || outcome === 'kept') return;
  const [rows, table] = [[facility], outcome === 'clock' ? 'cycle_clock' : 'cycle'];
  const inputOf = ofWing && outcome !== 'clock' ? ({ id }: KnownFacility): { facilityId: string } => ({ facilityId: id }) : null;
  ledger.recorded(table, outcome === 'added' ? { added: rows, changed: [] } : { added: [], changed: rows }, inputOf);
}
