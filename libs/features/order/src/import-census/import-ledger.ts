import type { CensusFolder } from '@cyclefill/interop/census';
import type { Findings } from '@cyclefill/interop/csv';
import type { RecordedChanges } from '@cyclefill/platform/bulk';
import type { Tx } from '@cyclefill/platform/database';
import type { Tally } from './import-report.js';

/** What the steps of one import share: the transaction, the folder, and what was written so far. */
export class ImportLedger {
  private readonly tallies = new Map<string, Tally>();
  private readonly touched = new Set<string>();

  constructor(
    readonly tx: Tx,
    readonly folder: CensusFolder,
    readonly findings: Findings,
    /** The database's clock. */
    readonly now: Date,
  ) {}

  /** Notes rows that were recorded; `facilityOf` names the facility whose inputs they are. */
  recorded<Row>(table: string, { added, changed }: RecordedChanges<Row>, facilityOf: ((row: Row) => string) | null): void {
    this.tally(table, { added: added.length, changed: changed.length, withdrawn: 0 });
    if (facilityOf !== null) for (const row of [...added, ...changed]) this.touched.add(facilityOf(row));
  }

  /** Notes rows that were closed without another in their place. */
  withdrawn(table: string, facilityIds: readonly string[]): void {
    this.gone(table, facilityIds.length);
    for (const id of facilityIds) this.touched.add(id);
  }

  /** As {@link withdrawn}, of rows that belong to no facility. */
  gone(table: string, count: number): void {
    this.tally(table, { added: 0, changed: 0, withdrawn: count });
  }

  get counts(): Readonly<Record<string, Tally>> {
    return Object.fromEntries(this.tallies);
  }

  get touchedFacilities(): readonly string[] {
    return [...this.touched];
  }

  private tally(table: string, { added, changed, withdrawn }: Tally): void {
    if (added + changed + withdrawn === 0) return;
    const before = this.tallies.get(table) ?? { added: 0, changed: 0, withdrawn: 0 };
    this.tallies.set(table, { added: before.added + added, changed: before.changed + changed, withdrawn: before.withdrawn + withdrawn });
  }
}
