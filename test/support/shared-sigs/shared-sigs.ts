import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CsvRow } from '../shared-census/shared-census.js';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/sigs');

const FILES = { ltc: 'ltc_labelled_sigs.csv', hard: 'hard_ltc_sigs.csv', parsigs: 'parsigs_sigs.csv', unlabelled: 'parserx_unlabelled_sigs.csv' } as const;

/** Rows of each file of directions. */
export type SharedSigs = Readonly<Record<keyof typeof FILES, readonly CsvRow[]>>;

/** The directions that lie beside the checkout, or `null` when they are not there; a single missing file is an error. */
export function readSharedSigs(): SharedSigs | null {
  if (!existsSync(FOLDER)) return null;
  const rowsOf = (file: string): readonly CsvRow[] => parse(readFileSync(join(FOLDER, file), 'utf8'), { columns: true, bom: true, relax_column_count: true });
  return { ltc: rowsOf(FILES.ltc), hard: rowsOf(FILES.hard), parsigs: rowsOf(FILES.parsigs), unlabelled: rowsOf(FILES.unlabelled) };
}
