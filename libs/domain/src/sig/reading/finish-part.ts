import type { MinuteOfDay } from '@cyclefill/domain/kernel';
import { SIG_SLOTS, type SigAmount, type SigDays, type SigPart, type SigRoute, type SigSlot, type SigTimes } from '../sig-structure.js';
import { dosesOfSlots, isInSlot } from '../slot-hours.js';
import type { PartDraft, SigDraft } from './draft.js';
import { MASS_UNITS } from './units.js';

/** The meal of a daypart: said beside it, the meal is how the dose is taken. */
const MEAL_OF: Readonly<Partial<Record<SigSlot, readonly SigSlot[]>>> = {
  morning: ['with breakfast', 'after breakfast'], noon: ['with lunch', 'after lunch'], evening: ['with dinner', 'after dinner'],
};
/** Dayparts that mean a number of times a day and nothing more (D51). */
const PLAIN_COUNTS: readonly (readonly SigSlot[])[] = [['morning', 'evening'], ['morning', 'noon', 'evening'], ['morning', 'noon', 'evening', 'bedtime']];
const EACH_MEAL: readonly SigSlot[] = ['before meals', 'with meals', 'after meals'];

const inOrder = (slots: readonly SigSlot[]): readonly SigSlot[] => slots.toSorted((a, b) => SIG_SLOTS.indexOf(a) - SIG_SLOTS.indexOf(b));
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, index) => one === b[index]);

/** Takes out of the slots what only says how a dose is taken: `every evening … with evening meal`, `twice daily with meals`. */
function partFood(part: PartDraft): void {
  for (const [daypart, meals] of Object.entries(MEAL_OF) as [SigSlot, readonly SigSlot[]][]) {
    const meal = meals.find((slot) => part.slots.includes(slot));
    if (meal === undefined || !part.slots.includes(daypart)) continue;
    part.slots = part.slots.filter((slot) => slot !== meal);
    part.food ??= meal;
  }
  if (part.slots.includes('morning') && part.slots.some((slot) => slot === 'before breakfast' || slot === 'early morning')) part.slots = part.slots.filter((slot) => slot !== 'morning');
  const dayparts = inOrder(part.slots.filter((slot) => !EACH_MEAL.includes(slot)));
  const plain = part.slots.length === dayparts.length + 1 ? PLAIN_COUNTS.find((listed) => same(listed, dayparts)) : undefined;
  if (plain !== undefined && part.count === null) {
    part.count = { low: plain.length, high: null };
    part.slots = part.slots.filter((slot) => EACH_MEAL.includes(slot));
  }
  const [each] = part.slots;
  const aside = part.slots.length === 1 && each !== undefined && EACH_MEAL.includes(each);
  const timed = (part.count !== null && (part.count.low !== 3 || part.count.high !== null)) || part.hours !== null || part.clocks.length > 0 || part.everyMinutes !== null;
  if (aside && timed) {
    part.food ??= each;
    part.slots = [];
  }
}

function clockTimes(part: PartDraft, draft: SigDraft): SigTimes {
  const minutes: readonly MinuteOfDay[] = part.clocks.toSorted((a, b) => a - b);
  const fits = part.slots.length === 0 || (part.slots.length === minutes.length && inOrder(part.slots).every((slot, index) => isInSlot(minutes[index] ?? 0, slot)));
  if (!fits) draft.contradict('clock times and times of the day do not fit together');
  return { kind: 'clock', minutes };
}

function slotTimes(part: PartDraft): SigTimes {
  const slots = inOrder(part.slots);
  const plain = PLAIN_COUNTS.find((listed) => same(listed, slots));
  return plain !== undefined && part.leadMinutes === null ? { kind: 'count', low: plain.length, high: null } : { kind: 'slots', slots, leadMinutes: part.leadMinutes };
}

/** Puts together what was said about times; two statements must say the same number. */
function timesOfPart(part: PartDraft, draft: SigDraft): SigTimes | null {
  const { count, hours } = part;
  const named = part.clocks.length > 0 ? clockTimes(part, draft) : part.slots.length > 0 ? slotTimes(part) : null;
  if (named !== null) {
    const number = part.clocks.length > 0 ? part.clocks.length : dosesOfSlots(part.slots);
    if (hours !== null) draft.contradict('an interval and times of the day are said');
    if (count !== null && (count.low !== number || count.high !== null)) draft.contradict(`said ${count.low} times a day, and ${number} times are named`);
    return named;
  }
  if (hours !== null) {
    if (count === null) return { kind: 'every-hours', hours: hours.hours, high: hours.high };
    if (count.high !== null || hours.high !== null || count.low * hours.hours !== 24) draft.contradict('an interval and a number of times a day are said');
    else draft.warn('FREQUENCY_ASSUMED', `"every ${hours.hours} hours" beside "${count.low} times a day": taken as times a day`);
    return { kind: 'count', low: count.low, high: null };
  }
  if (part.everyMinutes !== null) return { kind: 'every-minutes', minutes: part.everyMinutes };
  if (count !== null) return { kind: 'count', ...count };
  if (part.everyShift) return { kind: 'every-shift' };
  if (part.once) return { kind: 'once' };
  if (part.days !== null || part.otherDays) return { kind: 'count', low: 1, high: null };
  return part.prn ? { kind: 'unsaid' } : null;
}

/** The route that goes without saying, from what is given. Everything but a patch and a puff is said to be assumed. */
function routeOf(part: PartDraft, amount: SigAmount, draft: SigDraft): SigRoute | null {
  const said = part.route ?? draft.parts.find(({ route }) => route !== null)?.route ?? null;
  if (said !== null) return said;
  const { unit } = amount;
  if (unit === 'patch') return 'transdermal';
  if (unit === 'puff' || unit === 'inhalation') return 'inhalation';
  const assumed: SigRoute | null = unit === 'tablet' || unit === 'capsule' ? 'oral' : unit === 'suppository' ? 'rectal' : null;
  if (assumed !== null) draft.warn('ROUTE_ASSUMED', `no route is said: taken as ${assumed}`);
  else draft.warn('ROUTE_MISSING', 'no route is said');
  return assumed;
}

function daysOf(part: PartDraft, parts: readonly PartDraft[]): SigDays {
  if (!part.otherDays) return part.days ?? { kind: 'daily' };
  const named = new Set(parts.flatMap(({ days }) => (days?.kind === 'weekdays' ? days.days : [])));
  return { kind: 'weekdays', days: ([1, 2, 3, 4, 5, 6, 0] as const).filter((day) => !named.has(day)) };
}

/** Verbs that say how a dose is taken; the others follow from its route. */
const MANNERS: ReadonlySet<string> = new Set(['chew and swallow', 'chew', 'swallow', 'dissolve', 'mix', 'swish']);

/** `Apply to affected area`: how much that is, nobody says; it is one application. */
const ONE_APPLICATION: SigAmount = { low: 1000 as SigAmount['low'], high: null, unit: 'application' };

/** A part as structure; null = its dose or its timing was not said. */
export function finishPart(part: PartDraft, draft: SigDraft): SigPart | null {
  partFood(part);
  const amount = part.amount ?? (part.verb === 'apply' ? ONE_APPLICATION : null);
  const times = timesOfPart(part, draft);
  if (amount === null || times === null) return null;
  if (times.kind === 'unsaid') draft.warn('INTERVAL_UNSAID', 'as needed, and the text does not say how often');
  if (amount.high !== null) draft.warn('DOSE_RANGE', 'a range of doses: which one is not said');
  if ((times.kind === 'count' || times.kind === 'every-hours') && times.high !== null) draft.warn('FREQUENCY_RANGE', 'a range of frequencies: which one is not said');
  if (amount.unit !== null && MASS_UNITS.has(amount.unit) && part.verb !== 'mix') draft.warn('DOSE_BY_STRENGTH', `the dose is ${amount.unit}: how many pieces or mL it takes depends on the product`);
  const days = daysOf(part, draft.parts);
  if (days.kind === 'cycle' && draft.parts.some(({ step }) => step > part.step)) draft.warn('STEPS_UNCLEAR', 'days on and off, and another step behind them');
  if (days.kind === 'some-days' && !(times.kind === 'once')) draft.warn('DAYS_UNNAMED', `${days.times} a ${days.per}, and no day is named`);
  return {
    step: part.step, verb: part.verb !== null && MANNERS.has(part.verb) ? part.verb : null, amount, alsoAs: part.alsoAs, alternate: part.alternate, route: routeOf(part, amount, draft), site: part.site, days, times, food: part.food,
    prn: part.prn, prnReason: part.prnReason, durationDays: part.durationDays, count: part.doses, removeAfterMinutes: part.removeAfterMinutes,
  };
}
