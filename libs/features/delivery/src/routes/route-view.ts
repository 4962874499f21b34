import { daySchema } from '@cyclefill/features/order';
import { z } from 'zod';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u).describe('wall clock of the route, 17:00');

const stop = z.strictObject({ facilityId: z.uuid(), minutesAfter: z.int().min(0).max(1440).describe('from the departure to the door') });

/** A route as somebody sets it. */
export const routeSettingSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/u), name: z.string().max(100).regex(/\S/u), zone: z.string().max(60).describe('IANA zone of the departures'),
  weekdays: z.array(z.int().min(0).max(6)).min(1).max(7).describe('Sunday = 0'), departures: z.array(clock).min(1).max(12), stops: z.array(stop).max(200),
}).meta({ id: 'RouteSetting' });
export type RouteSetting = z.output<typeof routeSettingSchema>;

/** A route with the version to say when it is changed. */
export const routeSchema = routeSettingSchema.extend({ id: z.uuid(), version: z.int() }).meta({ id: 'DeliveryRoute' });
export type RouteView = z.output<typeof routeSchema>;

/** Days on which the pharmacy sends no van. */
export const holidaysSchema = z.strictObject({ holidays: z.array(daySchema).max(400) }).meta({ id: 'DeliveryHolidays' });
export type Holidays = z.output<typeof holidaysSchema>;
export const knownHolidaysSchema = holidaysSchema.extend({ version: z.int().describe('for If-Match') }).meta({ id: 'KnownDeliveryHolidays' });
export type KnownHolidays = z.output<typeof knownHolidaysSchema>;

/** The next van to a facility. */
export const nextVanSchema = z.object({
  routeId: z.uuid(), routeCode: z.string(), runOn: z.iso.date(), departure: z.string(), departsAt: z.iso.datetime(), arrivesAt: z.string().describe("wall clock at the facility's door, YYYY-MM-DDTHH:MM"),
}).meta({ id: 'NextVan' });
export type NextVanView = z.output<typeof nextVanSchema>;
