import { type Milli, type Weekday, formatClock, formatDay, formatMilli, parseClock, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { SIG_ROUTES, SIG_SLOTS, type SigAmount, type SigDays, type SigPart, type SigStructure, type SigTimes } from '@cyclefill/domain/sig';
import { z } from 'zod';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

const decimal = z.string().regex(/^\d{1,6}(?:\.\d{1,3})?$/u, 'is no decimal like 1.5, of at most three places').describe('exact decimal');
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is no time like 08:00').describe('HH:MM');
const words = z.string().min(1).max(500);
const whole = z.int().min(1).max(1000);
const amount = z.strictObject({ low: decimal, high: decimal.nullable().default(null), unit: z.string().min(1).max(30).nullable() });

const days = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('every-n-days'), every: whole }),
  z.strictObject({ kind: z.literal('weekdays'), days: z.array(z.enum(WEEKDAYS)).min(1).max(7) }),
  z.strictObject({ kind: z.literal('month-days'), days: z.array(z.int().min(1).max(31)).min(1).max(31) }),
  z.strictObject({ kind: z.literal('some-days'), times: whole, per: z.enum(['week', 'month']) }),
  z.strictObject({ kind: z.literal('cycle'), on: whole, off: whole }),
]);
const times = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), low: z.int().min(1).max(24), high: z.int().min(1).max(24).nullable().default(null) }),
  z.strictObject({ kind: z.literal('every-hours'), hours: whole, high: whole.nullable().default(null) }),
  z.strictObject({ kind: z.literal('every-minutes'), minutes: whole }),
  z.strictObject({ kind: z.literal('slots'), slots: z.array(z.enum(SIG_SLOTS)).min(1).max(8), leadMinutes: whole.nullable().default(null) }),
  z.strictObject({ kind: z.literal('clock'), times: z.array(clock).min(1).max(24) }),
  z.strictObject({ kind: z.literal('every-shift') }),
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('unsaid') }),
]);

const part = z.strictObject({
  step: z.int().min(0).max(50).default(0), verb: words.nullable().default(null), amount, alsoAs: amount.nullable().default(null), alternate: amount.nullable().default(null), route: z.enum(SIG_ROUTES).nullable().default(null),
  site: words.nullable().default(null), days, times, food: words.nullable().default(null), prn: z.boolean().default(false), prnReason: words.nullable().default(null), durationDays: whole.nullable().default(null),
  count: whole.nullable().default(null), removeAfterHours: z.int().min(1).max(168).nullable().default(null),
});

/** Directions as structure, as they go over the wire: decimals as text, days as dates, times as `HH:MM`. */
export const wireStructureSchema = z.strictObject({
  parts: z.array(part).min(1).max(20), limit: z.strictObject({ amount: decimal, unit: z.string().min(1).max(30), hours: whole }).nullable().default(null), holds: z.array(words).max(20).default([]),
  start: z.iso.date().nullable().default(null), until: z.iso.date().nullable().default(null), indication: words.nullable().default(null), scale: z.string().min(1).max(2000).nullable().default(null), instructions: z.array(words).max(20).default([]),
}).meta({ id: 'Directions' });
export type WireStructure = z.output<typeof wireStructureSchema>;

type Wire<K extends keyof WireStructure['parts'][number]> = WireStructure['parts'][number][K];

const milli = (text: string): Milli => parseMilli(text) ?? (0 as Milli);
const amountFromWire = ({ low, high, unit }: Wire<'amount'>): SigAmount => ({ low: milli(low), high: high === null ? null : milli(high), unit });
const amountToWire = ({ low, high, unit }: SigAmount): Wire<'amount'> => ({ low: formatMilli(low), high: high === null ? null : formatMilli(high), unit });
const clockText = (minute: number): string => `${formatClock(minute).slice(0, 2)}:${formatClock(minute).slice(2)}`;

function daysFromWire(wire: Wire<'days'>): SigDays {
  return wire.kind === 'weekdays' ? { kind: 'weekdays', days: wire.days.map((code) => WEEKDAYS.indexOf(code) as Weekday) } : wire;
}

function daysToWire(value: SigDays): Wire<'days'> {
  if (value.kind === 'weekdays') return { kind: 'weekdays', days: value.days.map((day) => WEEKDAYS[day]) };
  return value.kind === 'month-days' ? { kind: 'month-days', days: [...value.days] } : value;
}

function timesFromWire(wire: Wire<'times'>): SigTimes {
  return wire.kind === 'clock' ? { kind: 'clock', minutes: wire.times.map((time) => parseClock(time) ?? 0).toSorted((a, b) => a - b) } : wire;
}

function timesToWire(value: SigTimes): Wire<'times'> {
  if (value.kind === 'clock') return { kind: 'clock', times: value.minutes.map(clockText) };
  return value.kind === 'slots' ? { ...value, slots: [...value.slots] } : value;
}

function partFromWire({ removeAfterHours, ...wire }: WireStructure['parts'][number]): SigPart {
  return {
    ...wire, amount: amountFromWire(wire.amount), alsoAs: wire.alsoAs && amountFromWire(wire.alsoAs), alternate: wire.alternate && amountFromWire(wire.alternate), days: daysFromWire(wire.days), times: timesFromWire(wire.times),
    removeAfterMinutes: removeAfterHours === null ? null : removeAfterHours * 60,
  };
}

function partToWire({ removeAfterMinutes, ...value }: SigPart): WireStructure['parts'][number] {
  return {
    ...value, amount: amountToWire(value.amount), alsoAs: value.alsoAs && amountToWire(value.alsoAs), alternate: value.alternate && amountToWire(value.alternate), days: daysToWire(value.days), times: timesToWire(value.times),
    removeAfterHours: removeAfterMinutes === null ? null : removeAfterMinutes / 60,
  };
}

export function structureFromWire(wire: WireStructure): SigStructure {
  const { limit, start, until } = wire;
  return {
    ...wire, parts: wire.parts.map(partFromWire), limit: limit && { ...limit, amount: milli(limit.amount) }, start: start === null ? null : parseDay(start), until: until === null ? null : parseDay(until),
  };
}

export function structureToWire(value: SigStructure): WireStructure {
  const { limit, start, until } = value;
  return {
    ...value, parts: value.parts.map(partToWire), limit: limit && { ...limit, amount: formatMilli(limit.amount) }, holds: [...value.holds], instructions: [...value.instructions],
    start: start === null ? null : formatDay(start), until: until === null ? null : formatDay(until),
  };
}
