import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InlineDocumentRenderer, type PaperFile, type RenderedPdf } from '@cyclefill/features/document';
import { type DocumentStorage, openDocumentStorage } from '@cyclefill/platform/storage';
import { PAPERS, type Paper } from '@cyclefill/domain/documents';
import type { CommandContext } from './command-context.js';
import { CommandRefused, WrongUsage } from './command-errors.js';

/** A paper size from the command line; Letter unless given. */
export function readPaper(text: string | undefined): Paper {
  const paper = PAPERS.find((known) => known === (text ?? 'letter'));
  if (paper === undefined) throw new WrongUsage(`--paper takes ${PAPERS.join(' or ')}`);
  return paper;
}

/** A file that a worker drew with the same content, when this machine has it. */
async function alreadyDrawn(storage: DocumentStorage, { drawn }: PaperFile): Promise<RenderedPdf | null> {
  if (drawn === null || !(await storage.has(drawn.sha256))) return null;
  return { bytes: await storage.get(drawn.sha256), pages: drawn.pages, warnings: [] };
}

/** Draws files into a folder; each appears under its name only when it is whole. */
export async function writePapers(context: CommandContext, files: readonly PaperFile[], folder: string, nothing: string): Promise<void> {
  if (files.length === 0) throw new CommandRefused(nothing);
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length || files.some(({ name }) => basename(name) !== name)) throw new CommandRefused('two papers would take one file name, or a name leads out of the folder; nothing was written');
  const target = resolve(folder);
  await mkdir(target, { recursive: true });
  const renderer = new InlineDocumentRenderer();
  const storage = openDocumentStorage(context.config, context.clock);
  const written = [];
  for (const file of files) {
    const { bytes, pages, warnings } = (await alreadyDrawn(storage, file)) ?? (await renderer.render(file.order));
    const path = join(target, `${file.name}.pdf`);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    for (const warning of warnings) context.err(`${file.name}.pdf: ${warning}`);
    written.push({ path, kind: file.kind, pages, bytes: bytes.byteLength });
  }
  context.answer({ files: written }, written.map(({ path, pages }) => `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}`).join('\n'));
}
