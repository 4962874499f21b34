import type { ClinicalAlert } from './clinical-alert.js';
import type { ClinicalOrder } from './clinical-order.js';
import { namedIngredients } from './groups.js';
import { isAsNeeded, meet } from './order-pairs.js';
import { DUPLICATE_CLASSES, type DuplicateClassRow } from './tables/duplicate-classes.js';

function classesByIngredient(): ReadonlyMap<string, readonly DuplicateClassRow[]> {
  const known = new Map<string, DuplicateClassRow[]>();
  for (const row of DUPLICATE_CLASSES.rows) for (const key of namedIngredients(row.members)) known.set(key, [...(known.get(key) ?? []), row]);
  return known;
}

const CLASSES = classesByIngredient();

/** The classes that an ingredient is in. */
export function classesOfIngredient(key: string): readonly DuplicateClassRow[] {
  return CLASSES.get(key) ?? [];
}

const classesOf = ({ drug: { concept } }: ClinicalOrder): readonly DuplicateClassRow[] =>
  concept.systemic ? [...new Set(concept.ingredients.flatMap(classesOfIngredient))] : [];

/** Members of one class in different drugs: the same drug twice is the finding DUPLICATE. */
const differ = (a: ClinicalOrder, b: ClinicalOrder, members: ReadonlySet<string>): boolean => {
  const of = ({ drug: { concept } }: ClinicalOrder): string => concept.ingredients.filter((key) => members.has(key)).join(' ');
  return of(a) !== of(b);
};

const MEMBERS = new Map(DUPLICATE_CLASSES.rows.map((row) => [row, namedIngredients(row.members)]));

/**
 * Two drugs of one class in force together (R404), on the later order, naming the first of the earlier ones. One as needed
 * beside a scheduled one is only shown where that is usual. @param orders in output order, in force
 */
export function duplicateClassAlerts(orders: readonly ClinicalOrder[]): readonly ClinicalAlert[] {
  const classed = orders.map((order) => ({ order, classes: classesOf(order) })).filter(({ classes }) => classes.length > 0);
  return classed.flatMap(({ order: later, classes }, index) => classes.flatMap((row): ClinicalAlert[] => {
    const members = MEMBERS.get(row) as ReadonlySet<string>;
    const others = classed.slice(0, index).filter(({ order, classes: own }) => own.includes(row) && meet(order, later) && differ(order, later, members)).map(({ order }) => order);
    const isUsual = (earlier: ClinicalOrder): boolean => row.besideAsNeeded && isAsNeeded(earlier) !== isAsNeeded(later);
    const earlier = others.find((order) => !isUsual(order)) ?? others[0];
    if (earlier === undefined) return [];
    const severity = isUsual(earlier) ? 'passive' : 'warn';
    return [{ kind: 'DUPLICATE_CLASS', severity, rule: 'R404', orderId: later.orderId, otherOrderId: earlier.orderId, fact: `${DUPLICATE_CLASSES.id}/${row.id}`, params: { class: row.name } }];
  }));
}
