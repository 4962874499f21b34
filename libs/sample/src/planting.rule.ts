import { addToRegime, isCompatible, type Regime } from './compatibility.rule.js';
import type { FacilityProfile } from './facility-profile.js';
import { FORMULARY, productNamed } from './formulary.js';
import type { OrderIntent, PlantedProblem } from './order-intent.js';
import type { Product } from './product.js';
import type { ResidentDraft } from './resident-draft.js';
import type { SeededRandom } from './seeded-random.js';

/** A resident with the orders written so far; planting changes both. */
export interface Chart {
  readonly resident: ResidentDraft;
  readonly regime: Regime;
  intents: OrderIntent[];
  allergiesRecorded: boolean;
  partD: boolean | null;
}

interface Slot { readonly chart: Chart; readonly index: number; readonly intent: OrderIntent }

interface Planting {
  readonly problem: PlantedProblem;
  readonly count: number;
  readonly suits: (intent: OrderIntent) => boolean;
  /** Days that the order must have run; younger ones are made older where the resident was there. */
  readonly age?: number;
  readonly dose?: number;
}

/** Days a plain order must have run for a problem to be the only thing wrong with it. */
const SETTLED_DAYS = 60;
const CRUSH_BREAKERS: readonly { product: Product; indication: string }[] = [
  { product: productNamed('pantoprazole DR', '40 mg'), indication: 'GERD' },
  { product: productNamed('metoprolol succinate ER', '100 mg'), indication: 'hypertension' },
  { product: productNamed('potassium chloride ER', '20 mEq'), indication: 'hypokalemia' },
];
/** Codes whose daily doses are few enough for five units to be a variance. */
const VARIED_CODES = ['QD', 'BID', 'QHS'];
const PLAIN_CODES = ['QD', 'BID', 'TID', 'QHS', 'QAM', 'QAM06', 'QAMAC'];

/** Plants the problems of one facility into otherwise sound charts; where no order suits, a problem is left out. */
export function plantProblems({ profile, charts, random }: { profile: FacilityProfile; charts: readonly Chart[]; random: SeededRandom }): void {
  const plain = random.shuffled(slotsOf(charts).filter((slot) => isPlain(slot, profile)));
  plantIntoOrders(profile, plain);
  plantDuplicate(plain.filter((slot) => intentAt(slot).problem === null));
  plantUncrushable(profile, random.shuffled(charts.filter(({ resident }) => resident.crush)));
  const unasked = random.shuffled(charts).find(({ resident, intents }) => resident.allergens.length === 0 && intents.every(({ problem }) => problem === null));
  if (unasked !== undefined) unasked.allergiesRecorded = false;
  if (profile.cycleDays > 14) plantBrands(random.shuffled(charts));
}

function plantIntoOrders(profile: FacilityProfile, plain: readonly Slot[]): void {
  const mark = ({ problem, count, suits, age = 0, dose }: Planting): void => {
    const start = profile.asOf - age;
    const chosen = plain.filter((slot) => intentAt(slot).problem === null && suits(slot.intent) && slot.chart.resident.admitted <= start).slice(0, count);
    for (const slot of chosen) replace(slot, { ...agedTo(intentAt(slot), start), ...(dose === undefined ? {} : { dose }), problem });
  };
  const uncontrolled = ({ product }: OrderIntent): boolean => product.schedule === '';
  const scheduleFour = ({ product }: OrderIntent): boolean => product.schedule === 'CIV';
  mark({ problem: 'civ_refills_used', count: 1, suits: scheduleFour, age: 175 });
  mark({ problem: 'civ_older_than_6_months', count: 1, suits: scheduleFour, age: 210 });
  mark({ problem: 'cii_older_than_60_days', count: 1, suits: ({ product }) => product.schedule === 'CII', age: 75 });
  mark({ problem: 'expired_prescription', count: 3, suits: uncontrolled, age: 425 });
  mark({ problem: 'half_tablet_unsplittable', count: 1, suits: ({ product, dose }) => product.form === 'Delayed Release Oral Tablet' && dose === 1, dose: 0.5 });
  mark({ problem: 'no_refills_remaining', count: 3, suits: uncontrolled });
  mark({ problem: 'refill_too_soon', count: 2, suits: uncontrolled });
  mark({ problem: 'on_hand_variance', count: 3, suits: (intent) => uncontrolled(intent) && VARIED_CODES.includes(intent.timing.code) && intent.dose === 1 });
  mark({ problem: 'prescriber_missing', count: 1, suits: uncontrolled });
}

/** The same order, started no later than a day. */
function agedTo(intent: OrderIntent, latest: number): OrderIntent {
  const start = Math.min(intent.start, latest);
  return { ...intent, start, timing: { ...intent.timing, anchor: start } };
}

/** Whether the brand-name rule of short cycles reaches a product: a brand oral solid outside its original container. */
export function isShortCycleBrand(product: Product): boolean {
  return product.category === 'oral_solid' && product.application === 'NDA' && !product.originalContainer;
}

function slotsOf(charts: readonly Chart[]): Slot[] {
  return charts.flatMap((chart) => chart.intents.map((intent, index) => ({ chart, index, intent })));
}

function intentAt({ chart, index, intent }: Slot): OrderIntent {
  return chart.intents[index] ?? intent;
}

function replace({ chart, index }: Slot, intent: OrderIntent): void {
  chart.intents = chart.intents.with(index, intent);
}

/** A settled daily tablet or capsule that nothing else happens to. */
function isPlain({ intent }: Slot, profile: FacilityProfile): boolean {
  return intent.product.category === 'oral_solid' && intent.asNeededFor === '' && intent.courseDays === null
    && intent.stop === null && intent.holdFrom === null && intent.group === ''
    && (PLAIN_CODES.includes(intent.timing.code) || intent.product.schedule !== '')
    && intent.start <= profile.asOf - SETTLED_DAYS;
}

function plantDuplicate(plain: readonly Slot[]): void {
  for (const slot of plain) {
    const { intent, chart } = slot;
    if (intent.product.schedule !== '' || intent.product.hazardous || intent.product.application === 'NDA') continue;
    const other = FORMULARY.find(({ name, form, strength }) => name === intent.product.name && form === intent.product.form && strength !== intent.product.strength);
    if (other === undefined) continue;
    chart.intents = [...chart.intents, { ...intent, product: other, problem: 'duplicate_ingredient' }];
    return;
  }
}

function plantUncrushable(profile: FacilityProfile, charts: readonly Chart[]): void {
  let left = 2;
  for (const chart of charts) {
    if (left === 0) return;
    const breaker = CRUSH_BREAKERS.find(({ product }) => isCompatible(product, { ...chart.regime, crush: false }));
    const model = chart.intents.find((intent) => intent.product.category === 'oral_solid' && intent.timing.code === 'QD'
      && intent.start < profile.lastCycleStart && intent.stop === null && intent.holdFrom === null && intent.problem === null);
    if (breaker === undefined || model === undefined) continue;
    addToRegime(breaker.product, chart.regime);
    chart.intents = [...chart.intents, { ...model, ...breaker, note: '', dose: 1, problem: 'do_not_crush' }];
    left -= 1;
  }
}

function plantBrands(charts: readonly Chart[]): void {
  const suited = charts.filter(({ intents }) => {
    const brands = intents.filter(({ product }) => product.category === 'oral_solid' && product.application === 'NDA');
    return brands.length > 0 && brands.every((intent) => isBrandFilled(intent) && intent.problem === null && intent.stop === null);
  });
  for (const chart of suited.slice(0, 2)) {
    chart.partD = true;
    chart.intents = chart.intents.map((intent) => isBrandFilled(intent) ? { ...intent, problem: 'brand_part_d' } : intent);
  }
}

function isBrandFilled({ product, asNeededFor }: OrderIntent): boolean {
  return isShortCycleBrand(product) && asNeededFor === '';
}
