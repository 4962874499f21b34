import { formatDay } from '@cyclefill/domain/kernel';
import { type Allergen, allergenOf } from './allergen.js';
import type { AlertSeverity, ClinicalAlert } from './clinical-alert.js';
import type { ClinicalOrder, Given } from './clinical-order.js';
import { ALLERGY_GROUPS, type AllergyRow } from './tables/allergy-groups.js';
import { ALLERGY_REACTIONS, type ReactionKind } from './tables/allergy-reactions.js';

/** The very drug, or one of the class that the record names (R401, R402). */
function exactSeverity(reaction: ReactionKind | null): AlertSeverity {
  if (reaction === 'intolerance') return 'passive';
  return reaction === 'harm' ? 'warn' : 'interrupt';
}

/** A kin of it: in the way only where the documented reaction was severe (R401, R403); of an intolerance nothing is to be told. */
function crossSeverity({ interruptOn, otherwise }: AllergyRow, reaction: ReactionKind | null): AlertSeverity | null {
  if (reaction === 'intolerance') return null;
  if (interruptOn.some((kind) => kind === reaction)) return 'interrupt';
  return otherwise === 'shown' ? 'passive' : null;
}

type Match = Pick<ClinicalAlert, 'severity' | 'rule' | 'fact'> & { readonly ingredient: string; readonly relation: string };

const WORST: readonly AlertSeverity[] = ['interrupt', 'warn', 'passive'];

function matchOf(allergen: Allergen, ingredients: readonly string[]): Match | null {
  const exact = ingredients.find((key) => allergen.named.has(key));
  if (exact !== undefined) {
    const severity = exactSeverity(allergen.reaction);
    return { severity, rule: severity === 'passive' ? 'R402' : 'R401', fact: `${ALLERGY_REACTIONS.id}/${allergen.reaction ?? 'not stated'}`, ingredient: exact, relation: 'is what the record names' };
  }
  const kin = allergen.cross.flatMap(({ row, drugs }): Match[] => {
    const ingredient = ingredients.find((key) => drugs.has(key));
    const severity = crossSeverity(row, allergen.reaction);
    return ingredient === undefined || severity === null ? [] : [{ severity, rule: 'R403', fact: `${ALLERGY_GROUPS.id}/${row.id}`, ingredient, relation: row.note }];
  });
  return kin.toSorted((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity))[0] ?? null;
}

/** Each order against each recorded allergy, at most one alert for a pair, with what we handed out before and since when. */
export function allergyAlerts(orders: readonly ClinicalOrder[], allergies: readonly string[], given: ReadonlyMap<string, Given>): readonly ClinicalAlert[] {
  const allergens = allergies.map(allergenOf).filter(({ named }) => named.size > 0);
  return orders.flatMap((order) => allergens.flatMap((allergen): ClinicalAlert[] => {
    const match = matchOf(allergen, order.drug.concept.ingredients);
    if (match === null) return [];
    const { severity, rule, fact, ingredient, relation } = match;
    const before = given.get(ingredient);
    const tolerated: ClinicalAlert['params'] = before === undefined ? {} : { givenSince: formatDay(before.since), givenTimes: before.times };
    return [{ kind: 'ALLERGY', severity, rule, orderId: order.orderId, otherOrderId: null, fact, params: { allergen: allergen.text, reaction: allergen.reaction ?? 'not stated', relation, ...tolerated } }];
  }));
}
