import type { LogFields, Logger } from '@cyclefill/platform/logging';
import type { DocumentStorage, StoredDocument } from '@cyclefill/platform/storage';
import type { PaperFile } from '../build-papers/paper-file.js';
import type { DocumentRenderer } from './document-renderer.js';

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
export async function makeFile({ renderer, storage, log }: FileMaker, whose: LogFields, { file, revision }: Pick<MadeFile, 'file' | 'revision'>): Promise<MadeFile> {
  const pdf = await renderer.render(file.order);
  // A letter that no font has prints as a box; somebody must look at that paper.
  if (pdf.warnings.length > 0) log.warn('document.drawn.incomplete', { ...whose, kind: file.kind, count: pdf.warnings.length });
  return { file, revision, stored: await storage.put(pdf.bytes), pages: pdf.pages };
}
