import { type DayRange, type Milli, addDays, addMilli, byCodePoint } from '@cyclefill/domain/kernel';
import { countText, listText, lookAlikes, looksText, unitText, withCommas } from '@cyclefill/domain/sig';
import type { DocumentIdentity, DrugText, Paper } from './document-frame.js';
import { type OutOfPack, outOfPackText } from './not-in-pack.js';
import { type ProductPrint, drugLine, drugText, scheduleText } from './order-print.js';
import type { PickLine, PickListModel } from './pick-list.model.js';
import { usLongDate } from './print-dates.js';

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

function lineOf(orders: readonly PickOrderInput[], { product, drug }: Named, warning: string | null): PickLine {
  const packed = addMilli(...orders.map((order) => order.dispensed));
  const pulled = orders.reduce((sum, order) => sum + order.pulled, 0);
  return {
    drug,
    ndc: product.ndc,
    looks: looksText(product),
    schedule: scheduleText(product.schedule),
    pull: `${withCommas(String(pulled))} ${unitText((pulled * 1000) as Milli, product.doseUnit)}`,
    packed: countText(packed),
    residents: new Set(orders.map((order) => order.residentId)).size,
    cards: orders.reduce((sum, order) => sum + order.packs, 0),
    warning,
  };
}

function strengthsByName(all: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const strengths = new Map<string, Set<string>>();
  for (const { drug } of all) strengths.set(drug.name, (strengths.get(drug.name) ?? new Set<string>()).add(drug.strength));
  return strengths;
}

function sectionsOf(orders: readonly PickOrderInput[]): PickListModel['sections'] {
  const byProduct = new Map<string, PickOrderInput[]>();
  for (const order of orders) {
    const own = byProduct.get(order.product.ndc);
    if (own === undefined) byProduct.set(order.product.ndc, [order]);
    else own.push(order);
  }
  const named = [...byProduct.values()].flatMap((own) => own.slice(0, 1).map(({ product }): Named => ({ product, drug: drugText(product) })));
  const strengths = strengthsByName(named);
  const key = ({ product, drug }: Named): string => `${drug.name.toLowerCase()} ${drug.strength} ${drug.form} ${product.ndc}`;
  const ordered = named.toSorted((a, b) => byCodePoint(key(a), key(b)));
  return [CONTROLLED, ...SECTIONS.map(([, title]) => title), OTHER]
    .map((title) => ({
      title,
      lines: ordered.filter(({ product }) => sectionOf(product) === title).map((one) => lineOf(byProduct.get(one.product.ndc) ?? [], one, warningOf(one, strengths))),
    }))
    .filter((section) => section.lines.length > 0);
}

/** Products with no imprint on record: said once here, since no label may make one up (D75). */
function imprintNote(orders: readonly PickOrderInput[]): PickListModel['totals'] {
  const solids = new Map(orders.filter(({ product }) => product.category === 'oral_solid').map(({ product }) => [product.ndc, product]));
  const missing = [...solids.values()].filter((product) => (product.imprint ?? '') === '').length;
  return missing === 0 ? [] : [{ label: 'imprint not recorded', value: `${missing} of ${solids.size} tablets and capsules: check against the bottle` }];
}

/** The pick list of one batch (D81): one line a product, controlled drugs first and apart; then what is left out, and why. */
export function buildPickList(input: PickListInput): PickListModel {
  const { window, orders } = input;
  const count = (value: number): string => withCommas(String(value));
  return {
    kind: 'pick',
    paper: input.paper,
    identity: input.identity,
    facility: input.facility,
    pharmacy: input.pharmacy,
    window: `${usLongDate(window.from)} to ${usLongDate(addDays(window.to, -1))}`,
    sections: sectionsOf(orders),
    totals: [
      { label: 'residents', value: count(new Set(orders.map((order) => order.residentId)).size) },
      { label: 'orders', value: count(orders.length) },
      { label: 'products', value: count(new Set(orders.map((order) => order.product.ndc)).size) },
      { label: 'left out', value: count(input.leftOut.length) },
      ...imprintNote(orders),
    ],
    leftOut: input.leftOut
      .map(({ resident, product, rxNumber, reason }) => ({ resident, drug: drugLine(product), rxNumber, reason: outOfPackText(reason) }))
      .toSorted((a, b) => byCodePoint(a.resident, b.resident) || byCodePoint(a.drug, b.drug) || byCodePoint(a.rxNumber, b.rxNumber)),
  };
}
