import { type Day, type Milli, addMilli } from '@cyclefill/domain/kernel';
import { countText } from '@cyclefill/domain/sig';
import { type BenchOrder, type BenchPack, benchHead, packUnits, unitsIn } from './bench-pack.js';
import { drugLine, scheduleText } from './order-print.js';
import type { PackingRecordModel, RecordedDrug } from './packing-record.model.js';
import { dateText } from './print-dates.js';

/** What was put in of an order at once, with its people. */
export interface RecordedFill {
  readonly ndc: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly units: Milli;
  readonly container: string | null;
  /** Typed by hand, not scanned. */
  readonly isManual: boolean;
  readonly by: string;
  readonly witness: string | null;
  readonly override: { readonly by: string; readonly reason: string } | null;
  /** `12/03/2026 1412` */
  readonly at: string;
  readonly isUndone: boolean;
}

/** How an order of the pack was filled. */
export interface RecordedOrder {
  readonly order: BenchOrder;
  /** Version of the order that it was packed by; null = filling has not begun. */
  readonly version: number | null;
  /** Why not all of it is in; `` = all of it is, or it is not filled yet. */
  readonly reason: string;
  readonly fills: readonly RecordedFill[];
}

/** Everything a packing record is made of. */
export interface PackingRecordInput {
  readonly pack: BenchPack;
  readonly contentHash: string;
  readonly facts: PackingRecordModel['facts'];
  readonly orders: readonly RecordedOrder[];
  readonly steps: PackingRecordModel['steps'];
}

const packedOf = ({ fills }: RecordedOrder): Milli => addMilli(...fills.filter(({ isUndone }) => !isUndone).map(({ units }) => units));

function whoText({ by, witness, override, at, isManual }: RecordedFill): string {
  const parts = [`${by}, ${at}`, isManual ? 'typed by hand' : '', witness === null ? '' : `counted with ${witness}`, override === null ? '' : `set aside by ${override.by}: ${override.reason}`];
  return parts.filter(Boolean).join('; ');
}

function drugOf(pack: BenchPack, recorded: RecordedOrder): RecordedDrug {
  const { order: { print }, version, reason, fills } = recorded;
  const [expected, packed] = [unitsIn(pack.plan, print.orderId), packedOf(recorded)];
  return {
    drug: drugLine(print.product), schedule: scheduleText(print.product.schedule), order: `Rx ${print.rxNumber} ·${version === null ? '' : ` order version ${version} ·`} ordered NDC ${print.product.ndc}`,
    balance: `expected ${countText(expected)}, packed ${countText(packed)}${reason === '' ? '' : `: ${reason}`}`,
    fills: fills.map((fill) => ({
      what: `NDC ${fill.ndc}${fill.container === null ? '' : ` · ${fill.container}`}${fill.isUndone ? ' · TAKEN BACK' : ''}`, lot: `lot ${fill.lot}, expires ${dateText(fill.expiresOn, pack.identity.dates)}`,
      units: countText(fill.units), who: whoText(fill),
    })),
  };
}

/** The record of what was packed (D83, R239, R240): what is packed of each drug is the sum of what was put in and not taken back. */
export function buildPackingRecord({ pack, orders, facts, steps, contentHash }: PackingRecordInput): PackingRecordModel {
  const packed = addMilli(...orders.map(packedOf));
  const count = `${orders.length} ${orders.length === 1 ? 'drug' : 'drugs'}`;
  return {
    kind: 'packing-record', paper: pack.paper, identity: pack.identity, head: benchHead(pack), facts, drugs: orders.map((order) => drugOf(pack, order)),
    sum: `${packUnits(pack)} of ${count} expected, ${countText(packed)} packed`, steps, contentHash,
  };
}
