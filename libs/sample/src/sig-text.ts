import { isoDate } from './calendar-day.js';
import type { OrderIntent } from './order-intent.js';
import type { SeededRandom } from './seeded-random.js';

const TIMING_WORDS: Readonly<Record<string, string>> = {
  QD: 'once daily', QAM: 'every morning', QPM: 'every evening', QHS: 'at bedtime', BID: 'twice daily', TID: 'three times daily',
  QID: 'four times daily', QAMAC: 'every morning 30 minutes before breakfast', BIDAC: 'twice daily before lunch and dinner',
  TIDWM: 'three times daily with meals', ACHS: 'before meals and at bedtime', QOD: 'every other day', QDPRN: 'once daily',
  MWF: 'on Monday, Wednesday and Friday', MWF5: 'on Monday, Wednesday and Friday', TUFR: 'on Tuesday and Friday',
  TTHSS: 'on Tuesday, Thursday, Saturday and Sunday', Q5M3: 'every 5 minutes up to 3 doses', QD12: 'daily',
};

const DAY_NAMES: Readonly<Record<string, string>> = {
  SU: 'Sunday', MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday',
};

/** How prescribers shorten what they write most. */
const SHORT_TIMINGS: Readonly<Record<string, string>> = {
  QD: 'DAILY', BID: 'BID', TID: 'TID', QID: 'QID', QHS: 'QHS', QAM: 'QAM', QPM: 'QPM', Q8H: 'Q8H', Q6H: 'Q6H',
};

const SLIDING_SCALE = 'Inject subcutaneously before meals and at bedtime per sliding scale: BG 151-200 = 2 units, '
  + '201-250 = 4 units, 251-300 = 6 units, 301-350 = 8 units, > 350 call MD';

/** The directions of an order as a prescriber would word them; dose, timing and reason agree with its coded fields. */
export function sigText({ intent, early, random }: { intent: OrderIntent; early: string; random: SeededRandom }): string {
  if (intent.slidingScale) return SLIDING_SCALE;
  if (intent.timing.code === 'ALT') return alternatingText(intent);
  if (isShortened(intent, random)) return shortText(intent);
  const action = actionText(intent, random);
  const isOneSentence = intent.product.form === 'Medicated Patch' || intent.product.category === 'oral_powder';
  const timing = isOneSentence ? '' : ` ${timingWords(intent, early)}`;
  const reason = intent.asNeededFor === '' ? '' : ` as needed for ${intent.asNeededFor}`;
  const length = intent.courseDays === null || intent.step !== '' ? '' : ` for ${intent.courseDays} days`;
  const care = intent.product.form === 'Transdermal System' ? '; rotate sites and remove old patch' : '';
  return withNote(`${action}${timing}${reason}${length}${care}`, intent.note);
}

function withNote(text: string, note: string): string {
  return note === '' ? text : `${text}. ${note}`;
}

function timingWords({ timing: { code, detail } }: OrderIntent, early: string): string {
  if (code === 'QWEEK') return `once weekly on ${DAY_NAMES[detail]}`;
  if (code === 'QWEEK06') return `once weekly on ${DAY_NAMES[detail]} at ${early}`;
  if (code === 'QAM06') return `every morning at ${early} on an empty stomach`;
  if (code === 'QMONTH') return `once monthly on day ${detail} of the month`;
  return TIMING_WORDS[code] ?? `every ${code.slice(1, -1)} hours`;
}

function actionText(intent: OrderIntent, random: SeededRandom): string {
  const { product, dose } = intent;
  switch (product.category) {
    case 'oral_solid': return solidAction(intent, random);
    case 'oral_liquid': return `Give ${dose} mL${amountIn(intent)} by mouth`;
    case 'oral_powder': return `Mix ${dose} grams (1 capful) in 8 oz of fluid and drink once daily`;
    case 'rectal': return 'Insert 1 suppository rectally';
    case 'eye': return `Instill 1 drop into ${random.pick(['left eye', 'right eye', 'both eyes'])}`;
    case 'topical': return product.doseUnit === 'g' ? `Apply ${dose} g to affected area` : 'Apply to affected area';
    case 'patch': return patchAction(product.form);
    case 'insulin': return `Inject ${dose} units subcutaneously`;
    case 'injectable': return `Inject ${dose} mL ${product.route === 'INTRAMUSCULAR' ? 'intramuscularly' : 'subcutaneously'}`;
    case 'inhaler': return inhalerAction(intent);
    case 'nebulizer': return `Inhale the contents of 1 vial (${dose} mL) via nebulizer`;
    case 'nasal': return `Spray ${dose === 1 ? '1 spray' : `${dose} sprays`} into nostril(s)`;
  }
}

function patchAction(form: string): string {
  return form === 'Medicated Patch'
    ? 'Apply 1 patch to affected area daily: apply in the morning, remove after 12 hours'
    : 'Apply 1 patch to clean, dry skin';
}

function inhalerAction({ product, dose }: OrderIntent): string {
  if (product.form === 'Inhalation Powder') return 'Inhale the contents of 1 capsule via HandiHaler';
  return `Inhale ${dose === 1 ? '1 puff' : `${dose} puffs`} by mouth`;
}

function solidAction(intent: OrderIntent, random: SeededRandom): string {
  const { form, doseUnit } = intent.product;
  if (form === 'Sublingual Tablet') return `Dissolve 1 ${doseUnit} under the tongue`;
  if (form === 'Disintegrating Oral Tablet') return `Dissolve 1 ${doseUnit} on the tongue`;
  const verb = form === 'Chewable Tablet' ? 'Chew' : random.pick(['Give', 'Give', 'Take']);
  return `${verb} ${countWords(intent.dose, doseUnit)}${intent.dose === 1 ? '' : amountIn(intent)} by mouth`;
}

function countWords(count: number, unit: string): string {
  if (count === 0.5) return `one-half ${unit}`;
  if (count === 1.5) return `1 and one-half ${unit}s`;
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** The dose as an amount of drug, where the strength is that of one ingredient. */
function amountIn({ product: { strength }, dose }: OrderIntent): string {
  const match = /^([\d.]+) (mg|mcg|mEq|g)(?:\/([\d.]*) ?mL)?(?: \(.*\))?$/.exec(strength);
  if (match === null) return '';
  const [, amount = '0', unit = '', volume = ''] = match;
  const total = (dose * Number(amount)) / (volume === '' ? 1 : Number(volume));
  return ` (${Math.round(total * 1000) / 1000} ${unit})`;
}

function alternatingText({ timing, note, product }: OrderIntent): string {
  const [year, month, date] = isoDate(timing.anchor).split('-');
  const strength = Number.parseFloat(product.strength);
  return withNote(`Starting ${month}/${date}/${year} take 1 tablet (${strength} mg) by mouth every evening, `
    + `alternating daily with one-half tablet (${strength / 2} mg)`, note);
}

function isShortened({ product, timing, dose }: OrderIntent, random: SeededRandom): boolean {
  const plain = (product.form === 'Oral Tablet' || product.form === 'Oral Capsule') && Number.isInteger(dose);
  return plain && SHORT_TIMINGS[timing.code] !== undefined && random.chance(0.15);
}

function shortText({ product, timing, dose, asNeededFor, courseDays, step, note }: OrderIntent): string {
  const unit = `${product.doseUnit === 'capsule' ? 'CAP' : 'TAB'}${dose === 1 ? '' : 'S'}`;
  const reason = asNeededFor === '' ? '' : ` PRN ${asNeededFor.toUpperCase()}`;
  const length = courseDays === null || step !== '' ? '' : ` for ${courseDays} days`;
  return withNote(`${dose} ${unit} PO ${SHORT_TIMINGS[timing.code]}${reason}${length}`, note);
}
