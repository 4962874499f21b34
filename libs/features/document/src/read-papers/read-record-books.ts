import type { Paper } from '@cyclefill/domain/documents';
import type { DayRange } from '@cyclefill/domain/kernel';
import { readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';
import { makingOf } from '../build-papers/making.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { type Book, recordBooks } from '../build-papers/record-books.js';
import { readDividedPasses } from './divided-passes.query.js';
import { DocumentRepository } from '../data/document.repository.js';
import { readPrintContext } from '../print-context/print-context.query.js';

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

const AsOfRow = z.object({ as_of: z.date().nullable() });
const FIRST = { revision: 1, replaces: null } as const;

/** The records or order sheets of a facility as files, one a wing; nothing is stored. */
export class ReadRecordBooks {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, request: BookRequest): Promise<readonly PaperFile[]> {
    const { book, facilityId, days, paper } = request;
    return this.uow.run(
      actor,
      async (tx) => {
        const [latest] = await tx.query(AsOfRow, 'select max(as_of) as as_of from fill_batch where facility_id = $1 and is_current', [facilityId]);
        const now = await tx.now();
        const asOf = request.asOf ?? latest?.as_of ?? now;
        const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, days, { asOf, knownAt: now });
        const print = await readPrintContext(tx, facilityId, now, asOf);
        const { settings } = print.facility;
        const source = { snapshot, contexts, print, days, paper: paper ?? settings.paper, making: makingOf(asOf, snapshot.batch.zone, FIRST, settings.dates), divided: await readDividedPasses(tx, facilityId, asOf) };
        const files = recordBooks(source, book, ({ wing, residentCode }) => (request.wing ?? wing) === wing && (request.resident ?? residentCode) === residentCode);
        const revised: PaperFile[] = [];
        for (const file of files) revised.push(asRevision(file, await tx.get(DocumentRepository).revisionOf({ facilityId, batchId: null }, file)));
        return revised;
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}
