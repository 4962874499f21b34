import type { AlertKind, NotChecked } from '@cyclefill/domain/clinical';
import type { FindingParam } from '@cyclefill/domain/kernel';

type Params = Readonly<Record<string, FindingParam>>;

const PHARMACIST_WEIGHS = 'A pharmacist weighs it: another drug, or set aside with a reason.';

/** One sentence for people per kind: what meets what, what may come of it, what to do. */
const SENTENCES: Readonly<Record<AlertKind, (params: Params, otherRx: string) => string>> = {
  ALLERGY: (p) => `Recorded as an allergy: ${p['allergen']}; this ${p['relation']}.${p['givenSince'] === undefined ? '' : ` Handed out since ${p['givenSince']}, ${p['givenTimes']} times.`} ${PHARMACIST_WEIGHS}`,
  DDI: (p, otherRx) => `Together with Rx ${otherRx} (${p['pair']}): ${p['effect']}. ${PHARMACIST_WEIGHS}`,
  DUPLICATE_CLASS: (p, otherRx) => `Of the same class as Rx ${otherRx} (${p['class']}), active at the same time: a pharmacist decides which is meant.`,
  MAX_DAILY: (p) => `${p['milligrams']} mg of ${p['ingredient']} in a day${Number(p['orders']) > 1 ? ` over ${p['orders']} orders` : ''}, as needed at most use; ${p['limit']} mg is the limit: lower a dose, or state the most in 24 hours.`,
  DUPLICATE: (_p, otherRx) => `The same ingredients as Rx ${otherRx}, active at the same time: a pharmacist decides which is meant.`,
  DO_NOT_CRUSH: (p) => `Tablets are crushed for this resident, and this one must stay whole (${p['reason']}): choose another form, or a pharmacist decides.`,
  PRN_14D: (p) => `A psychotropic as needed since ${p['startedOn']}; its last day is ${p['lastDay']}.`,
  OLDER_ADULT: (p) => `From 65 years on: ${p['note']}.`,
  QT: (p) => `One of ${p['drugs']} drugs whose labels speak of the QT interval: an ECG, potassium and magnesium may be due.`,
  HAZARDOUS: () => 'Hazardous to handle: gloves, a tray of its own, no shared cell.',
};

/** The sentence of an alert. @param otherRx Rx number of the order it is about together with; '' = none */
export function alertSentence(kind: AlertKind, params: Params, otherRx: string): string {
  return SENTENCES[kind](params, otherRx);
}

const NOT_CHECKED: Readonly<Record<NotChecked['what'], string>> = {
  allergies: 'Allergies were never recorded: none is checked.',
  allergen: 'This allergen is in no table: it is compared by its name alone.',
  age: 'The day of birth is not recorded: nothing that goes by age is checked.',
  weight: 'Weight is not recorded: no dose is checked against it.',
  renal: 'Kidney function is not recorded: no dose is checked against it.',
  product: 'The ingredients of this order are not known: it is not checked.',
  dose: 'Dose or strength of this order cannot be told: it is in no sum of a day.',
};

/** What a check did not look at, in words. */
export function notCheckedSentence(what: NotChecked['what']): string {
  return NOT_CHECKED[what];
}
