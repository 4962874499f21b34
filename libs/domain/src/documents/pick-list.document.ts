import { type DayRange, type Milli, ONE_UNIT, ZERO, addDays, addMilli, byCodePoint, grouped, timesMilli } from '@cyclefill/domain/kernel';
import { countText, listText, lookAlikes, looksText, unitText, withCommas } from '@cyclefill/domain/sig';
import type { DateStyle, DocumentIdentity, DrugText, Paper } from './document-frame.js';
import { type OutOfPack, outOfPackText } from './not-in-pack.js';
import { type ProductPrint, drugLine, drugText, scheduleText } from './order-print.js';
import type { PickLine, PickListModel } from './pick-list.model.js';
import { type PickedProduct, type ProductStock, placeSections } from './pick-places.js';
import { longDate } from './print-dates.js';

/** One order's part of the batch. */
export interface PickOrderInput {
  readonly residentId: string;
  readonly product: ProductPrint;
  /** Exact units for the resident. */
  readonly dispensed: Milli;
  /** Whole units pulled from stock for them (R134). */
  readonly pulled: number;
  /** Cards and sheets the order lies in; 0 = bulk. */
  readonly packs: number;
}

/** An order of the batch that gets nothing. */
export interface LeftOutInput {
  /** `CORMIER, Stevie` */
  readonly resident: string;
  readonly product: ProductPrint;
  readonly rxNumber: string;
  readonly reason: OutOfPack;
}

/** Everything the pick list of one batch is made of. */
export interface PickListInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly facility: string;
  readonly pharmacy: string;
  readonly window: DayRange;
  readonly orders: readonly PickOrderInput[];
  readonly leftOut: readonly LeftOutInput[];
  /** What was kept for the batch by product, three segments; null = no stock is kept here. */
  readonly stock: ReadonlyMap<string, ProductStock> | null;
}

const CONTROLLED = 'Controlled drugs: count with two people';
const SECTIONS: readonly (readonly [category: string, title: string])[] = [
  ['oral_solid', 'Tablets and capsules'],
  ['oral_liquid', 'Liquids'],
  ['oral_powder', 'Powders'],
  ['patch', 'Patches'],
  ['insulin', 'Refrigerator: insulin'],
  ['injectable', 'Injections'],
];
const OTHER = 'Other containers';

function sectionOf(product: ProductPrint): string {
  if (product.schedule !== null) return CONTROLLED;
  return SECTIONS.find(([category]) => category === product.category)?.[1] ?? OTHER;
}

function pulledOf(orders: readonly PickOrderInput[]): Milli {
  return orders.reduce((sum, order) => addMilli(sum, timesMilli(ONE_UNIT, order.pulled)), ZERO);
}

/** A product of the list with its name for print, worked out once. */
interface Named {
  readonly product: ProductPrint;
  readonly drug: DrugText;
}

/** Another strength of the drug, or a name that is mistaken for it, among the products of the list (D81). */
function warningOf({ drug }: Named, strengths: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const others = [...(strengths.get(drug.name) ?? [])].filter((strength) => strength !== drug.strength).toSorted(byCodePoint);
  const alike = lookAlikes(drug.name, [...strengths.keys()]);
  const parts = [others.length === 0 ? '' : `also here: ${listText(others)}`, alike.length === 0 ? '' : `name like ${listText(alike)}`];
  return parts.filter(Boolean).join('; ') || null;
}

const unitsText = (units: Milli, { doseUnit }: ProductPrint): string => `${countText(units)} ${unitText(units, doseUnit)}`;

function lineOf(orders: readonly PickOrderInput[], { product, drug }: Named, warning: string | null): PickLine {
  return {
    drug,
    ndc: product.ndc,
    looks: looksText(product),
    schedule: scheduleText(product.schedule),
    pull: unitsText(pulledOf(orders), product),
    packed: countText(addMilli(...orders.map((order) => order.dispensed))),
    residents: new Set(orders.map((order) => order.residentId)).size,
    cards: orders.reduce((sum, order) => sum + order.packs, 0),
    warning, containers: [], elsewhere: null, short: null,
  };
}

function strengthsByName(all: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const strengths = new Map<string, Set<string>>();
  for (const { drug } of all) strengths.set(drug.name, (strengths.get(drug.name) ?? new Set<string>()).add(drug.strength));
  return strengths;
}

/** Products of the list by name, each with its orders and its line for the whole batch. */
function productsOf(orders: readonly PickOrderInput[]): readonly PickedProduct[] {
  const byProduct = grouped(orders, ({ product }) => product.ndc);
  const named = [...byProduct.values()].flatMap((own) => own.slice(0, 1).map(({ product }): Named => ({ product, drug: drugText(product) })));
  const strengths = strengthsByName(named);
  const key = ({ product, drug }: Named): string => `${drug.name.toLowerCase()} ${drug.strength} ${drug.form} ${product.ndc}`;
  return named.toSorted((a, b) => byCodePoint(key(a), key(b))).map((one) => {
    const own = byProduct.get(one.product.ndc) ?? [];
    return { product: one.product, pulled: pulledOf(own), line: lineOf(own, one, warningOf(one, strengths)) };
  });
}

function sectionsOf(orders: readonly PickOrderInput[], stock: PickListInput['stock'], dates: DateStyle | undefined): PickListModel['sections'] {
  const products = productsOf(orders);
  const sections = stock === null
    ? [CONTROLLED, ...SECTIONS.map(([, title]) => title), OTHER].map((title) => ({ title, lines: products.filter(({ product }) => sectionOf(product) === title).map(({ line }) => line) }))
    : placeSections(products, stock, CONTROLLED, dates);
  return sections.filter((section) => section.lines.length > 0);
}

/** Products with no imprint on record: said once here, since no label may make one up (D75). */
function imprintNote(orders: readonly PickOrderInput[]): PickListModel['totals'] {
  const solids = new Map(orders.filter(({ product }) => product.category === 'oral_solid').map(({ product }) => [product.ndc, product]));
  const missing = [...solids.values()].filter((product) => (product.imprint ?? '') === '').length;
  return missing === 0 ? [] : [{ label: 'imprint not recorded', value: `${missing} of ${solids.size} tablets and capsules: check against the bottle` }];
}

function shortNote(stock: PickListInput['stock']): PickListModel['totals'] {
  const short = [...(stock?.values() ?? [])].filter((product) => product.short > ZERO).length;
  return short === 0 ? [] : [{ label: 'not enough in stock', value: `${short} ${short === 1 ? 'product' : 'products'}: marked SHORT` }];
}

/**
 * The pick list of one batch (D81): controlled drugs first and apart; then one line a product, or where stock is kept here one line a product and place,
 * in the order of the places, so that one walk takes everything; then what is left out, and why. */
export function buildPickList(input: PickListInput): PickListModel {
  const { window, orders, identity: { dates } } = input;
  const count = (value: number): string => withCommas(String(value));
  return {
    kind: 'pick',
    paper: input.paper,
    identity: input.identity,
    facility: input.facility,
    pharmacy: input.pharmacy,
    window: `${longDate(window.from, dates)} to ${longDate(addDays(window.to, -1), dates)}`,
    sections: sectionsOf(orders, input.stock, dates),
    totals: [
      { label: 'residents', value: count(new Set(orders.map((order) => order.residentId)).size) },
      { label: 'orders', value: count(orders.length) },
      { label: 'products', value: count(new Set(orders.map((order) => order.product.ndc)).size) },
      { label: 'left out', value: count(input.leftOut.length) },
      ...shortNote(input.stock),
      ...imprintNote(orders),
    ],
    leftOut: input.leftOut
      .map(({ resident, product, rxNumber, reason }) => ({ resident, drug: drugLine(product), rxNumber, reason: outOfPackText(reason) }))
      .toSorted((a, b) => byCodePoint(a.resident, b.resident) || byCodePoint(a.drug, b.drug) || byCodePoint(a.rxNumber, b.rxNumber)),
  };
}
