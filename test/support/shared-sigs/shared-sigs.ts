import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CsvRow } from '../shared-census/shared-census.js';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/sigs');

/** Rows of a file of directions that lies beside the checkout, or `null` when it is not there. */
export function readSharedSigs(file: string): readonly CsvRow[] | null {
  const path = join(FOLDER, file);
  return existsSync(path) ? parse(readFileSync(path, 'utf8'), { columns: true, bom: true, relax_column_count: true }) : null;
}
