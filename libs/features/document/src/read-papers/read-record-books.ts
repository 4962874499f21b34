import type { Paper } from '@cyclefill/domain/documents';
import type { DayRange } from '@cyclefill/domain/kernel';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import type { Book } from '../build-papers/books.js';
import { recordBooks } from '../build-papers/record-books.js';
import { latestAsOf, readSheetSource } from './sheet-source.query.js';
import { DocumentRepository } from '../data/document.repository.js';

/** Which books are wanted. */
export interface BookRequest {
  readonly book: Book;
  readonly facilityId: string;
  readonly days: DayRange;
  /** null = as the facility has chosen. */
  readonly paper: Paper | null;
  /** Name of one wing; null = every wing. */
  readonly wing: string | null;
  /** Code of one resident; null = everybody. */
  readonly resident: string | null;
  /** When they are made; null = when the facility's latest batch was, else now. */
  readonly asOf: Date | null;
}

/** The records or order sheets of a facility as files, one a wing; nothing is stored. */
export class ReadRecordBooks {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, request: BookRequest): Promise<readonly PaperFile[]> {
    const { book, facilityId, days, paper } = request;
    return this.uow.run(
      actor,
      async (tx) => {
        const now = await tx.now();
        const source = await readSheetSource(tx, { facilityId, days, paper }, { asOf: request.asOf ?? (await latestAsOf(tx, facilityId)) ?? now, knownAt: now });
        const files = recordBooks(source, book, ({ wing, residentCode }) => (request.wing ?? wing) === wing && (request.resident ?? residentCode) === residentCode);
        const revised: PaperFile[] = [];
        for (const file of files) revised.push(asRevision(file, await tx.get(DocumentRepository).revisionOf({ facilityId, batchId: null }, file)));
        return revised;
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}
