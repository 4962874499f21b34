// Schedule expansion: 4 doses a day over 31 days in New York, across the night the clocks go forward.
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import { Zone, addDays, atMinute, day } from '../../dist/libs/domain/src/kernel/index.js';
import { buildPassSchedule, expandRegimen, forEachDose } from '../../dist/libs/domain/src/regimen/index.js';
import { ratePerCpuSecond, turnAbout } from './measure.mjs';
import { row } from './report.mjs';
import { dayNumberOf, zoneLimit } from './zone-limit.mjs';

const ZONE = 'America/New_York';
const [YEAR, MONTH, FIRST] = [2026, 3, 1];
const DAYS = 31;
const MINUTES = [480, 720, 1020, 1260];
const DOSES = DAYS * MINUTES.length;
const ROUNDS = 7;

/** The product: the facility's table says when four times a day is, and each dose is turned into its instant. */
function productContest() {
  const from = day(`${YEAR}-0${MONTH}-0${FIRST}`);
  const range = { from, to: addDays(from, DAYS) };
  const passes = buildPassSchedule([{ wing: null, code: 'QID', effectiveFrom: from - 400, minutes: MINUTES }], []);
  const phase = { anchor: from, from: atMinute(from), to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'QID' }, dose: { kind: 'fixed', dose: 1000 } };
  const regimen = { prn: false, phases: [phase] };
  const zone = Zone.of(ZONE);
  return {
    visited: () => {
      const out = [];
      forEachDose(regimen, passes, range, (onDay, minute) => out.push(zone.instantOf(atMinute(onDay, minute)) * 60_000));
      return out;
    },
    listed: () => expandRegimen(regimen, passes, range).map((dose) => zone.instantOf(atMinute(dose.day, dose.minute)) * 60_000),
  };
}

/** The naive way: one Luxon date-time for each dose. */
function luxon() {
  const out = [];
  for (let offset = 0; offset < DAYS; offset += 1) {
    for (const minute of MINUTES) {
      const parts = { year: YEAR, month: MONTH, day: FIRST + offset, hour: Math.floor(minute / 60), minute: minute % 60 };
      out.push(DateTime.fromObject(parts, { zone: ZONE }).toMillis());
    }
  }
  return out;
}

/** The oracle: one Temporal date-time for each dose. */
function temporal() {
  const start = Temporal.PlainDate.from({ year: YEAR, month: MONTH, day: FIRST });
  return Array.from({ length: DOSES }, (_, index) => {
    const minute = MINUTES[index % MINUTES.length];
    const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    return start.add({ days: Math.floor(index / MINUTES.length) }).toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
  });
}

function assertSame(name, expected, got) {
  const wrong = expected.filter((instant, index) => instant !== got[index]).length;
  if (wrong > 0 || got.length !== expected.length) throw new Error(`${name}: ${wrong} of ${expected.length} instants differ from Temporal`);
}

export async function expansion() {
  const product = productContest();
  const contestants = { limit: zoneLimit(ZONE, dayNumberOf(YEAR, MONTH, FIRST), DAYS, MINUTES), luxon, ...product };
  const expected = temporal();
  for (const [name, work] of Object.entries(contestants)) assertSame(name, expected, work());
  for (const work of Object.values(contestants)) await ratePerCpuSecond(work, DOSES, 0.2);
  const timed = Object.entries(contestants).map(([name, work]) => [name, () => ratePerCpuSecond(work, DOSES)]);
  const { limit, luxon: naive, visited, listed } = await turnAbout(ROUNDS, Object.fromEntries(timed));
  const unit = 'doses / CPU-s';
  return [
    row({ benchmark: 'expansion', against: 'integers + zone table', unit, goal: { ref: 'P4', atLeast: 0.3 }, product: visited, anchor: limit, note: 'forEachDose + instantOf' }),
    row({ benchmark: 'expansion', against: 'Luxon fromObject', unit, goal: { ref: 'P4', atLeast: 400 }, product: visited, anchor: naive, note: `${DOSES} instants equal to Temporal` }),
    row({ benchmark: 'expansion, list of doses', against: 'integers + zone table', unit, goal: null, product: listed, anchor: limit, note: 'expandRegimen + instantOf' }),
  ];
}
