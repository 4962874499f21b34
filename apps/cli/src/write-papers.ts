import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InlineDocumentRenderer, LABEL_DPI, type LabelDpi, type PaperFile, type RenderedPdf, renderZplLabels, zplFonts } from '@cyclefill/features/document';
import { type DocumentStorage, openDocumentStorage } from '@cyclefill/platform/storage';
import { PAPERS, type Paper } from '@cyclefill/domain/documents';
import type { CommandContext } from './command-context.js';
import { CommandRefused, WrongUsage } from './command-errors.js';

/** Sent once to each label printer, before its first label. */
const FONTS_FILE = 'label-fonts.zpl';

/** A file of the folder; `pages` of labels are labels. */
type WrittenFile = Readonly<Record<'path' | 'kind', string> & Record<'pages' | 'bytes', number>>;

/** Where papers go, and what is said when there are none. */
interface PapersOut {
  readonly folder: string;
  readonly nothing: string;
  readonly labelDpi?: LabelDpi | null;
}

/** A paper size from the command line; null = as the facility has chosen. */
export function readPaper(text: string | undefined): Paper | null {
  if (text === undefined) return null;
  const paper = PAPERS.find((known) => known === text);
  if (paper === undefined) throw new WrongUsage(`--paper takes ${PAPERS.join(' or ')}`);
  return paper;
}

/** A label printer's resolution from the command line; null = no files for label printers. */
export function readLabelDpi(text: string | undefined): LabelDpi | null {
  if (text === undefined) return null;
  const dpi = LABEL_DPI.find((known) => String(known) === text);
  if (dpi === undefined) throw new WrongUsage(`--zpl takes ${LABEL_DPI.join(' or ')}, the dots per inch of the label printer`);
  return dpi;
}

const sheetWord = (path: string): string => (path.endsWith('.zpl') ? 'label' : 'page');

/** Puts a file under its name only when it is whole. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/** Labels again in the language of thermal printers, and once the fonts that these need. */
async function writeZpl(context: CommandContext, files: readonly PaperFile[], target: string, dpi: LabelDpi): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { name, kind, order } of files) {
    if (order.kind !== 'label') continue;
    const { bytes, labels, warnings } = renderZplLabels(order.models, dpi);
    const path = join(target, `${name}.zpl`);
    await writeWhole(path, bytes);
    for (const warning of warnings) context.err(`${name}.zpl: ${warning}`);
    written.push({ path, kind, pages: labels, bytes: bytes.byteLength });
  }
  if (written.length > 0) await writeWhole(join(target, FONTS_FILE), zplFonts());
  return written;
}

/** A file that a worker drew with the same content, when this machine has it. */
async function alreadyDrawn(storage: DocumentStorage, { drawn }: PaperFile): Promise<RenderedPdf | null> {
  if (drawn === null || !(await storage.has(drawn.sha256))) return null;
  return { bytes: await storage.get(drawn.sha256), pages: drawn.pages, warnings: [] };
}

/** Draws files into a folder; each appears under its name only when it is whole. With `labelDpi`, labels for thermal printers too. */
export async function writePapers(context: CommandContext, files: readonly PaperFile[], { folder, nothing, labelDpi = null }: PapersOut): Promise<void> {
  if (files.length === 0) throw new CommandRefused(nothing);
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length || files.some(({ name }) => basename(name) !== name)) throw new CommandRefused('two papers would take one file name, or a name leads out of the folder; nothing was written');
  const target = resolve(folder);
  await mkdir(target, { recursive: true });
  const renderer = new InlineDocumentRenderer();
  const storage = openDocumentStorage(context.config, context.clock);
  const written: WrittenFile[] = [];
  for (const file of files) {
    const { bytes, pages, warnings } = (await alreadyDrawn(storage, file)) ?? (await renderer.render(file.order));
    const path = join(target, `${file.name}.pdf`);
    await writeWhole(path, bytes);
    for (const warning of warnings) context.err(`${file.name}.pdf: ${warning}`);
    written.push({ path, kind: file.kind, pages, bytes: bytes.byteLength });
  }
  if (labelDpi !== null) written.push(...(await writeZpl(context, files, target, labelDpi)));
  context.answer({ files: written }, written.map(({ path, pages }) => `${path}  ${pages} ${sheetWord(path)}${pages === 1 ? '' : 's'}`).join('\n'));
}
