import { type DayPattern, type DosePattern, OFTEN_UNITS, type Often, type Regimen, type TimeSource } from './regimen.js';

// The shape alone: numbers that make no sense are told by `checkRegimen`, each with its fix. Written out, since a run reads a
// million of them and a schema costs ten times the reading.
type Fields = Readonly<Record<string, unknown>>;

/** Shapes by their `kind`. A kind that the domain has and these do not fails to compile. */
type Shapes<Kind extends string> = Readonly<Record<Kind, (fields: Fields) => boolean>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const areNumbers = (value: unknown): boolean => Array.isArray(value) && value.every(isNumber);
const isSlot = (value: unknown): boolean => isFields(value) && isText(value['code']) && isNumber(value['shift']);
const isOften = (value: unknown): boolean =>
  isFields(value) && (['times', 'timesMax', 'period', 'periodMax'] as const satisfies readonly (keyof Often)[]).every((name) => isNumber(value[name])) && OFTEN_UNITS.some((unit) => unit === value['unit']);

const DAYS: Shapes<DayPattern['kind']> = {
  daily: () => true,
  'every-n-days': ({ every }) => isNumber(every),
  weekdays: ({ days }) => areNumbers(days),
  'month-days': ({ days }) => areNumbers(days),
  cycle: ({ on, off }) => isNumber(on) && isNumber(off),
};
const TIMES: Shapes<TimeSource['kind']> = {
  passes: ({ code }) => isText(code),
  slots: ({ slots }) => Array.isArray(slots) && slots.every(isSlot),
  clock: ({ minutes }) => areNumbers(minutes),
  'every-hours': ({ hours, from }) => isNumber(hours) && isNumber(from),
  'every-minutes': ({ minutes, from }) => isNumber(minutes) && isNumber(from),
  once: () => true,
  unplaced: ({ often }) => isOften(often),
};
const DOSES: Shapes<DosePattern['kind']> = {
  fixed: ({ dose }) => isNumber(dose),
  'by-time': ({ doses }) => areNumbers(doses),
  alternating: ({ doses }) => areNumbers(doses),
  range: ({ low, high }) => isNumber(low) && isNumber(high),
  unstated: () => true,
};

function isOneOf<Kind extends string>(shapes: Shapes<Kind>, value: unknown): boolean {
  if (!isFields(value)) return false;
  const { kind } = value;
  return typeof kind === 'string' && Object.hasOwn(shapes, kind) && shapes[kind as Kind](value);
}

function isPhase(value: unknown): boolean {
  return isFields(value) && isNumber(value['anchor']) && isNumber(value['from']) && (value['to'] === null || isNumber(value['to']))
    && isOneOf(DAYS, value['days']) && isOneOf(TIMES, value['times']) && isOneOf(DOSES, value['dose']);
}

/** The regimen that a stored text holds; null = it is none, such as one without phases, and the order stands as written (D56). */
export function storedRegimen(text: string): Regimen | null {
  const value: unknown = JSON.parse(text);
  if (!isFields(value) || typeof value['prn'] !== 'boolean') return null;
  const { phases } = value;
  return Array.isArray(phases) && phases.every(isPhase) ? (value as unknown as Regimen) : null;
}
