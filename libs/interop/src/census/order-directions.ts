import { type Day, DISTANT_PAST, type LocalMinute, type Milli, type MinuteOfDay, atMinute } from '@cyclefill/domain/kernel';
import { type PassSchedule, type Regimen, buildPassSchedule, passCodeOf, readFrequency } from '@cyclefill/domain/regimen';
import type { FacilityRow, MedPassTimesRow } from './census-rows.js';

/** How an order's columns say when it is given. */
export interface OrderDirections {
  readonly code: string;
  readonly prn: boolean;
  readonly detail: string;
  readonly adminTimes: readonly MinuteOfDay[];
  readonly dose: Milli;
  readonly anchor: Day;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

/** The tables in force, asked by facility and wing. */
export class PassTables {
  /** By facility, then wing. */
  private readonly schedules = new Map<string, Map<string, PassSchedule>>();
  private readonly asOf: ReadonlyMap<string, Day>;
  private readonly rows: ReadonlyMap<string, readonly MedPassTimesRow[]>;

  constructor(rows: readonly MedPassTimesRow[], facilities: readonly FacilityRow[]) {
    this.rows = Map.groupBy(rows, ({ facility }) => facility);
    this.asOf = new Map(facilities.map(({ code, asOf, nextCycleStart }) => [code, asOf ?? nextCycleStart]));
  }

  /** Times of a pass code on the day the folder speaks of; null when nothing knows the code. */
  timesOf(facility: string, wing: string, code: string): readonly MinuteOfDay[] | null {
    const at = atMinute(this.asOf.get(facility) ?? (0 as Day));
    const segment = this.scheduleOf(facility, wing).findLast((part) => part.from <= at);
    return segment?.timesOf(code) ?? null;
  }

  private scheduleOf(facility: string, wing: string): PassSchedule {
    let wings = this.schedules.get(facility);
    if (wings === undefined) this.schedules.set(facility, (wings = new Map()));
    let schedule = wings.get(wing);
    if (schedule === undefined) wings.set(wing, (schedule = buildPassSchedule(this.rows.get(facility) ?? [], [{ wing, from: DISTANT_PAST }])));
    return schedule;
  }
}

/** The regimen of an order, or null when its directions cannot be read: they are then never guessed (E16). */
export function readDirections(directions: OrderDirections, tables: PassTables, home: { readonly facility: string; readonly wing: string }): Regimen | null {
  const { adminTimes, prn, code, ...rest } = directions;
  const reading = readFrequency({ ...rest, code, prn, ownTimes: followsTable(directions, tables, home) ? [] : adminTimes });
  if ('phase' in reading) return { prn, phases: [reading.phase] };
  // An as-needed order schedules nothing, readable or not; it stays on the record in the prescriber's words.
  return prn ? { prn, phases: [] } : null;
}

/** Times that are the facility's or the wing's own for this code are that table's, and move when the table moves. */
function followsTable({ code, adminTimes }: OrderDirections, tables: PassTables, home: { readonly facility: string; readonly wing: string }): boolean {
  const pass = passCodeOf(code);
  if (pass === null) return false;
  return [home.wing, ''].some((wing) => {
    const times = tables.timesOf(home.facility, wing, pass);
    return times !== null && times.length === adminTimes.length && times.every((minute, index) => minute === adminTimes[index]);
  });
}
