import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { type LocalMinute, atMinute } from './local-minute.js';
import { day } from './day.js';
import { type EpochMinute, Zone, type ZoneResolution } from './zone.js';

const ZONES = [
  'UTC', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Adak', 'Pacific/Honolulu',
  'America/Puerto_Rico', 'America/St_Johns', 'America/Halifax', 'America/Toronto', 'America/Havana', 'America/Asuncion', 'America/Santiago', 'America/Sao_Paulo',
  'America/Nuuk', 'Atlantic/Azores', 'Africa/Casablanca', 'Africa/Cairo', 'Africa/El_Aaiun', 'Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Berlin',
  'Europe/Chisinau', 'Europe/Istanbul', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Jerusalem', 'Asia/Tehran', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Almaty', 'Asia/Tokyo',
  'Australia/Adelaide', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Norfolk', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Antarctica/Troll',
] as const;

const KNOWN = new Map(ZONES.map((name) => [name, Zone.of(name)]));
const zoneOf = (name: (typeof ZONES)[number]): Zone => KNOWN.get(name) ?? Zone.of(name);

const FIRST = atMinute(day('2024-01-01'));
const LAST = atMinute(day('2033-01-01'));

const minuteOf = (zoned: Temporal.ZonedDateTime): EpochMinute => (zoned.epochMilliseconds / 60_000) as EpochMinute;

/** The same answer from the other implementation. */
function resolvedByTemporal(name: string, local: number): ZoneResolution {
  const wall = Temporal.PlainDateTime.from('1970-01-01T00:00').add({ minutes: local });
  const earlier = wall.toZonedDateTime(name, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(name, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'exact', at: minuteOf(earlier) };
  if (earlier.toPlainDateTime().equals(wall)) return { kind: 'overlap', at: minuteOf(earlier), second: minuteOf(later) };
  const change = earlier.getTimeZoneTransition('next');
  if (change === null) throw new Error('a gap without a change of the clocks');
  return { kind: 'gap', at: minuteOf(change) };
}

/** Every clock change of a zone in 2024–2032, by the other implementation: minute, offset before, offset after. */
function changesOf(name: string): readonly (readonly [number, number, number])[] {
  const changes: (readonly [number, number, number])[] = [];
  const offset = (zoned: Temporal.ZonedDateTime): number => zoned.offsetNanoseconds / 60_000_000_000;
  let at = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${name}]`).getTimeZoneTransition('next');
  for (; at !== null && at.year < 2033; at = at.getTimeZoneTransition('next')) changes.push([minuteOf(at), offset(at.subtract({ minutes: 1 })), offset(at)]);
  return changes;
}

describe('zones', () => {
  it.each(ZONES)('%s: each minute around each change of the clocks, 2024–2032', (name) => {
    const zone = zoneOf(name);
    for (const [at, before, after] of changesOf(name)) {
      const [low, high] = [at + Math.min(before, after), at + Math.max(before, after)];
      const locals = [low - 1441, low - 61, low - 1, low, low + 1, Math.floor((low + high) / 2), high - 1, high, high + 1, high + 61, high + 1441];
      for (const local of locals as LocalMinute[]) {
        const expected = resolvedByTemporal(name, local);
        expect([local, zone.resolve(local), zone.instantOf(local)]).toEqual([local, expected, expected.at]);
      }
    }
  });

  it('any minute of any zone: gap to the first valid minute, overlap to the first pass (D47)', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: FIRST, max: LAST }), (name, local) => {
      const expected = resolvedByTemporal(name, local);
      expect(zoneOf(name).resolve(local as LocalMinute)).toEqual(expected);
      expect(zoneOf(name).instantOf(local as LocalMinute)).toBe(expected.at);
    }));
  });

  it('tells the wall clock at any instant', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: FIRST, max: LAST }), (name, at) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(name).toPlainDateTime();
      const local = wall.toZonedDateTime('UTC').epochMilliseconds / 60_000;
      expect(zoneOf(name).toLocal(at as EpochMinute)).toBe(local);
    }));
  });

  it('gives later wall times no earlier instants, except at the repeated hour', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 181, max: 3000 }), (name, local, more) => {
      const zone = zoneOf(name);
      expect(zone.instantOf((local + more) as LocalMinute)).toBeGreaterThan(zone.instantOf(local as LocalMinute));
    }));
  });

  it('answers alike whatever was asked before', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.array(fc.integer({ min: FIRST, max: LAST }), { minLength: 2, maxLength: 5 }), (name, locals) => {
      const [fresh, used] = [Zone.of(name), Zone.of(name)];
      for (const local of locals) used.instantOf(local as LocalMinute);
      const last = locals.at(-1) as LocalMinute;
      expect(used.resolve(last)).toEqual(fresh.resolve(last));
    }), SLOW_LAW);
  });

  it('knows no zone that the IANA database lacks', () => {
    for (const name of ['', 'Mars/Olympus', 'America/New York', 'Local']) expect(Zone.find(name)).toBeNull();
  });
});
