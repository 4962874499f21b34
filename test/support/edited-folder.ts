import { csvLine } from '@cyclefill/interop/csv';
import { parse } from 'csv-parse/sync';
import type { sampleFiles } from './sample-pharmacy.js';

type Files = ReturnType<typeof sampleFiles>;

/** A census folder with one column of one file changed where a row is chosen. */
export function editFolder(files: Files, name: string, column: string, edit: (value: string, row: (named: string) => string) => string): Files {
  return files.map((file) => {
    if (file.name !== name) return file;
    const [header = [], ...rows] = parse(file.content) as string[][];
    const at = header.indexOf(column);
    const edited = rows.map((row) => row.with(at, edit(row[at] ?? '', (named) => row[header.indexOf(named)] ?? '')));
    return { ...file, content: [header, ...edited].map((row) => csvLine(row)).join('') };
  });
}
