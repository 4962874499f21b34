import { type ProductRow, readLtcCatalogue } from '@cyclefill/interop/catalogue';
import { type Findings, IssueList, type SourceFile, type Table, WHOLE_LINE, readTable } from '@cyclefill/interop/csv';
import type { CensusFolder, ProductMention, StockRow } from './census-rows.js';
import { CENSUS_SHAPES, type CensusFileName, REQUIRED_FILES } from './census-shapes.js';
import { PassTables } from './order-directions.js';
import { readCensusEvents } from './read-census-events.js';
import { readFacilities } from './read-facilities.js';
import { readMedPasses } from './read-med-passes.js';
import { readOrders } from './read-orders.js';
import { readPrescribers } from './read-prescribers.js';
import { readResidents } from './read-residents.js';
import { readStock } from './read-stock.js';
import { readWingCycles } from './read-wing-cycles.js';
import { References } from './references.js';
import { SigTexts } from './sig-texts.js';
import { checkResidentStatus } from './resident-status.js';

/** A folder as far as it could be read; its rows are not to be used when there are errors. */
export interface CensusReading {
  readonly folder: CensusFolder;
  readonly findings: Findings;
}

/**
 * Reads a census folder. Every error of every file is named; what needs the catalogue is left to `checkProducts`. Files
 * that are no part of a census are left alone.
 */
export function readCensus(files: readonly SourceFile[]): CensusReading {
  const findings: Findings = { errors: new IssueList(), notices: new IssueList() };
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const name of REQUIRED_FILES) {
    if (!byName.has(name)) findings.errors.add({ file: name, line: 1, column: WHOLE_LINE, reason: 'the file is missing from the folder' });
  }
  const open = (name: CensusFileName): Table | null => {
    const file = byName.get(name);
    return file === undefined ? null : readTable(file, CENSUS_SHAPES[name], findings);
  };
  const [facilityTable, residentTable] = [open('facilities.csv'), open('residents.csv')];
  const references = new References(facilityTable, residentTable);
  const facilities = readFacilities(facilityTable, findings);
  if (facilityTable !== null && facilityTable.records.length === 0 && findings.errors.count === 0) {
    findings.errors.add({ file: 'facilities.csv', line: 1, column: 'facility_id', reason: 'names no facility' });
  }
  const wingCycles = readWingCycles(open('wing_cycles.csv'), facilities, references, findings);
  const medPasses = readMedPasses(open('med_pass_times.csv'), references, findings);
  const mentions: ProductMention[] = [];
  const catalogue = byName.get('catalogue.csv');
  const products: readonly ProductRow[] = catalogue === undefined ? [] : readLtcCatalogue(catalogue, findings);
  const stock = readStock(open('stock.csv'), findings);
  const prescribers = readPrescribers(open('prescribers.csv'), findings);
  const residents = readResidents(residentTable, references, findings);
  const tables = new PassTables(medPasses, facilities);
  const written = readOrders(open('orders.csv'), { references, tables, texts: new SigTexts(tables), findings, mentions });
  const events = readCensusEvents(open('census_events.csv'), references, findings);
  const orders = checkResidentStatus({ facilities, residents, orders: written, events }, findings.notices);
  return {
    folder: {
      products, facilities, wingCycles, medPasses, stock, prescribers, residents, orders, events,
      mentions: [...mentions, ...stock.map(stockMention)],
    },
    findings,
  };
}

function stockMention({ line, ndc11 }: StockRow): ProductMention {
  return { file: 'stock.csv', line, ndc11 };
}
