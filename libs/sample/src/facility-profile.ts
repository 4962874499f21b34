import { dayOf } from './calendar-day.js';
import { DEFAULT_AS_OF, type SampleOptions } from './sample-options.js';

/** Pass codes to local times `HHMM`. */
export type PassTimes = Readonly<Record<string, readonly string[]>>;

/** What is settled about a facility before anybody lives in it. Days count from 1970-01-01. */
export interface FacilityProfile {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly zone: string;
  readonly cycleDays: number;
  readonly packType: string;
  readonly asOf: number;
  readonly lastCycleStart: number;
  readonly nextCycleStart: number;
  readonly wings: readonly string[];
  readonly passTimes: PassTimes;
  /** The wing that gives medication at times of its own, or empty. */
  readonly ownTimesWing: string;
  readonly ownTimes: PassTimes;
}

interface Site { readonly city: string; readonly state: string; readonly zone: string }

const SITES: readonly Site[] = [
  { city: 'Worcester', state: 'MA', zone: 'America/New_York' },
  { city: 'Peoria', state: 'IL', zone: 'America/Chicago' },
  { city: 'Pueblo', state: 'CO', zone: 'America/Denver' },
  { city: 'Tucson', state: 'AZ', zone: 'America/Phoenix' },
  { city: 'Fresno', state: 'CA', zone: 'America/Los_Angeles' },
  { city: 'Fairbanks', state: 'AK', zone: 'America/Anchorage' },
  { city: 'Hilo', state: 'HI', zone: 'Pacific/Honolulu' },
  { city: 'Lansing', state: 'MI', zone: 'America/Detroit' },
  { city: 'Muncie', state: 'IN', zone: 'America/Indiana/Indianapolis' },
];

const NAME_STARTS = ['Maple', 'Harbor', 'Cedar', 'Willow', 'Prairie', 'Stone', 'Orchard', 'River', 'Summit', 'Meadow', 'Juniper'];
const NAME_ENDS = ['Grove Care Center', 'View Skilled Nursing', 'Ridge Nursing and Rehabilitation', 'Brook Manor', 'Hill Health Center'];

const NINE_TO_NINE: PassTimes = {
  QD: ['0900'], QAM: ['0900'], BID: ['0900', '1700'], TID: ['0900', '1300', '1700'], QID: ['0900', '1300', '1700', '2100'],
  QHS: ['2100'], QPM: ['1700'], AC: ['0730', '1130', '1630'], ACHS: ['0730', '1130', '1630', '2100'], EARLY: ['0600'],
};
const EIGHT_TO_EIGHT: PassTimes = {
  QD: ['0800'], QAM: ['0800'], BID: ['0800', '2000'], TID: ['0800', '1400', '2000'], QID: ['0800', '1200', '1600', '2000'],
  QHS: ['2000'], QPM: ['1700'], AC: ['0700', '1130', '1630'], ACHS: ['0700', '1130', '1630', '2000'], EARLY: ['0600'],
};
const OWN_TIMES: PassTimes = {
  QD: ['0730'], QAM: ['0730'], BID: ['0730', '1930'], TID: ['0730', '1330', '1930'], QID: ['0730', '1130', '1530', '1930'],
  QHS: ['2030'], QPM: ['1730'],
};

const LONG_CYCLE = { cycleDays: 28, packType: '30-count blister card, one drug per card', wings: ['North', 'South', 'Memory Care'], passTimes: NINE_TO_NINE, ownTimesWing: '' };
const SHORT_CYCLE = { cycleDays: 14, packType: '14-day multi-dose adherence pack', wings: ['East', 'West', 'Rehab'], passTimes: EIGHT_TO_EIGHT, ownTimesWing: 'Rehab' };

/** Days from the as-of date to the start of the next cycle. */
const DAYS_TO_NEXT_CYCLE = 6;

/** The facility at a place in the list: even places fill 28-day cards, odd ones 14-day multi-dose packs. */
export function facilityProfile(index: number, options: SampleOptions): FacilityProfile {
  // The first two share a state; later ones go round all nine zones.
  const site = index === 1 ? { city: 'New Bedford', state: 'MA', zone: 'America/New_York' } : placeAt(SITES, index === 0 ? 0 : index - 1);
  const kind = index % 2 === 0 ? LONG_CYCLE : SHORT_CYCLE;
  const asOf = dayOf(options.asOf ?? DEFAULT_AS_OF);
  const nextCycleStart = asOf + DAYS_TO_NEXT_CYCLE;
  return {
    ...site, ...kind, index, asOf, nextCycleStart,
    id: `FAC${String(index + 1).padStart(2, '0')}`,
    name: `${placeAt(NAME_STARTS, index)} ${placeAt(NAME_ENDS, index)}`,
    lastCycleStart: nextCycleStart - kind.cycleDays,
    ownTimes: kind.ownTimesWing === '' ? {} : OWN_TIMES,
  };
}

function placeAt<T>(items: readonly T[], place: number): T {
  const item = items[place % items.length];
  if (item === undefined) throw new Error('an empty list has no places');
  return item;
}
