import { type Day, type DayRange, type MinuteOfDay, addDays, dayOf, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import type { PackCell, PackOrder, PackPlan, PackedDose } from '../pack-plan.js';
import type { CardType } from '../pack-type.js';

/** The cells of one card of one pass. */
interface CardFace {
  readonly pass: MinuteOfDay;
  readonly days: DayRange;
  readonly cells: readonly PackCell[];
}

function cellOf(order: PackOrder, position: number, { at, dose }: PackedDose): PackCell {
  return { position, at, contents: [{ orderId: order.orderId, dose }] };
}

/** Whole weeks under weekday heads: a dose lies at the offset of its day in the window, whatever weekday that begins on. */
function byDay(order: PackOrder, doses: readonly PackedDose[], window: DayRange): readonly PackCell[] {
  return doses.map((dose) => cellOf(order, dayOf(dose.at) - window.from, dose));
}

/** Cavities in turn, over as many cards as it takes. */
function inTurn(order: PackOrder, pass: MinuteOfDay, doses: readonly PackedDose[], type: CardType): readonly CardFace[] {
  const faces: CardFace[] = [];
  for (let start = 0; start < doses.length; start += type.capacity) {
    const part = doses.slice(start, start + type.capacity);
    const days = part.map((dose) => dayOf(dose.at));
    faces.push({
      pass,
      days: { from: days[0] as Day, to: addDays(days.at(-1) as Day, 1) },
      cells: part.map((dose, position) => cellOf(order, position, dose)),
    });
  }
  return faces;
}

/** Faces of the doses of one pass on some days; none where no dose is due on them. */
function facesOf(order: PackOrder, pass: MinuteOfDay, window: DayRange, type: CardType): readonly CardFace[] {
  const doses = order.doses.filter(({ at }) => minuteOf(at) === pass && dayOf(at) >= window.from && dayOf(at) < window.to).toSorted((a, b) => a.at - b.at);
  if (doses.length === 0) return [];
  if (window.to - window.from > type.capacity) return inTurn(order, pass, doses, type);
  return [{ pass, days: window, cells: byDay(order, doses, window) }];
}

/**
 * The cards of one order, one for each pass of the day (D61, R137): `card 1 of 2` counts over all of them, by pass, then by
 * date. An increment has cards of its own, so that no more than its days go out at a time (R148). Doses must lie in
 * `window`, one at a moment.
 */
export function layoutCards(order: PackOrder, window: DayRange, type: CardType): readonly PackPlan[] {
  const passes = [...new Set(order.doses.map((dose) => minuteOf(dose.at)))].toSorted((a, b) => a - b);
  const faces = passes.flatMap((pass) => (order.increments ?? [window]).flatMap((days) => facesOf(order, pass, days, type)));
  return faces.map((face, index) => ({
    key: [order.residentId, type.id, order.orderId, formatClock(face.pass), index + 1].join(':'),
    residentId: order.residentId,
    type,
    orderId: order.orderId,
    passes: [face.pass],
    days: face.days,
    number: index + 1,
    count: faces.length,
    cells: face.cells,
  }));
}
