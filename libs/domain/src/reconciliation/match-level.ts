import { strengthKey } from '@cyclefill/domain/product';
import { drugClass } from './drug-classes.js';
import { ingredientSet } from './drug-catalogue.js';
import type { DrugConcept } from './drug-concept.js';
import { editDistance, lettersForgiven } from './edit-distance.js';

/** How near two drugs are (R307): L1 the same clinical drug, L2 another strength, L3 another form, salt or release, L4 of one class, L5 by a name that is nearly the same. */
export const MATCH_LEVELS = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** In what two drugs of the same ingredients differ, or may: what one of them does not say is not taken as the same. */
export const DRUG_DIFFERENCES = ['salt', 'release', 'form', 'strength'] as const;
export type DrugDifference = (typeof DRUG_DIFFERENCES)[number];

/** How two drugs match and by what: the basis names the codes and words that were equal. */
export interface DrugMatch {
  readonly level: MatchLevel;
  readonly basis: readonly string[];
  readonly differs: readonly DrugDifference[];
}

const joined = (concept: DrugConcept, of: (component: DrugConcept['components'][number]) => string): string => concept.components.map(of).join('; ');
const salts = (concept: DrugConcept): string => joined(concept, ({ salt }) => salt);
const strengths = (concept: DrugConcept): string => joined(concept, ({ amount }) => (amount === null ? '' : strengthKey(amount)));

function sameRelease(a: DrugConcept, b: DrugConcept, oneConcept: boolean): boolean {
  if (a.release.kind !== b.release.kind) return false;
  return a.release.kind === 'immediate' || a.release.kind === 'delayed' || oneConcept || a.release.detail === b.release.detail;
}

/** In what two drugs of the same ingredients differ. One RxNorm concept is one salt and form, whatever its names leave out. */
function differencesOf(a: DrugConcept, b: DrugConcept): readonly DrugDifference[] {
  const oneConcept = a.rxcui !== '' && a.rxcui === b.rxcui;
  const found: DrugDifference[] = [];
  if (salts(a) !== salts(b) && !(oneConcept && (salts(a) === '' || salts(b) === ''))) found.push('salt');
  if (!sameRelease(a, b, oneConcept)) found.push('release');
  if (a.form !== b.form || (a.form === '' && !oneConcept)) found.push('form');
  const [left, right] = [strengths(a), strengths(b)];
  if (left !== right || (!oneConcept && a.components.some(({ amount }) => amount === null))) found.push('strength');
  return found;
}

const weak = (concept: DrugConcept): boolean => concept.doubts.includes('NEAR_NAME') || concept.doubts.includes('CODE_AND_NAME');

/** By name alone, where one of the two could not be recognised: never between two drugs that are both known. */
function nearWords(a: DrugConcept, b: DrugConcept): boolean {
  const [shorter, longer] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const most = lettersForgiven(shorter);
  return (a.basis === 'words' || b.basis === 'words') && most > 0 && editDistance(shorter, longer, most) <= most;
}

function classOf(concept: DrugConcept): string {
  const [only, ...more] = concept.components;
  return only === undefined || more.length > 0 ? '' : drugClass(only.ingredient);
}

/** How two drugs match; null = they do not. Symmetric. */
export function matchDrugs(a: DrugConcept, b: DrugConcept): DrugMatch | null {
  const ingredients = ingredientSet(a);
  if (ingredients !== '' && ingredients === ingredientSet(b)) {
    const differs = differencesOf(a, b);
    if (weak(a) || weak(b)) return { level: 'L5', basis: [`name nearly ${ingredients}`], differs };
    const codes = [a.rxcui !== '' && a.rxcui === b.rxcui ? `RxCUI ${a.rxcui}` : '', `ingredient ${ingredients}`];
    const alike = DRUG_DIFFERENCES.filter((difference) => !differs.includes(difference)).map((difference) => `same ${difference}`);
    const basis = [...codes.filter((code) => code !== ''), ...alike];
    if (differs.length === 0) return { level: 'L1', basis, differs };
    return { level: differs.every((difference) => difference === 'strength') ? 'L2' : 'L3', basis, differs };
  }
  if (nearWords(a, b)) return { level: 'L5', basis: [`names ${[a.words, b.words].toSorted().join(' and ')}`], differs: [] };
  const [one, other] = [classOf(a), classOf(b)];
  return one !== '' && one === other && !weak(a) && !weak(b) ? { level: 'L4', basis: [`class ${one}`], differs: [] } : null;
}
