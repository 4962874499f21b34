import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type DrugCatalogue, drugCatalogue } from '@cyclefill/domain/reconciliation';
import { readCatalogue } from '@cyclefill/interop/catalogue';
import { generateCensus } from '@cyclefill/sample';
import { comparableOf } from '../comparable-product.js';

export type CsvRow = Readonly<Record<string, string>>;

/** Residents' orders and the catalogue they were written from. */
export interface ListSource {
  readonly name: string;
  readonly residents: readonly (readonly CsvRow[])[];
  readonly products: readonly CsvRow[];
  readonly catalogue: DrugCatalogue;
}

export const SHARED_DATA = resolve(import.meta.dirname, '../../../../shared/data');

export const cell = (row: CsvRow, column: string): string => row[column] ?? '';

export const readCsv = (content: string | Buffer): readonly CsvRow[] => parse(content, { columns: true, bom: true });

function sourceOf(name: string, orders: string | Buffer, catalogue: string | Buffer): ListSource {
  const products = readCatalogue([{ name: 'catalogue.csv', content: Buffer.from(catalogue) }]).products.map(comparableOf);
  const rows = readCsv(orders).filter((row) => cell(row, 'order_status') === 'active' && cell(row, 'order_group') === '');
  const residents = [...Map.groupBy(rows, (row) => cell(row, 'resident_id')).values()].filter((own) => own.length >= 4);
  return { name, residents, products: readCsv(catalogue), catalogue: drugCatalogue(products) };
}

/** The sample census, generated. */
export function sampleSource(): ListSource {
  const texts = new Map<string, string>();
  for (const { file, text } of generateCensus({ facilities: 2, residents: 120, seed: 7 })) texts.set(file, (texts.get(file) ?? '') + text);
  return sourceOf('the sample census', texts.get('orders.csv') ?? '', texts.get('catalogue.csv') ?? '');
}

/** The census that lies beside the checkout; null = it is not there. */
export function sharedSource(): ListSource | null {
  if (!existsSync(SHARED_DATA)) return null;
  return sourceOf('the census beside the checkout', readFileSync(join(SHARED_DATA, 'facility/orders.csv')), readFileSync(join(SHARED_DATA, 'catalogue/ltc_catalogue.csv')));
}
