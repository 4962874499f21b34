import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Runs poppler or qpdf on a PDF; both must be installed where these tests run. */
function withFile<T>(bytes: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cyclefill-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text of each page in the order of its content, without any white space: lines may have been broken anywhere. */
export function pageTexts(bytes: Uint8Array): readonly string[] {
  const text = withFile(bytes, (path) => execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }));
  return text.split('\f').slice(0, -1).map(squeezed);
}

/** Text without white space. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

/** All strings of a value, nested ones too. */
export function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Strings that a text does not contain; of one so long that it goes on over a page, every word must be there. */
export function missingFrom(text: string, strings: readonly string[]): readonly string[] {
  const parts = strings.flatMap((wanted) => (wanted.length > 300 ? wanted.split(' ') : [wanted]));
  return [...new Set(parts)].filter((wanted) => !text.includes(squeezed(wanted)));
}

interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

function boxesOf(page: string): readonly Box[] {
  return Array.from(page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/g), ([, x1, y1, x2, y2]) => {
    // Boxes of poppler reach from the highest to the lowest glyph of the font: the middle is where letters are.
    const trim = (Number(y2) - Number(y1)) * 0.3;
    return { x1: Number(x1) + 0.3, y1: Number(y1) + trim, x2: Number(x2) - 0.3, y2: Number(y2) - trim };
  });
}

/** The words of each page with their upper left corners, in points. */
export function placedWords(bytes: Uint8Array): readonly (readonly { readonly word: string; readonly x: number; readonly y: number }[])[] {
  const xml = withFile(bytes, (path) => execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }));
  return xml.split('<page ').slice(1).map((page) => Array.from(page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)"[^>]*>([^<]*)</g), ([, x, y, word]) => ({ word: word ?? '', x: Number(x), y: Number(y) })));
}

/** How many words lie over another word or reach over the edge of their page. */
export function misplacedWords(bytes: Uint8Array): number {
  const xml = withFile(bytes, (path) => execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }));
  let misplaced = 0;
  for (const page of xml.split('<page ').slice(1)) {
    const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    const boxes = boxesOf(page);
    misplaced += boxes.filter(({ x1, y1, x2, y2 }) => x1 < 0 || y1 < 0 || x2 > Number(width) || y2 > Number(height)).length;
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) if (a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2) misplaced += 1;
    });
  }
  return misplaced;
}

/** Sizes of type in points that the pages set. */
export function textSizes(bytes: Uint8Array): ReadonlySet<number> {
  const content = withFile(bytes, (path) => execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { encoding: 'latin1', maxBuffer: 1e9 }));
  return new Set(Array.from(content.matchAll(/\/F\d+ ([\d.]+) Tf/g), ([, size]) => Number(size)));
}

/** What qpdf says of the file; throws when it is damaged. */
export function checked(bytes: Uint8Array): string {
  return withFile(bytes, (path) => execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }));
}

/** Texts of the symbols on each page, sorted, rastered at a printer's resolution. */
export async function symbolsAt(bytes: Uint8Array, dpi: number): Promise<readonly (readonly string[])[]> {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true });
  const pages = withFile(bytes, (path, folder) => {
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', path, join(folder, 'page')]);
    return readdirSync(folder).filter((name) => name.endsWith('.png')).toSorted().map((name) => readFileSync(join(folder, name)));
  });
  const found: string[][] = [];
  for (const png of pages) found.push((await readBarcodes(new Uint8Array(png), { formats: ['DataMatrix'], maxNumberOfSymbols: 255 })).map(({ text }) => text).toSorted());
  return found;
}
