import { Refusal } from '@cyclefill/contracts';
import { type MinuteOfDay, type Weekday, day, formatClock } from '@cyclefill/domain/kernel';
import type { RouteTimetable } from '@cyclefill/domain/delivery';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { RouteView } from './route-view.js';

const RouteRow = z.object({
  id: z.string(), code: z.string(), name: z.string(), zone: z.string(), weekdays: z.array(z.number()), departures: z.array(z.number()), row_version: z.int(),
  stops: z.array(z.object({ facilityId: z.string(), minutesAfter: z.int() })), holidays: z.array(z.string()),
});
type RouteRow = z.output<typeof RouteRow>;
const Id = z.object({ id: z.string() });

const SELECT = `
select r.id, r.code, r.name, r.zone, r.weekdays, r.departures, r.row_version, coalesce(p.holidays, '{}')::text[] as holidays,
  coalesce((select jsonb_agg(jsonb_build_object('facilityId', s.facility_id, 'minutesAfter', s.minutes_after) order by s.minutes_after, s.id) from route_stop s where s.route_id = r.id and s.superseded_at is null), '[]') as stops
from route r left join pharmacy p on p.tenant_id = r.tenant_id`;

/** A clock as the API says it, `17:00`. */
export function clockText(minute: MinuteOfDay): string {
  const digits = formatClock(minute);
  return `${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Columns of a route as they are written. */
export interface WrittenRoute {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly weekdays: readonly number[];
  readonly departures: readonly MinuteOfDay[];
  readonly stops: readonly { readonly facilityId: string; readonly minutesAfter: number }[];
}

/** A route with when its vans go, holidays of the pharmacy left out. */
export interface KnownRoute {
  readonly view: RouteView;
  readonly timetable: RouteTimetable;
}

function known(row: RouteRow): KnownRoute {
  const { row_version: version, holidays, departures, ...rest } = row;
  return {
    view: { ...rest, departures: departures.map(clockText), version },
    timetable: { zone: row.zone, deliveryWeekdays: row.weekdays as Weekday[], holidays: holidays.map(day), departures },
  };
}

/** Routes with their stops. */
export class RouteRepository {
  constructor(private readonly tx: Tx) {}

  /** Every route, by code. */
  async list(): Promise<readonly KnownRoute[]> {
    return (await this.tx.query(RouteRow, `${SELECT} order by r.code collate "C"`)).map(known);
  }

  /** @throws Refusal delivery-route.not-found */
  async one(id: string): Promise<KnownRoute> {
    const [row] = await this.tx.query(RouteRow, `${SELECT} where r.id = $1`, [id]);
    if (row === undefined) throw new Refusal('delivery-route.not-found');
    return known(row);
  }

  /** @throws Refusal delivery-route.code-taken */
  async add({ code, name, zone, weekdays, departures, stops }: WrittenRoute): Promise<string> {
    const id = this.tx.newId();
    const [added] = await this.tx.query(
      Id,
      `insert into route (id, tenant_id, code, name, zone, weekdays, departures, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)
       on conflict (tenant_id, code) do nothing returning id`,
      [id, this.tx.actor.tenantId, code, name, zone, weekdays, departures, this.tx.actor.userId],
    );
    if (added === undefined) throw new Refusal('delivery-route.code-taken');
    await this.setStops(id, stops);
    return id;
  }

  /** Its code stays: it stands on papers. @throws Refusal delivery-route.not-found, row.stale */
  async change(id: string, readVersion: number, { name, zone, weekdays, departures, stops }: WrittenRoute): Promise<void> {
    await this.one(id);
    const changed = await this.tx.execute(
      'update route set name = $3, zone = $4, weekdays = $5, departures = $6, row_version = row_version + 1 where id = $1 and row_version = $2', [id, readVersion, name, zone, weekdays, departures],
    );
    if (changed === 0) throw new Refusal('row.stale');
    await this.tx.execute('update route_stop set superseded_at = now() where route_id = $1 and superseded_at is null', [id]);
    await this.setStops(id, stops);
  }

  private async setStops(routeId: string, stops: WrittenRoute['stops']): Promise<void> {
    for (const { facilityId, minutesAfter } of stops) {
      await this.tx.execute('insert into route_stop (id, tenant_id, route_id, facility_id, minutes_after, recorded_at) values ($1, $2, $3, $4, $5, now())', [this.tx.newId(), this.tx.actor.tenantId, routeId, facilityId, minutesAfter]);
    }
  }
}
