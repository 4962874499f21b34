import fc from 'fast-check';
import { type LocalMinute, type Milli, type MinuteRange, type Weekday, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { type DayPattern, type DosePattern, type MedPassRow, OFTEN_UNITS, type Phase, type Presence, type Regimen, type TimeSource, type WingStay } from '@cyclefill/domain/regimen';

/** Everything generated lies around this day. */
export const MIDDLE = day('2026-12-07');

const PASSES = ['QD', 'BID', 'TID', 'QHS', 'ACHS', 'Q6H'] as const;
const WINGS = ['North', 'South'] as const;

const minuteOfDay = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const minutesOfDay = fc.uniqueArray(minuteOfDay, { minLength: 1, maxLength: 6 }).map((all) => all.toSorted((a, b) => a - b));
const dose = fc.constantFrom(250, 500, 1000, 1500, 2000).map((value) => value as Milli);

/** A wall-clock moment within `reach` days of the middle. */
export const moments = (reach: number): fc.Arbitrary<LocalMinute> =>
  fc.tuple(fc.integer({ min: -reach, max: reach }), minuteOfDay).map(([offset, minute]) => atMinute(addDays(MIDDLE, offset), minute));

export const ranges: fc.Arbitrary<MinuteRange> = fc
  .tuple(moments(40), fc.option(fc.integer({ min: 0, max: 30_000 })))
  .map(([from, length]) => ({ from, to: length === null ? null : ((from + length) as LocalMinute) }));

/** Most begin before the middle and outlast it; some begin or end around it. */
const courses: fc.Arbitrary<MinuteRange> = fc.oneof(
  ranges,
  fc.tuple(fc.integer({ min: -90, max: 0 }), minuteOfDay).map(([offset, minute]): MinuteRange => ({ from: atMinute(addDays(MIDDLE, offset), minute), to: null })),
);

const dayPattern: fc.Arbitrary<DayPattern> = fc.oneof(
  fc.constant<DayPattern>({ kind: 'daily' }),
  fc.integer({ min: 1, max: 9 }).map((every): DayPattern => ({ kind: 'every-n-days', every })),
  fc.uniqueArray(fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6), { minLength: 1, maxLength: 6 }).map((days): DayPattern => ({ kind: 'weekdays', days })),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 }).map((days): DayPattern => ({ kind: 'month-days', days })),
  fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 6 })).map(([of, every]): DayPattern => ({ kind: 'month-days', days: [of], every })),
  fc.tuple(fc.integer({ min: 1, max: 21 }), fc.integer({ min: 0, max: 9 })).map(([on, off]): DayPattern => ({ kind: 'cycle', on, off })),
);

const slot = fc.record({ code: fc.constantFrom('QAM', 'QHS', 'MEALS', 'CM', 'CV', 'ACM'), shift: fc.constantFrom(-30, -10, 0, 0, 15) });
const timeSource: fc.Arbitrary<TimeSource> = fc.oneof(
  fc.constantFrom(...PASSES).map((code): TimeSource => ({ kind: 'passes', code })),
  fc.array(slot, { minLength: 1, maxLength: 3 }).map((slots): TimeSource => ({ kind: 'slots', slots })),
  minutesOfDay.map((minutes): TimeSource => ({ kind: 'clock', minutes })),
  fc.tuple(fc.integer({ min: 1, max: 60 }), moments(60)).map(([hours, from]): TimeSource => ({ kind: 'every-hours', hours, from })),
  fc.tuple(fc.integer({ min: 20, max: 4000 }), moments(60)).map(([minutes, from]): TimeSource => ({ kind: 'every-minutes', minutes, from })),
  fc.constant<TimeSource>({ kind: 'once' }),
);

const fixedDose: fc.Arbitrary<DosePattern> = dose.map((value) => ({ kind: 'fixed', dose: value }));
const anyDose: fc.Arbitrary<DosePattern> = fc.oneof(
  fixedDose,
  fc.array(dose, { minLength: 6, maxLength: 6 }).map((doses): DosePattern => ({ kind: 'by-time', doses })),
  fc.array(dose, { minLength: 2, maxLength: 4 }).map((doses): DosePattern => ({ kind: 'alternating', doses })),
);

const counts = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) });
const phaseWith = (pattern: fc.Arbitrary<DosePattern>): fc.Arbitrary<Phase> =>
  fc.record({ anchor: fc.integer({ min: -400, max: 60 }).map((offset) => addDays(MIDDLE, offset)), range: courses, days: dayPattern, times: timeSource, dose: pattern, count: counts })
    .map(({ range, count, ...phase }) => ({ ...phase, ...range, ...(count === null ? {} : { count }) }));

/** One to three phases, which may overlap. */
export const regimens: fc.Arbitrary<Regimen> = fc.array(phaseWith(anyDose), { minLength: 1, maxLength: 3 }).map((phases) => ({ prn: false, phases }));

/** One phase with one dose. */
export const plainRegimens: fc.Arbitrary<Regimen> = phaseWith(fixedDose).map((phase) => ({ prn: false, phases: [phase] }));

const untold: fc.Arbitrary<TimeSource> = fc
  .record({ times: fc.integer({ min: 1, max: 4 }), timesMore: fc.integer({ min: 1, max: 2 }), period: fc.integer({ min: 1, max: 8 }), periodMore: fc.nat(4), unit: fc.constantFrom(...OFTEN_UNITS) })
  .map(({ times, timesMore, period, periodMore, unit }): TimeSource => ({ kind: 'unplaced', often: { times, timesMax: times + timesMore, period, periodMax: period + periodMore, unit } }));
const unsettled: fc.Arbitrary<DosePattern> = fc.oneof(dose.map((low): DosePattern => ({ kind: 'range', low, high: (2 * low) as Milli })), fc.constant<DosePattern>({ kind: 'unstated' }));
/** One time in five. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const optional = <Key extends string>(key: Key, max: number): fc.Arbitrary<Partial<Record<Key, number>>> =>
  seldom(fc.integer({ min: 1, max })).map((value) => (value === null ? {} : ({ [key]: value } as Partial<Record<Key, number>>)));

/** Every shape a regimen can have, those that no dose can be told from included. */
export const everyRegimen: fc.Arbitrary<Regimen> = fc
  .record({
    prn: seldom(fc.constant(true)).map((prn) => prn === true),
    phases: fc.array(
      fc.tuple(phaseWith(anyDose), seldom(untold), seldom(unsettled), optional('lasts', 4320), optional('step', 5))
        .map(([phase, times, settled, lasts, step]) => ({ ...phase, ...(times === null ? {} : { times }), ...(settled === null ? {} : { dose: settled }), ...lasts, ...step })),
      { maxLength: 3 },
    ),
    most: fc.option(fc.record({ dose, hours: fc.constantFrom(24, 168) })),
  })
  .map(({ most, ...rest }) => (most === null ? rest : { ...rest, most }));

/** Rows of the tables of facility, wings, a resident and an order, at most one per owner, code and day. */
export const medPassRows: fc.Arbitrary<readonly MedPassRow[]> = fc.uniqueArray(
  fc.record({
    owner: fc.constantFrom<Pick<MedPassRow, 'wing' | 'own'>>({ wing: null }, ...WINGS.map((wing) => ({ wing })), { wing: null, own: 'resident' }, { wing: null, own: 'order' }),
    code: fc.constantFrom(...PASSES),
    effectiveFrom: fc.constantFrom(-4000, -20, -3, 0, 2, 15).map((offset) => addDays(MIDDLE, offset)),
    minutes: minutesOfDay,
    // One in eight takes back what its table said.
    taken: fc.nat(7),
  }).map(({ owner, taken, ...row }): MedPassRow => (taken === 0 ? { ...owner, ...row, minutes: [], withdrawn: true } : { ...owner, ...row })),
  { selector: (row) => `${row.wing} ${row.own} ${row.code} ${row.effectiveFrom}`, maxLength: 12 },
);

/** A first wing and up to three moves. */
export const wingStays: fc.Arbitrary<readonly WingStay[]> = fc.uniqueArray(
  fc.record({ wing: fc.constantFrom(...WINGS), from: moments(20) }),
  { selector: (stay) => stay.from, maxLength: 4 },
);

export const presences: fc.Arbitrary<Presence> = fc.record({
  absences: fc.array(ranges, { maxLength: 2 }),
  dischargedAt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moments(40) }),
});
