import type { Paper } from '@cyclefill/domain/documents';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readPackPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { forPrinter } from '../calibration/for-printer.js';
import { readPrinterOffsets } from '../calibration/printer-offsets.js';
import { DocumentRepository } from '../data/document.repository.js';

const BatchRow = z.object({ id: z.string(), facility_id: z.string() });

/** The packing papers of every computed batch of a run as files; nothing is stored. */
export class ReadPackPapers {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param paper null = as each facility has chosen @param printer whose offsets cards and sheets are drawn with; null = none. @throws Refusal `printer.not-found` */
  execute(actor: Actor, runId: string, paper: Paper | null, printer: string | null = null): Promise<readonly PaperFile[]> {
    return this.uow.run(
      actor,
      async (tx) => {
        const batches = await tx.query(
          BatchRow,
          `select b.id, b.facility_id from fill_batch b join facility f on f.id = b.facility_id
           where b.run_id = $1 and b.state in ('computed', 'planned', 'documented') order by f.code, b.window_from`,
          [runId],
        );
        const revised: PaperFile[] = [];
        for (const { id, facility_id: facilityId } of batches) {
          for (const file of (await readPackPapers(tx, id, paper)).files) {
            revised.push(asRevision(file, await tx.get(DocumentRepository).revisionOf({ facilityId, batchId: id }, file)));
          }
        }
        if (printer === null) return revised;
        const offsets = await readPrinterOffsets(tx, printer);
        return revised.map((file) => forPrinter(file, offsets));
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}
