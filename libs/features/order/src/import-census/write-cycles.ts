import { type Cycle, buildInstant, changeSeries, windowOn } from '@cyclefill/domain/cycle-fill';
import { type Day, Zone, formatDay, parseDay } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities, KnownFacility } from './write-facilities.js';

const CycleRow = z.object({
  id: z.string(), period_days: z.number().nullable(), anchor: z.string(), starts_on: z.string().nullable(), lead_days: z.number(), cut_off_minute: z.number(),
  next_window_from: z.string(), built_here: z.boolean(),
});
type CycleRow = z.infer<typeof CycleRow>;

const READ = `
select c.id, c.period_days, c.anchor::text as anchor, c.starts_on::text as starts_on, c.lead_days, c.cut_off_minute, k.next_window_from::text as next_window_from,
  exists (select from fill_batch b where b.cycle_id = c.id) as built_here
from cycle c join cycle_clock k on k.cycle_id = c.id
where c.tenant_id = $1 and c.facility_id = $2 and c.wing_id is null and c.superseded_at is null for update of k`;

/** Writes each facility's cycle and when its next window is built; what the folder calls the last cycle was built elsewhere. */
export async function writeCycles(ledger: ImportLedger, facilities: Facilities): Promise<void> {
  for (const facility of facilities.values()) await writeCycle(ledger, facility);
}

async function writeCycle(ledger: ImportLedger, facility: KnownFacility): Promise<void> {
  const { tx } = ledger;
  const { row } = facility;
  const cycle: Cycle = { timing: { kind: 'period', days: row.cycleDays }, anchor: row.nextCycleStart, leadDays: row.leadDays, cutOff: row.cutOff };
  const [current] = await tx.query(CycleRow, READ, [tx.actor.tenantId, facility.id]);
  if (current === undefined) {
    await insertCycle(ledger, facility, cycle, row.nextCycleStart);
    ledger.recorded('cycle', { added: [facility], changed: [] }, null);
    return;
  }
  const nextBuilt = parseDay(current.next_window_from) ?? row.nextCycleStart;
  if (isSameSeries(current, cycle)) {
    // Windows that were built elsewhere are passed by; those that were built here are never built again. A new calendar or zone moves the build.
    const next = Math.max(row.nextCycleStart, nextBuilt) as Day;
    const startsOn = parseDay(current.starts_on ?? '');
    const series = startsOn === null ? cycle : { ...cycle, startsOn };
    if (await setClock(ledger, current.id, facility, series, next)) ledger.recorded('cycle_clock', { added: [], changed: [facility] }, null);
    return;
  }
  await tx.execute('update cycle set superseded_at = now() where id = $1', [current.id]);
  await tx.execute(`update cycle_clock set build_at = 'infinity' where cycle_id = $1`, [current.id]);
  // Where nothing was built yet and the new series lies ahead, the old one was never in use: there is nothing to close.
  const takesOver = current.built_here || nextBuilt > cycle.anchor;
  await insertCycle(ledger, facility, takesOver ? changeSeries(cycle, nextBuilt) : cycle, takesOver ? nextBuilt : cycle.anchor);
  ledger.recorded('cycle', { added: [], changed: [facility] }, null);
}

/** The next start one or more whole periods on is the same series. */
function isSameSeries(current: CycleRow, { timing, anchor, leadDays, cutOff }: Cycle): boolean {
  if (timing.kind !== 'period' || current.period_days !== timing.days) return false;
  const shift = anchor - (parseDay(current.anchor) ?? anchor);
  return shift % timing.days === 0 && current.lead_days === leadDays && current.cut_off_minute === cutOff;
}

async function insertCycle(ledger: ImportLedger, facility: KnownFacility, cycle: Cycle, nextWindowFrom: Day): Promise<void> {
  const { tx } = ledger;
  const id = tx.newId();
  await tx.execute(
    `insert into cycle (id, tenant_id, facility_id, timing, period_days, anchor, starts_on, lead_days, cut_off_minute, effective_from, recorded_at)
     values ($1, $2, $3, 'period', $4, $5, $6, $7, $8, $9, now())`,
    [
      id, tx.actor.tenantId, facility.id, facility.row.cycleDays, formatDay(cycle.anchor), cycle.startsOn === undefined ? null : formatDay(cycle.startsOn),
      cycle.leadDays, cycle.cutOff, facility.asOf,
    ],
  );
  await tx.execute(`insert into cycle_clock (cycle_id, tenant_id, facility_id, next_window_from, build_at) values ($1, $2, $3, $4, 'infinity')`, [
    id, tx.actor.tenantId, facility.id, formatDay(nextWindowFrom),
  ]);
  await setClock(ledger, id, facility, cycle, nextWindowFrom);
}

/** Sets when the next window is built; whether that says anything new. */
async function setClock({ tx }: ImportLedger, cycleId: string, { row }: KnownFacility, cycle: Cycle, nextWindowFrom: Day): Promise<boolean> {
  const buildAt = buildInstant(cycle, windowOn(cycle, nextWindowFrom), { zone: Zone.of(row.zone), calendar: row.calendar });
  const moved = await tx.execute(
    `update cycle_clock set next_window_from = $2, build_at = to_timestamp($3) where cycle_id = $1 and (next_window_from, build_at) is distinct from ($2, to_timestamp($3))`,
    [cycleId, formatDay(nextWindowFrom), buildAt * 60],
  );
  return moved > 0;
}
