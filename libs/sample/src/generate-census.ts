import { catalogueRows } from './catalogue-rows.js';
import { censusCsv, censusHeader } from './census-csv.js';
import { CENSUS_COLUMNS, type CensusFile } from './census-rows.js';
import { generateFacility } from './generate-facility.js';
import { DEFAULT_SAMPLE_OPTIONS, type SampleOptions } from './sample-options.js';
import { stockRows } from './stock-rows.js';

/** A piece of text to be written at the end of a file of the census folder. */
export interface CensusPart {
  readonly file: CensusFile;
  readonly text: string;
}

const FILES = Object.keys(CENSUS_COLUMNS) as CensusFile[];

/**
 * A census folder piece by piece: first every header, the catalogue and the stock, then facility after facility, so
 * that a million residents take no more memory than the largest facility.
 */
export function* generateCensus(options: Partial<SampleOptions> = {}): Generator<CensusPart> {
  const whole: SampleOptions = { ...DEFAULT_SAMPLE_OPTIONS, ...options };
  for (const file of FILES) yield { file, text: censusHeader(file) };
  yield { file: 'catalogue.csv', text: censusCsv('catalogue.csv', catalogueRows()) };
  yield { file: 'stock.csv', text: censusCsv('stock.csv', stockRows(whole)) };
  for (let index = 0; index < whole.facilities; index += 1) {
    const census = generateFacility(index, whole);
    yield { file: 'facilities.csv', text: censusCsv('facilities.csv', census.facilities) };
    yield { file: 'residents.csv', text: censusCsv('residents.csv', census.residents) };
    yield { file: 'prescribers.csv', text: censusCsv('prescribers.csv', census.prescribers) };
    yield { file: 'med_pass_times.csv', text: censusCsv('med_pass_times.csv', census.medPassTimes) };
    yield { file: 'orders.csv', text: censusCsv('orders.csv', census.orders) };
    yield { file: 'census_events.csv', text: censusCsv('census_events.csv', census.censusEvents) };
    yield { file: 'planted.csv', text: censusCsv('planted.csv', census.planted) };
  }
}
