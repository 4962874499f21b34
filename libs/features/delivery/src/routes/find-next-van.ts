import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { type EpochMinute, formatDay } from '@cyclefill/domain/kernel';
import { nextVan } from '@cyclefill/domain/delivery';
import { calendarOf, facilityZone } from '@cyclefill/features/facility';
import { wireMoment } from '@cyclefill/features/order';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { NextVanView } from './route-view.js';
import { RouteRepository, clockText } from './route.repository.js';

const PlaceRow = z.object({ id: z.string(), zone: z.string(), delivery_weekdays: z.array(z.number()).nullable(), holidays: z.array(z.string()).nullable(), now: z.date() });

/** When the next van comes to a facility, of all routes that stop there (R105). */
@Injectable()
export class FindNextVan {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param after null = the database's clock. @returns null when no route stops there. @throws Refusal facility.not-found */
  execute(actor: Actor, scope: AccessScope, facilityCode: string, after: Date | null): Promise<NextVanView | null> {
    return this.uow.run(actor, async (tx) => {
      const [place] = await tx.query(
        PlaceRow,
        `select f.id, f.zone, c.delivery_weekdays, c.holidays::text[] as holidays, now() as now from facility f
         left join facility_calendar c on c.facility_id = f.id and c.superseded_at is null where f.code = $1 and ($2::uuid[] is null or f.id = any($2))`,
        [facilityCode, facilitiesOf(scope)],
      );
      if (place === undefined) throw new Refusal('facility.not-found');
      const [zone, calendar] = [facilityZone(place.zone).name, calendarOf(place)];
      const from = Math.floor((after ?? place.now).getTime() / 60_000) as EpochMinute;
      const vans = (await tx.get(RouteRepository).list()).flatMap(({ view, timetable }): NextVanView[] => {
        const stop = view.stops.find(({ facilityId }) => facilityId === place.id);
        const van = stop === undefined ? null : nextVan(timetable, { zone, calendar, minutesAfter: stop.minutesAfter }, from);
        return van === null ? [] : [{
          routeId: view.id, routeCode: view.code, runOn: formatDay(van.runOn), departure: clockText(van.departure), departsAt: new Date(van.departsAt * 60_000).toISOString(), arrivesAt: wireMoment(van.arrivesAt),
        }];
      });
      return vans.toSorted((a, b) => Number(a.arrivesAt > b.arrivesAt) - Number(a.arrivesAt < b.arrivesAt))[0] ?? null;
    });
  }
}
