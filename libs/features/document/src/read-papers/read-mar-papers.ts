import type { Paper } from '@cyclefill/domain/documents';
import { addMonths, dayFromCivil } from '@cyclefill/domain/kernel';
import { readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Month, buildMars, monthKey } from '../build-papers/build-mars.js';
import { makingOf } from '../build-papers/making.js';
import { marFiles } from '../build-papers/mar-files.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { DocumentRepository } from '../data/document.repository.js';
import { readPrintContext } from '../print-context/print-context.query.js';

/** Which records are wanted. */
export interface MarRequest {
  readonly facilityId: string;
  readonly month: Month;
  readonly paper: Paper;
  /** Name of one wing; null = every wing. */
  readonly wing: string | null;
  /** Code of one resident; null = everybody. */
  readonly resident: string | null;
  /** When they are made; null = when the facility's latest batch was, else now. */
  readonly asOf: Date | null;
}

const AsOfRow = z.object({ as_of: z.date().nullable() });
const FIRST = { revision: 1, replaces: null } as const;

/** The records of a facility's month as files, one a wing; nothing is stored. */
export class ReadMarPapers {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, request: MarRequest): Promise<readonly PaperFile[]> {
    const { facilityId, month, paper } = request;
    return this.uow.run(
      actor,
      async (tx) => {
        const [latest] = await tx.query(AsOfRow, 'select max(as_of) as as_of from fill_batch where facility_id = $1 and is_current', [facilityId]);
        const now = await tx.now();
        const asOf = request.asOf ?? latest?.as_of ?? now;
        const first = dayFromCivil(month.year, month.month, 1);
        const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, { from: first, to: addMonths(first, 1) }, { asOf, knownAt: now });
        const print = await readPrintContext(tx, facilityId, now);
        const mars = buildMars({ snapshot, contexts, print, month, paper, making: makingOf(asOf, snapshot.batch.zone, FIRST) });
        const wanted = mars.filter(({ wing, residentCode }) => (request.wing ?? wing) === wing && (request.resident ?? residentCode) === residentCode);
        const files = marFiles(wanted, snapshot.batch.facilityCode, monthKey(month), paper);
        const revised: PaperFile[] = [];
        for (const file of files) revised.push(asRevision(file, await tx.get(DocumentRepository).revisionOf({ facilityId, batchId: null }, file)));
        return revised;
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

