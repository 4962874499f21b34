import type { LogFields, Logger } from '@cyclefill/platform/logging';
import type { DocumentStorage, StoredDocument } from '@cyclefill/platform/storage';
import type { PaperFile } from '../build-papers/paper-file.js';
import type { DocumentRenderer, RenderedPdf } from './document-renderer.js';

/** A drawn and stored file that waits for its row. */
export interface MadeFile {
  readonly file: PaperFile;
  readonly revision: number;
  readonly stored: StoredDocument;
  readonly pages: number;
}

/** What draws, where it is kept, and who is told what lacks. */
export interface FileMaker {
  readonly renderer: DocumentRenderer;
  readonly storage: DocumentStorage;
  readonly log: Logger;
}

/** Draws a file and stores its bytes; outside any transaction. */
export async function makeFile(maker: FileMaker, whose: LogFields, made: Pick<MadeFile, 'file' | 'revision'>): Promise<MadeFile> {
  return storeFile(maker, whose, made, await maker.renderer.render(made.file.order));
}

/** Stores what was drawn. */
export async function storeFile({ storage, log }: Omit<FileMaker, 'renderer'>, whose: LogFields, { file, revision }: Pick<MadeFile, 'file' | 'revision'>, pdf: RenderedPdf): Promise<MadeFile> {
  // A letter that no font has prints as a box; somebody must look at that paper.
  if (pdf.warnings.length > 0) log.warn('document.drawn.incomplete', { ...whose, kind: file.kind, count: pdf.warnings.length });
  return { file, revision, stored: await storage.put(pdf.bytes), pages: pdf.pages };
}
