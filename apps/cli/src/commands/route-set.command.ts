import { FindNextVan, SetRoute, routeSettingSchema } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';
import { readRequest } from '../read-request.js';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export const routeSetCommand = defineCommand({
  summary: 'where vans go and when; a route of this code that is there is changed',
  usage: '',
  options: {
    code: { type: 'string', required: true, value: 'CODE', summary: 'such as NORTH; it stands on papers' },
    name: { type: 'string', required: true, value: 'TEXT', summary: 'what people call it' },
    zone: { type: 'string', required: true, value: 'ZONE', summary: 'of its times, such as America/New_York' },
    days: { type: 'string', required: true, value: 'DAYS', summary: 'such as MO;TU;WE;TH;FR' },
    at: { type: 'string', required: true, value: 'TIMES', summary: 'departures, such as 17:00;21:30' },
    stops: { type: 'string', required: true, value: 'STOPS', summary: 'facilities with minutes from the departure, such as FAC01=30;FAC02=55' },
  },
  async run(context, { options }) {
    const parts = (text: string): string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');
    const weekdays = parts(options.days).map((day) => DAYS.indexOf(day.toUpperCase()));
    if (weekdays.includes(-1)) throw new WrongUsage(`--days takes weekdays of ${DAYS.join(', ')}, such as MO;TU`);
    const stops = [];
    for (const stop of parts(options.stops)) {
      const [code = '', minutes = ''] = stop.split('=');
      if (!/^\d{1,4}$/u.test(minutes)) throw new WrongUsage('--stops takes CODE=MINUTES, such as FAC01=30');
      stops.push({ facilityId: (await findFacility(context, code)).id, minutesAfter: Number(minutes) });
    }
    const setting = readRequest(routeSettingSchema, { code: options.code, name: options.name, zone: options.zone, weekdays, departures: parts(options.at), stops });
    const [routes, actor] = [new SetRoute(await context.uow()), await context.actor()];
    const known = (await routes.list(actor, 'pharmacy')).find(({ code }) => code === setting.code);
    const route = known === undefined ? await routes.add(actor, context.ids.next(), setting) : await routes.change(actor, known.id, { key: context.ids.next(), readVersion: known.version }, setting);
    const lines = [`${route.code}  ${route.name}, version ${route.version}`];
    for (const stop of parts(options.stops)) {
      const [code = ''] = stop.split('=');
      const next = await new FindNextVan(await context.uow()).execute(actor, 'pharmacy', code, null);
      lines.push(`  ${code}  next van ${next === null ? 'none' : `${next.arrivesAt.replace('T', ' ')} (${next.routeCode})`}`);
    }
    context.answer(route as JsonValue, lines.join('\n'));
  },
});
