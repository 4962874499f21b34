import { type AccessScope, InvalidInput, type InputProblem, Refusal } from '@cyclefill/contracts';
import { type MinuteOfDay, Zone, parseClock } from '@cyclefill/domain/kernel';
import { InputReading } from '@cyclefill/features/order';
import { type Actor, type NamedChange, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Holidays, type KnownHolidays, type RouteSetting, type RouteView, knownHolidaysSchema } from './route-view.js';
import { RouteRepository, type WrittenRoute } from './route.repository.js';

const Id = z.object({ id: z.string() });

/** Sets where the vans go and when, and on which days none goes at all. */
@Injectable()
export class SetRoute {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Routes, by code: for who sees one facility those that stop there, with that stop alone. */
  async list(actor: Actor, scope: AccessScope): Promise<readonly RouteView[]> {
    const routes = await this.uow.run(actor, (tx) => tx.get(RouteRepository).list());
    if (scope === 'pharmacy') return routes.map(({ view }) => view);
    const mine = new Set(scope.map(({ facilityId }) => facilityId));
    return routes.map(({ view }) => ({ ...view, stops: view.stops.filter(({ facilityId }) => mine.has(facilityId)) })).filter(({ stops }) => stops.length > 0);
  }

  /** @throws InvalidInput; Refusal delivery-route.code-taken, request.key-reused */
  add(actor: Actor, key: string, setting: RouteSetting): Promise<RouteView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'delivery-route.add', key, body: setting }, async () => {
      const id = await tx.get(RouteRepository).add(await read(tx, setting));
      await tx.audit({ action: 'delivery-route.add', subjectKind: 'route', subjectId: id });
      return (await tx.get(RouteRepository).one(id)).view;
    }));
  }

  /** @throws InvalidInput; Refusal delivery-route.not-found, row.stale, request.key-reused */
  change(actor: Actor, id: string, { key, readVersion }: NamedChange & { readonly readVersion: number }, setting: RouteSetting): Promise<RouteView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'delivery-route.change', key, body: { id, ...setting } }, async () => {
      const routes = tx.get(RouteRepository);
      if ((await routes.one(id)).view.code !== setting.code) throw new InvalidInput([{ pointer: '/code', rule: 'stands on papers and stays as it is: add another route' }]);
      await routes.change(id, readVersion, await read(tx, setting));
      await tx.audit({ action: 'delivery-route.change', subjectKind: 'route', subjectId: id });
      return (await routes.one(id)).view;
    }));
  }

  /** @throws Refusal pharmacy.not-found */
  holidays(actor: Actor): Promise<KnownHolidays> {
    return this.uow.run(actor, readHolidays);
  }

  /** @throws InvalidInput; Refusal pharmacy.not-found, row.stale, request.key-reused */
  setHolidays(actor: Actor, { key, readVersion }: NamedChange, { holidays }: Holidays): Promise<KnownHolidays> {
    const input = new InputReading();
    holidays.forEach((text, index) => input.day(`/holidays/${index}`, text));
    input.check();
    const days = [...new Set(holidays)].toSorted();
    return this.uow.run(actor, (tx) => once(tx, { operation: 'delivery-holidays.set', key, body: { holidays: days } }, async () => {
      const before = await readHolidays(tx);
      const changed = await tx.execute('update pharmacy set holidays = $1, holidays_version = holidays_version + 1 where tenant_id = $2 and holidays_version = $3', [days, actor.tenantId, readVersion ?? before.version]);
      if (changed === 0) throw new Refusal('row.stale');
      await tx.audit({ action: 'delivery-holidays.set', subjectKind: 'pharmacy', subjectId: actor.tenantId });
      return { holidays: days, version: (readVersion ?? before.version) + 1 };
    }));
  }
}

async function readHolidays(tx: Tx): Promise<KnownHolidays> {
  const [known] = await tx.query(knownHolidaysSchema, 'select holidays::text[] as holidays, holidays_version as version from pharmacy where tenant_id = $1', [tx.actor.tenantId]);
  if (known === undefined) throw new Refusal('pharmacy.not-found');
  return known;
}

/** Checks what a zone, a clock and a facility are. */
async function read(tx: Tx, { code, name, zone, weekdays, departures, stops }: RouteSetting): Promise<WrittenRoute> {
  const problems: InputProblem[] = [];
  if (Zone.find(zone) === null) problems.push({ pointer: '/zone', rule: 'is no zone of the IANA database, such as America/New_York' });
  const known = new Set((await tx.query(Id, 'select id from facility where id = any($1)', [stops.map(({ facilityId }) => facilityId)])).map(({ id }) => id));
  stops.forEach(({ facilityId }, index) => {
    if (!known.has(facilityId)) problems.push({ pointer: `/stops/${index}/facilityId`, rule: 'is no facility of yours' });
    if (stops.findIndex((stop) => stop.facilityId === facilityId) < index) problems.push({ pointer: `/stops/${index}/facilityId`, rule: 'is on the route already' });
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  const inOrder = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);
  return { code, name, zone, weekdays: inOrder(weekdays), departures: inOrder(departures.map((text) => parseClock(text) as MinuteOfDay)), stops };
}
