import { addToRegime, isCompatible, type Regime } from './compatibility.rule.js';
import type { FacilityProfile } from './facility-profile.js';
import { productNamed } from './formulary.js';
import type { OrderIntent } from './order-intent.js';
import type { Product } from './product.js';
import type { Need, Regimen } from './regimen.js';
import type { ResidentDraft } from './resident-draft.js';
import { specialOf } from './residents.builder.js';
import type { SeededRandom } from './seeded-random.js';
import { SPECIAL_ROUND, TAPER_STARTS } from './special-regimens.js';
import { STANDING_ORDERS } from './standing-orders.js';
import { taperSteps } from './taper.builder.js';
import { isDaily } from './timing.js';

/** Supplied in whole packages, whatever the cycle needs. */
const PACKAGED = ['eye', 'inhaler', 'nebulizer', 'nasal', 'insulin', 'topical', 'oral_powder'];
/** A package must have been open long enough to be nearly used up, so its order is at least this old. */
const PACKAGE_AGE = 65;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const MONTH_DAYS = ['1', '5', '10', '15', '20', '28', '31'];

interface Context {
  readonly profile: FacilityProfile;
  readonly resident: ResidentDraft;
  readonly regime: Regime;
  readonly random: SeededRandom;
}

/** Every order of one resident, safe together: the special ones of the place first, then by condition, then standing ones. */
export function buildOrderIntents({ profile, resident, random }: { profile: FacilityProfile; resident: ResidentDraft; random: SeededRandom }): { intents: OrderIntent[]; regime: Regime } {
  const regime: Regime = { ingredients: new Set(), groups: new Set(), allergens: resident.allergens, crush: resident.crush };
  const context: Context = { profile, resident, regime, random };
  const special = specialOf(resident.number);
  const intents = (special?.needs ?? []).flatMap(({ regimens }) =>
    regimens.map((regimen) => specialIntent(regimen, special?.indication ?? '', context)));
  const taperStart = TAPER_STARTS[resident.number % SPECIAL_ROUND];
  if (taperStart !== undefined) {
    const steps = taperSteps({ residentId: resident.id, firstDay: profile.asOf + taperStart, long: taperStart > 0 });
    for (const step of steps) addToRegime(step.product, regime);
    intents.push(...steps);
  }
  for (const condition of [...resident.conditions, STANDING_ORDERS]) {
    for (const need of condition.needs) {
      const intent = random.chance(need.chance) ? intentFor(need, condition.indication, context) : null;
      if (intent !== null) intents.push(intent);
    }
  }
  return { intents, regime };
}

function specialIntent(regimen: Regimen, indication: string, context: Context): OrderIntent {
  const product = productNamed(regimen.drug, context.random.pick(regimen.strengths));
  addToRegime(product, context.regime);
  return intentOf({ regimen, product, indication, context });
}

function intentFor(need: Need, indication: string, context: Context): OrderIntent | null {
  const first = context.random.int(0, need.regimens.length - 1);
  for (const regimen of [...need.regimens.slice(first), ...need.regimens.slice(0, first)]) {
    const product = productNamed(regimen.drug, context.random.pick(regimen.strengths));
    if (!isCompatible(product, context.regime) || !canBeSupplied(product, regimen, context)) continue;
    addToRegime(product, context.regime);
    return intentOf({ regimen, product, indication, context });
  }
  return null;
}

/** Somebody admitted lately has no half-used packages yet, and no weekly order that a few days' supply would fit. */
function canBeSupplied(product: Product, regimen: Regimen, { profile, resident }: Context): boolean {
  if (regimen.asNeededFor !== undefined || regimen.days !== undefined) return true;
  if (PACKAGED.includes(product.category)) return resident.admitted <= profile.asOf - PACKAGE_AGE;
  return isDaily(regimen.code) || resident.admitted < profile.lastCycleStart;
}

function intentOf({ regimen, product, indication, context }: { regimen: Regimen; product: Product; indication: string; context: Context }): OrderIntent {
  const { random, resident } = context;
  const packaged = PACKAGED.includes(product.category);
  const asNeeded = regimen.asNeededFor !== undefined;
  // A few days' worth of a weekly order, or of a package, would look like an early refill at the next cycle.
  const steady = packaged || asNeeded || product.schedule !== '' || !isDaily(regimen.code) || specialOf(resident.number)?.indication === indication;
  const dates = regimen.days === undefined ? openDates(context, steady) : courseDates(regimen.days, asNeeded, context);
  const split = regimen.code === 'MWF5' || regimen.code === 'TTHSS';
  return {
    product, indication, ...dates,
    timing: { code: regimen.code, detail: detailOf(regimen.code, random), anchor: dates.start },
    dose: regimen.doses === undefined ? 1 : random.pick(regimen.doses),
    slidingScale: regimen.slidingScale ?? false,
    asNeededFor: regimen.asNeededFor ?? '',
    note: regimen.note ?? '',
    courseDays: asNeeded ? null : (regimen.days ?? null),
    pack: packaged ? (product.packageSize ?? regimen.pack ?? 30) : null,
    group: split ? `WAR-${resident.id}` : '',
    step: split ? (regimen.code === 'MWF5' ? '1' : '2') : '',
    problem: null,
  };
}

function detailOf(code: string, random: SeededRandom): string {
  if (code === 'QWEEK' || code === 'QWEEK06') return random.pick(WEEKDAYS);
  if (code === 'QMONTH') return random.pick(MONTH_DAYS);
  return code === 'ALT' ? 'ALT:1,0.5' : '';
}

type Dates = Pick<OrderIntent, 'start' | 'stop' | 'holdFrom' | 'holdTo'>;

/** An open-ended order; a steady one neither starts nor stops nor is held around the as-of date. */
function openDates({ profile, resident, random }: Context, steady: boolean): Dates {
  const { asOf, nextCycleStart, cycleDays } = profile;
  const old = { start: Math.max(resident.admitted, asOf - random.int(70, 700)), stop: null, holdFrom: null, holdTo: null };
  if (steady) return old;
  const fate = random.next();
  if (fate < 0.015) return { ...old, start: asOf + random.int(1, 12) };
  if (fate < 0.09) return { ...old, start: Math.max(resident.admitted, asOf - random.int(0, 7)) };
  if (fate < 0.115) return { ...old, stop: nextCycleStart + random.int(1, cycleDays - 4) };
  if (fate < 0.122) return { ...old, stop: asOf + random.int(1, 4) };
  if (fate < 0.145) return { ...old, holdFrom: asOf - random.int(0, 2), holdTo: random.chance(0.4) ? null : asOf + random.int(2, 12) };
  return old;
}

function courseDates(days: number, asNeeded: boolean, { profile, resident, random }: Context): Dates {
  const start = Math.max(resident.admitted, profile.asOf - (asNeeded ? random.int(1, 8) : random.int(1, 5)));
  return { start, stop: start + days - 1, holdFrom: null, holdTo: null };
}
