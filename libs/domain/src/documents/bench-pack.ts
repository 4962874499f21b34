import { type Day, type LocalMinute, type Milli, ONE_UNIT, addDays, addMilli, grouped } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { countText, listText, unitText } from '@cyclefill/domain/sig';
import type { BenchHead } from './bench-head.model.js';
import type { DocumentIdentity, Paper } from './document-frame.js';
import type { OrderPrint, ProductPrint } from './order-print.js';
import { dateText, longDate } from './print-dates.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** Units of one lot, in a pack or to be taken for it. */
export interface BenchUnits {
  /** Code of the container of stock; null = none that the pharmacy counts. */
  readonly container: string | null;
  /** Three segments, `0071-1012-68`. */
  readonly ndc: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly units: Milli;
}

/** An order of a pack, named by its Rx number. */
export interface BenchOrder {
  readonly print: OrderPrint;
  /** What was used instead, of another maker (E21); null = what is ordered. */
  readonly used: ProductPrint | null;
  readonly filled: readonly BenchUnits[];
}

/** One pack as its papers speak of it; the cells of its plan name orders by Rx number. */
export interface BenchPack {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly packId: string;
  readonly plan: PackPlan;
  /** Those in the plan's cells, in the order of the print. */
  readonly orders: readonly BenchOrder[];
  /** Why nothing may be done with it; null = nothing. */
  readonly stop: string | null;
  /** Of a sealed pack; null = it is not sealed yet. */
  readonly useBy: Day | null;
}

/** A dose of one order and the cell it lies in. */
export interface PlacedDose {
  readonly position: number;
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** Doses of one order, cell by cell. */
export function dosesIn(plan: PackPlan, orderId: string): readonly PlacedDose[] {
  return plan.cells.flatMap(({ position, at, contents }) => contents.filter((one) => one.orderId === orderId).map(({ dose }) => ({ position, at, dose })));
}

/** Units of one order in all cells. */
export function unitsIn(plan: PackPlan, orderId: string): Milli {
  return addMilli(...dosesIn(plan, orderId).map(({ dose }) => dose));
}

/** `84 tablets and 14 capsules`: all units of a pack. */
export function packUnits({ plan, orders }: Pick<BenchPack, 'plan' | 'orders'>): string {
  return listText([...grouped(orders, ({ print }) => unitText(ONE_UNIT, print.product.doseUnit)).values()].map((own) => {
    const total = addMilli(...own.map(({ print }) => unitsIn(plan, print.orderId)));
    return `${countText(total)} ${unitText(total, own[0]?.print.product.doseUnit ?? '')}`;
  }));
}

/** The head of a page about a pack. */
export function benchHead({ identity, resident, packId, plan, stop, useBy }: BenchPack): BenchHead {
  const { familyName, givenName, dateOfBirth, room, recordNumber, nameAlert, allergies, facility } = resident;
  return {
    name: printedName(familyName, givenName),
    identifiers: [`DOB ${dateText(dateOfBirth, identity.dates)}`, room, recordNumber],
    nameAlert, allergies, packId, stop,
    words: [
      `${longDate(plan.days.from, identity.dates)} to ${longDate(addDays(plan.days.to, -1), identity.dates)}`, facility, plan.type.name,
      `${plan.type.kind === 'card' ? 'card' : 'pack'} ${plan.number} of ${plan.count}`, ...(useBy === null ? [] : [`use by ${dateText(useBy, identity.dates)}`]),
    ],
  };
}
