import { type Cycle, type CycleTiming, type DeliveryCalendar, EVERY_DAY, buildInstant, changeSeries, windowOn } from '@cyclefill/domain/cycle-fill';
import { type Day, type MinuteOfDay, type Weekday, Zone, day, formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { CYCLE_TIMING_COLUMNS, CycleTimingRow, cycleOf } from './cycle-timing.js';

/** What a cycle of a facility, or of a wing of it, is to be (R101). */
export interface CycleSetting {
  readonly facilityId: string;
  /** null = the facility's own, for every wing without one. */
  readonly wingId: string | null;
  readonly timing: CycleTiming;
  /** First day of a window; periods count from it. */
  readonly anchor: Day;
  readonly leadDays: number;
  readonly cutOff: MinuteOfDay;
  /** null = as the facility's calendar says. */
  readonly deliveryWeekdays: readonly Weekday[] | null;
  /** `YYYY-MM-DD`: the day it is told of. */
  readonly toldOn: string;
  /**
   * By a command, not by a census folder: a wing without windows here was filled by the facility's cycle until `anchor` and not
   * elsewhere, and a folder that is imported later leaves the cycle as it is.
   */
  readonly setHere: boolean;
}

/** `clock` = the same series, whose next window is another or is built at another time; `kept` = a folder has other words for what a command has set. */
export type CycleOutcome = 'added' | 'changed' | 'clock' | 'same' | 'kept';

const SeriesRow = CycleTimingRow.extend({ id: z.string(), delivery_weekdays: z.array(z.number()).nullable(), next_window_from: z.string(), built_here: z.boolean(), set_here: z.boolean() });
type SeriesRow = z.output<typeof SeriesRow>;
const PlaceRow = z.object({ zone: z.string(), delivery_weekdays: z.array(z.number()).nullable(), holidays: z.array(z.string()).nullable() });
type PlaceRow = z.output<typeof PlaceRow>;

const READ = `
select c.id, ${CYCLE_TIMING_COLUMNS}, c.delivery_weekdays, c.set_here, k.next_window_from::text as next_window_from, exists (select from fill_batch b where b.cycle_id = c.id) as built_here
from cycle c join cycle_clock k on k.cycle_id = c.id
where c.facility_id = $1 and c.wing_id is not distinct from $2 and c.superseded_at is null for update of k`;

/** Series of windows of facilities and wings, and when their next window is built. */
export class CycleRepository {
  constructor(private readonly tx: Tx) {}

  /** Has a facility, or a wing, filled in another rhythm. What is built stays as it is: the new series begins where it ends (R106). */
  async set(setting: CycleSetting): Promise<CycleOutcome> {
    const { facilityId, wingId, timing, anchor, leadDays, cutOff } = setting;
    const cycle: Cycle = { timing, anchor, leadDays, cutOff };
    const current = await this.series(facilityId, wingId);
    if (current === undefined) {
      const begin = wingId === null ? null : await this.beginOfWing(setting);
      await this.insert(setting, begin === null ? cycle : { ...cycle, startsOn: begin }, begin ?? anchor);
      return 'added';
    }
    const nextBuilt = day(current.next_window_from);
    if (isSameSeries(current, setting)) {
      // Windows that were built elsewhere are passed by; those that were built here are never built again. A new calendar or zone moves the build.
      const series = current.starts_on === null ? cycle : { ...cycle, startsOn: day(current.starts_on) };
      return (await this.setClock(current.id, setting, series, Math.max(anchor, nextBuilt) as Day)) ? 'clock' : 'same';
    }
    if (current.set_here && !setting.setHere) return 'kept';
    await this.tx.execute('update cycle set superseded_at = now() where id = $1', [current.id]);
    await this.tx.execute(`update cycle_clock set build_at = 'infinity' where cycle_id = $1`, [current.id]);
    // Where nothing was built yet and the new series lies ahead, the old one was never in use: there is nothing to close.
    const takesOver = current.built_here || current.starts_on !== null || nextBuilt > anchor;
    await this.insert(setting, takesOver ? changeSeries(cycle, nextBuilt) : cycle, takesOver ? nextBuilt : anchor);
    return 'changed';
  }

  private async series(facilityId: string, wingId: string | null): Promise<SeriesRow | undefined> {
    const [row] = await this.tx.query(SeriesRow, READ, [facilityId, wingId]);
    return row;
  }

  /** Where a wing's own cycle takes over from the facility's: with its first window, not before what is built ends; null = nothing was filled here before. */
  private async beginOfWing({ facilityId, anchor, setHere }: CycleSetting): Promise<Day | null> {
    const whole = await this.series(facilityId, null);
    if (whole === undefined || !(setHere || whole.built_here || whole.starts_on !== null)) return null;
    return Math.max(anchor, day(whole.next_window_from)) as Day;
  }

  private async insert(setting: CycleSetting, cycle: Cycle, nextWindowFrom: Day): Promise<void> {
    const { facilityId, wingId, timing, deliveryWeekdays, toldOn, setHere } = setting;
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into cycle (id, tenant_id, facility_id, wing_id, timing, period_days, month_days, anchor, starts_on, lead_days, cut_off_minute, delivery_weekdays, effective_from, set_here, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now())`,
      [
        id, this.tx.actor.tenantId, facilityId, wingId, timing.kind === 'month-days' ? 'month_days' : timing.kind, timing.kind === 'period' ? timing.days : null,
        timing.kind === 'month-days' ? timing.days : null, formatDay(cycle.anchor), cycle.startsOn === undefined ? null : formatDay(cycle.startsOn), cycle.leadDays, cycle.cutOff, deliveryWeekdays, toldOn, setHere,
      ],
    );
    await this.tx.execute(`insert into cycle_clock (cycle_id, tenant_id, facility_id, next_window_from, build_at) values ($1, $2, $3, $4, 'infinity')`, [
      id, this.tx.actor.tenantId, facilityId, formatDay(nextWindowFrom),
    ]);
    await this.setClock(id, setting, cycle, nextWindowFrom);
  }

  /** Sets when the next window is built; whether that says anything new. */
  private async setClock(cycleId: string, { facilityId, deliveryWeekdays }: Pick<CycleSetting, 'facilityId' | 'deliveryWeekdays'>, cycle: Cycle, nextWindowFrom: Day): Promise<boolean> {
    const [place] = await this.tx.query(
      PlaceRow, `select f.zone, d.delivery_weekdays, d.holidays::text[] as holidays from facility f left join facility_calendar d on d.facility_id = f.id and d.superseded_at is null where f.id = $1`, [facilityId],
    );
    const calendar = calendarOf({ delivery_weekdays: deliveryWeekdays ?? place?.delivery_weekdays ?? null, holidays: place?.holidays ?? null });
    const buildAt = buildInstant(cycle, windowOn(cycle, nextWindowFrom), { zone: Zone.find(place?.zone ?? '') ?? Zone.of('UTC'), calendar });
    const moved = await this.tx.execute(
      `update cycle_clock set next_window_from = $2, build_at = to_timestamp($3) where cycle_id = $1 and (next_window_from, build_at) is distinct from ($2, to_timestamp($3))`,
      [cycleId, formatDay(nextWindowFrom), buildAt * 60],
    );
    return moved > 0;
  }

  /** Sets the clocks of a facility's wings anew, as its zone or calendar may be another. How many moved. */
  async resetWingClocks(facilityId: string): Promise<number> {
    const rows = await this.tx.query(
      SeriesRow.extend({ wing_id: z.string() }), `${READ.replace('select c.id', 'select c.wing_id, c.id').replace('c.wing_id is not distinct from $2', 'c.wing_id is not null')}`, [facilityId],
    );
    let moved = 0;
    for (const row of rows) {
      if (await this.setClock(row.id, { facilityId, deliveryWeekdays: row.delivery_weekdays as Weekday[] | null }, cycleOf(row), day(row.next_window_from))) moved += 1;
    }
    return moved;
  }
}

/** A calendar's columns; without a row there is a delivery on every day. */
export function calendarOf({ delivery_weekdays: weekdays, holidays }: { readonly delivery_weekdays: readonly number[] | null; readonly holidays: readonly string[] | null }): DeliveryCalendar {
  return weekdays === null ? EVERY_DAY : { deliveryWeekdays: weekdays as Weekday[], holidays: (holidays ?? []).map(day) };
}

/** The next start one or more whole periods on is the same series. */
function isSameSeries(current: SeriesRow, { timing, anchor, leadDays, cutOff, deliveryWeekdays }: CycleSetting): boolean {
  const before = cycleOf(current);
  const same = before.leadDays === leadDays && before.cutOff === cutOff && (current.delivery_weekdays ?? []).join(',') === (deliveryWeekdays ?? []).join(',');
  if (!same || before.timing.kind !== timing.kind) return false;
  if (timing.kind === 'period') return before.timing.kind === 'period' && before.timing.days === timing.days && (anchor - before.anchor) % timing.days === 0;
  return windowOn(before, anchor).from === anchor && (timing.kind === 'month' || (before.timing.kind === 'month-days' && before.timing.days.join(',') === timing.days.join(',')));
}
