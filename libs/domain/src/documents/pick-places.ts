import { type Day, type Milli, ZERO, addMilli, byCodePoint, grouped } from '@cyclefill/domain/kernel';
import { countText, unitText } from '@cyclefill/domain/sig';
import type { ProductPrint } from './order-print.js';
import type { PickLine, PickListModel } from './pick-list.model.js';
import type { DateStyle } from './document-frame.js';
import { dateText } from './print-dates.js';

/** Units of one container that are kept for a batch. */
export interface KeptContainer {
  /** `C-0061963-8` */
  readonly code: string;
  readonly lot: string;
  readonly expiresOn: Day;
  /** Of the pharmacy's shelves; '' = nobody said where. */
  readonly location: string;
  readonly units: Milli;
}

/** What is kept of a product, in the order in which to take of it, and what nothing in stock covers. */
export interface ProductStock {
  readonly containers: readonly KeptContainer[];
  readonly short: Milli;
}

/** A product of a pick list with what is pulled of it, and its line for the whole batch. */
export interface PickedProduct {
  readonly product: ProductPrint;
  readonly pulled: Milli;
  readonly line: PickLine;
}

/** A line of the list and the place at which it is read; null = nowhere. */
interface PlacedLine {
  readonly place: string | null;
  readonly isControlled: boolean;
  readonly line: PickLine;
}

const SHELVES = 'From the shelves, place by place';
const NOT_IN_STOCK = 'Not in stock';

const placeText = (place: string): string => (place === '' ? 'a place not on record' : place);
const sumOf = (containers: readonly KeptContainer[]): Milli => containers.reduce((sum, { units }) => addMilli(sum, units), ZERO);

/** What a line says of units that are not pulled at its place. */
function elsewhereText(kept: readonly (readonly [place: string, units: Milli])[], place: string, taken: number): string | null {
  const others = kept.filter(([other]) => other !== place).map(([other, units]) => `${countText(units)} at ${placeText(other)}`);
  const parts = [...others, ...(taken > 0 ? [`${countText(taken as Milli)} taken already`] : [])];
  return parts.length === 0 ? null : `and ${parts.join(', ')}`;
}

/** The lines of a product, one a place; what belongs to the whole of it is on the first. */
function linesOf({ product, pulled, line }: PickedProduct, stock: ProductStock | undefined, dates: DateStyle | undefined): readonly PlacedLine[] {
  const { containers, short } = stock ?? { containers: [], short: ZERO };
  const text = (units: Milli): string => `${countText(units)} ${unitText(units, product.doseUnit)}`;
  const isControlled = product.schedule !== null;
  const byPlace = [...grouped(containers, ({ location }) => location)].toSorted(([a], [b]) => byCodePoint(a, b));
  const taken = pulled - sumOf(containers) - short;
  const missing = short > ZERO ? `SHORT: ${text(short)} not in stock` : null;
  if (byPlace.length === 0) return [{ place: null, isControlled, line: { ...line, short: missing, elsewhere: elsewhereText([], '', taken) } }];
  const kept = byPlace.map(([place, own]) => [place, sumOf(own)] as const);
  return byPlace.map(([place, own], index): PlacedLine => {
    const here: PickLine = {
      ...line, pull: text(sumOf(own)), elsewhere: elsewhereText(kept, place, index === 0 ? taken : 0),
      containers: own.map(({ code, lot, expiresOn, location, units }) => ({ place: location === '' ? 'no place' : location, code, lot, expires: dateText(expiresOn, dates), units: countText(units) })),
    };
    return { place, isControlled, line: index === 0 ? { ...here, short: missing } : { ...here, packed: '', residents: null, cards: null } };
  });
}

/**
 * Sections of a list whose containers are known: controlled drugs apart, then everything else place by place, by code point, products as
 * given; last what lies nowhere. Every unit that is kept is on exactly one line.
 */
export function placeSections(products: readonly PickedProduct[], stock: ReadonlyMap<string, ProductStock>, controlled: string, dates: DateStyle | undefined): PickListModel['sections'] {
  const lines = products.flatMap((one) => linesOf(one, stock.get(one.product.ndc), dates)).toSorted((a, b) => byCodePoint(a.place ?? '', b.place ?? ''));
  const those = (isWanted: (line: PlacedLine) => boolean): readonly PickLine[] => lines.filter(isWanted).map(({ line }) => line);
  return [
    { title: controlled, lines: those(({ isControlled }) => isControlled) },
    { title: SHELVES, lines: those(({ isControlled, place }) => !isControlled && place !== null) },
    { title: NOT_IN_STOCK, lines: those(({ isControlled, place }) => !isControlled && place === null) },
  ];
}
