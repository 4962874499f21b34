import { parseDay } from '@cyclefill/domain/kernel';

const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const;
export type DatePrefix = (typeof PREFIXES)[number];

/** A date of a search: from an instant, for as long as it is precise. */
export interface SearchDate {
  readonly prefix: DatePrefix;
  /** `YYYY-MM-DDThh:mm:ss.sss` with its offset. */
  readonly from: string;
  /** A length for PostgreSQL. */
  readonly length: '1 year' | '1 month' | '1 day' | '1 minute' | '1 second' | '1 millisecond';
}

const DATE = /^(?<prefix>[a-z]{2})?(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:T(?<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?<second>:[0-5]\d)?(?<fraction>\.\d{1,9})?(?<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/u;

/** A date of a search parameter; without a zone it is of UTC. null = it is none. */
export function readSearchDate(text: string): SearchDate | null {
  const { prefix = 'eq', year, month, day, clock, second, fraction, zone = 'Z' } = DATE.exec(text)?.groups ?? {};
  const known = PREFIXES.find((one) => one === prefix);
  const date = `${year ?? ''}-${month ?? '01'}-${day ?? '01'}`;
  if (known === undefined || parseDay(date) === null || year === '0000') return null;
  const length = month === undefined ? '1 year' : day === undefined ? '1 month' : clock === undefined ? '1 day' : second === undefined ? '1 minute' : fraction === undefined ? '1 second' : '1 millisecond';
  return { prefix: known, from: `${date}T${clock ?? '00:00'}${second ?? ':00'}${fraction?.slice(0, 4) ?? ''}${zone}`, length };
}
