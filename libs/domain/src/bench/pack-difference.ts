import { type LocalMinute, type Milli, type MinuteOfDay, byCodePoint, canonicalJson, formatMilli, minuteOf } from '@cyclefill/domain/kernel';

/** An order as a pack holds it. */
export interface ContentOrder {
  /** What stays the same when a prescription is renewed. */
  readonly lineId: string;
  readonly ndc11: string;
  readonly directions: string;
  readonly otherMaker: boolean;
  readonly doses: readonly { readonly at: LocalMinute; readonly dose: Milli }[];
}

/** What is another than in the pack before. */
export const DIFFERENT_FIELDS = ['product', 'directions', 'times', 'dose', 'maker'] as const;
export type DifferentField = (typeof DIFFERENT_FIELDS)[number];

/** A line of the comparison: what was and what is; null = it was, or is, not in the pack. */
export interface DifferenceRow<Order extends ContentOrder> {
  readonly lineId: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly fields: readonly DifferentField[];
  readonly from: Order | null;
  readonly to: Order | null;
}

/** Hours of the day with the amounts given at them, whatever the days. */
export function patternOf({ doses }: Pick<ContentOrder, 'doses'>): ReadonlyMap<MinuteOfDay, readonly string[]> {
  const hours = new Map<MinuteOfDay, Set<string>>();
  for (const { at, dose } of doses) hours.set(minuteOf(at), (hours.get(minuteOf(at)) ?? new Set()).add(formatMilli(dose)));
  return new Map([...hours].toSorted(([a], [b]) => a - b).map(([hour, amounts]) => [hour, [...amounts].toSorted(byCodePoint)]));
}

function fieldsOf(from: ContentOrder, to: ContentOrder): readonly DifferentField[] {
  const [before, after] = [patternOf(from), patternOf(to)];
  const other: Readonly<Record<DifferentField, boolean>> = {
    product: from.ndc11 !== to.ndc11,
    directions: from.directions !== to.directions,
    times: canonicalJson([...before.keys()]) !== canonicalJson([...after.keys()]),
    dose: canonicalJson([...before.values()].flat().toSorted(byCodePoint)) !== canonicalJson([...after.values()].flat().toSorted(byCodePoint)),
    maker: from.otherMaker !== to.otherMaker,
  };
  return DIFFERENT_FIELDS.filter((field) => other[field]);
}

const KINDS = ['removed', 'added', 'changed', 'same'] as const;

/** From what to what: against the last sealed pack of its kind. Differences first, what is gone before all; then by line. */
export function packDifference<Order extends ContentOrder>(before: readonly Order[], now: readonly Order[]): readonly DifferenceRow<Order>[] {
  const [was, is] = [before, now].map((orders) => new Map(orders.map((order) => [order.lineId, order]))) as [Map<string, Order>, Map<string, Order>];
  const rows = [...new Set([...was.keys(), ...is.keys()])].map((lineId): DifferenceRow<Order> => {
    const [from, to] = [was.get(lineId) ?? null, is.get(lineId) ?? null];
    if (from === null || to === null) return { lineId, kind: from === null ? 'added' : 'removed', fields: [], from, to };
    const fields = fieldsOf(from, to);
    return { lineId, kind: fields.length === 0 ? 'same' : 'changed', fields, from, to };
  });
  return rows.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byCodePoint(a.lineId, b.lineId));
}
