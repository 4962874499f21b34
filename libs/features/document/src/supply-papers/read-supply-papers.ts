import type { Paper } from '@cyclefill/domain/documents';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { forPrinter } from '../calibration/for-printer.js';
import { readPrinterOffsets } from '../calibration/printer-offsets.js';
import { type DocumentOwner, DocumentRepository } from '../data/document.repository.js';
import { demandFiles } from './demand-papers.js';
import { leaveFiles } from './leave-papers.js';
import { readSupplySource } from './supply-source.js';

/** The files of a supply with their revisions, and where its documents belong. */
export interface SupplyPapers {
  readonly owner: DocumentOwner;
  readonly state: string;
  readonly files: readonly { readonly file: PaperFile; readonly revision: number }[];
}

/** Builds the papers of a supply from what was known when it was filled. @throws Refusal supply.not-found */
export async function buildSupplyPapers(tx: Tx, supplyId: string, paper: Paper | null): Promise<SupplyPapers> {
  const source = await readSupplySource(tx, supplyId, paper);
  const { supply } = source;
  const owner: DocumentOwner = { facilityId: supply.facility_id, batchId: null, supplyId, residentId: supply.resident_id };
  const files = [];
  for (const file of supply.kind === 'demand' ? demandFiles(source) : leaveFiles(source)) {
    const revision = await tx.get(DocumentRepository).revisionOf(owner, file);
    files.push({ file: asRevision(file, revision), revision: revision.revision });
  }
  return { owner, state: supply.state, files };
}

/** The papers of one supply outside a cycle as files; nothing is stored. */
@Injectable()
export class ReadSupplyPapers {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param paper null = as the facility has chosen @param printer whose offsets faces are drawn with; null = none. @throws Refusal supply.not-found, printer.not-found */
  execute(actor: Actor, supplyId: string, paper: Paper | null, printer: string | null = null): Promise<readonly PaperFile[]> {
    return this.uow.run(actor, async (tx) => {
      const { files } = await buildSupplyPapers(tx, supplyId, paper);
      if (printer === null) return files.map(({ file }) => file);
      const offsets = await readPrinterOffsets(tx, printer);
      return files.map(({ file }) => forPrinter(file, offsets));
    }, { isolation: 'REPEATABLE READ' });
  }
}
