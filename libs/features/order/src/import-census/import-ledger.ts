import type { MovedInputs } from '@cyclefill/features/facility';
import type { CensusFolder } from '@cyclefill/interop/census';
import type { Findings } from '@cyclefill/interop/csv';
import type { RecordedChanges } from '@cyclefill/platform/bulk';
import type { Tx } from '@cyclefill/platform/database';
import type { ImportSummary, Tally } from './import-report.js';

/** Whose input a row is: an order's, a resident's, or, where it names neither, that of every order of its facility. */
export interface InputOf {
  readonly facilityId: string;
  readonly orderId?: string;
  readonly residentId?: string;
}

/** What the steps of one import share: the transaction, the folder, and what was written so far. */
export class ImportLedger {
  private readonly tallies = new Map<string, Tally>();
  private stoppedOrders = 0;
  private readonly touched = { whole: new Set<string>(), facilities: new Set<string>(), orders: new Set<string>(), residents: new Set<string>() };

  constructor(
    readonly tx: Tx,
    readonly folder: CensusFolder,
    readonly findings: Findings,
    /** The database's clock. */
    readonly now: Date,
  ) {}

  /** Notes rows that were recorded; `inputOf` names what they are an input of, null where they are none. */
  recorded<Row>(table: string, { added, changed }: RecordedChanges<Row>, inputOf: ((row: Row) => InputOf) | null): void {
    this.tally(table, { added: added.length, changed: changed.length, withdrawn: 0 });
    if (inputOf !== null) for (const row of [...added, ...changed]) this.touch(inputOf(row));
  }

  /** Notes rows that were closed without another in their place. */
  withdrawn(table: string, inputs: readonly InputOf[]): void {
    this.gone(table, inputs.length);
    for (const input of inputs) this.touch(input);
  }

  /** As {@link withdrawn}, of rows that belong to no facility. */
  gone(table: string, count: number): void {
    this.tally(table, { added: 0, changed: 0, withdrawn: count });
  }

  /** Notes how many of the orders that were recorded otherwise are now ended, or ended earlier. */
  stopped(count: number): void {
    this.stoppedOrders += count;
  }

  get summary(): ImportSummary {
    const of = (table: string): Tally => this.tallies.get(table) ?? { added: 0, changed: 0, withdrawn: 0 };
    const { folder: { residents, orders }, stoppedOrders: stopped } = this;
    const [newResidents, changedResidents, newOrders, changedOrders] = [of('resident').added, of('resident_version').changed, of('med_order').added, of('order_version').changed];
    return {
      residents: { added: newResidents, changed: changedResidents, unchanged: residents.length - newResidents - changedResidents },
      orders: { added: newOrders, changed: changedOrders - stopped, stopped, unchanged: orders.length - newOrders - changedOrders },
    };
  }

  get counts(): Readonly<Record<string, Tally>> {
    return Object.fromEntries(this.tallies);
  }

  get movedInputs(): MovedInputs {
    const { whole, facilities, orders, residents } = this.touched;
    return { whole: [...whole], facilities: [...facilities], orders: [...orders], residents: [...residents] };
  }

  private touch({ facilityId, orderId, residentId }: InputOf): void {
    (orderId === undefined && residentId === undefined ? this.touched.whole : this.touched.facilities).add(facilityId);
    if (orderId !== undefined) this.touched.orders.add(orderId);
    if (residentId !== undefined) this.touched.residents.add(residentId);
  }

  private tally(table: string, { added, changed, withdrawn }: Tally): void {
    if (added + changed + withdrawn === 0) return;
    const before = this.tallies.get(table) ?? { added: 0, changed: 0, withdrawn: 0 };
    this.tallies.set(table, { added: before.added + added, changed: before.changed + changed, withdrawn: before.withdrawn + withdrawn });
  }
}
