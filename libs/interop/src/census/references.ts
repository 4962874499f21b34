import type { RowReader, Table } from '@cyclefill/interop/csv';

interface KnownResident {
  readonly facility: string;
  readonly name: string;
  readonly wing: string;
}

/**
 * Facilities and residents that rows may point at. They are taken from the cells as they stand, so that a bad birth date
 * in one row does not make an error of each row that names the resident; a table that could not be read refuses nobody.
 */
export class References {
  private readonly facilities: ReadonlySet<string> | null;
  private readonly residents: ReadonlyMap<string, KnownResident> | null;

  constructor(facilities: Table | null, residents: Table | null) {
    this.facilities = facilities && new Set(cells(facilities, 'facility_id'));
    this.residents = residents && knownResidents(residents);
  }

  checkFacility(row: RowReader): void {
    const code = row.raw('facility_id');
    if (code === '') row.fail('facility_id', 'is empty');
    else if (this.facilities?.has(code) === false) row.fail('facility_id', 'not in facilities.csv');
  }

  /** Checks that the row's resident is known and lives in the row's facility. */
  checkResident(row: RowReader): void {
    this.checkFacility(row);
    const code = row.raw('resident_id');
    const known = this.residents?.get(code);
    if (code === '') row.fail('resident_id', 'is empty');
    else if (this.residents !== null && known === undefined) row.fail('resident_id', `unknown resident ${code}: not in residents.csv`);
    else if (known !== undefined && known.facility !== row.raw('facility_id')) row.fail('resident_id', `resident ${code} belongs to another facility`);
  }

  /** Whether somebody lives in a wing; a table that could not be read refuses none. */
  hasWing(facility: string, wing: string): boolean {
    return this.residents === null || [...this.residents.values()].some((known) => known.facility === facility && known.wing === wing);
  }

  /** What `residents.csv` says about a resident. */
  resident(code: string): KnownResident | null {
    return this.residents?.get(code) ?? null;
  }
}

function cells(table: Table, column: string): readonly string[] {
  const index = table.columns.get(column) ?? -1;
  return table.records.map((record) => (record.cells[index] ?? '').trim());
}

function knownResidents(table: Table): ReadonlyMap<string, KnownResident> {
  const [facilities, names, wings] = [cells(table, 'facility_id'), cells(table, 'name'), cells(table, 'wing')];
  return new Map(cells(table, 'resident_id').map((code, index) => [code, { facility: facilities[index] ?? '', name: names[index] ?? '', wing: wings[index] ?? '' }]));
}
