import type { ClinicalAlert } from './clinical-alert.js';
import type { ClinicalOrder } from './clinical-order.js';
import { namedIngredients } from './groups.js';
import { meet } from './order-pairs.js';
import { INTERACTIONS, type InteractionRow } from './tables/interactions.js';

type Partners = ReadonlyMap<string, ReadonlyMap<string, InteractionRow>>;

/** For each ingredient those it meets badly with the first row that says so: rows stand from stop to note. */
function partners(): Partners {
  const known = new Map<string, Map<string, InteractionRow>>();
  const put = (x: string, y: string, row: InteractionRow): void => {
    const own = known.get(x) ?? new Map<string, InteractionRow>();
    known.set(x, own);
    if (x !== y && !own.has(y)) own.set(y, row);
  };
  for (const row of INTERACTIONS.rows) {
    const [left, right] = [namedIngredients(row.a), namedIngredients(row.b)];
    for (const x of left) {
      for (const y of right) {
        put(x, y, row);
        put(y, x, row);
      }
    }
  }
  return known;
}

const PARTNERS = partners();

/** The row of two ingredients; null = none says anything of them. */
export function interactionOf(a: string, b: string): InteractionRow | null {
  return PARTNERS.get(a)?.get(b) ?? null;
}

interface Meeting {
  readonly row: InteractionRow;
  readonly pair: string;
}

function worstOf(a: ClinicalOrder, b: ClinicalOrder): Meeting | null {
  let worst: Meeting | null = null;
  for (const x of a.drug.concept.ingredients) {
    const own = PARTNERS.get(x);
    for (const y of own === undefined ? [] : b.drug.concept.ingredients) {
      const row = own?.get(y);
      if (row !== undefined && (worst === null || INTERACTIONS.rows.indexOf(row) < INTERACTIONS.rows.indexOf(worst.row))) worst = { row, pair: [x, y].toSorted().join(' + ') };
    }
  }
  return worst;
}

/** Pairs of orders that are in force together (R405), on the later one, naming the earlier. @param orders in output order, in force */
export function interactionAlerts(orders: readonly ClinicalOrder[]): readonly ClinicalAlert[] {
  const acting = orders.filter(({ drug }) => drug.concept.systemic);
  return acting.flatMap((later, index) => acting.slice(0, index).flatMap((earlier): ClinicalAlert[] => {
    const found = worstOf(later, earlier);
    if (found === null || !meet(later, earlier)) return [];
    const { row, pair } = found;
    return [{ kind: 'DDI', severity: row.severity, rule: 'R405', orderId: later.orderId, otherOrderId: earlier.orderId, fact: `${INTERACTIONS.id}/${row.id}`, params: { pair, effect: row.effect } }];
  }));
}
