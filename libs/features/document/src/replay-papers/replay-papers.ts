import { createHash } from 'node:crypto';
import { invariant } from '@cyclefill/domain/kernel';
import { type Difference, firstDifference } from '@cyclefill/features/fill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readBatchPapers } from '../build-papers/batch-papers.js';
import { type PaperFile, asRevision } from '../build-papers/paper-file.js';
import { DocumentRenderer } from '../render/document-renderer.js';

/** What drawing the papers of a batch once more gave; `not_drawn` = there are none to compare with yet. */
export interface ReplayedPapers {
  readonly outcome: 'equal' | 'different' | 'not_drawn';
  readonly files: number;
  readonly difference: Difference;
}

/** A file as it is to be drawn again, with the hash of the bytes that are stored; null = no such file is. */
interface RedrawnFile {
  readonly file: PaperFile;
  readonly sha256: string | null;
}

const StateRow = z.object({ drawn: z.boolean(), facility_id: z.string() });
const StoredRow = z.object({ revision: z.number(), sha256: z.string() });

/** Draws the papers of a batch once more and compares them, byte for byte by their hash, with what is stored. Writes nothing. */
@Injectable()
export class ReplayPapers {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentRenderer) private readonly renderer: DocumentRenderer) {}

  async execute(actor: Actor, batchId: string): Promise<ReplayedPapers> {
    const files = await this.uow.run(actor, (tx) => readFiles(tx, batchId), { isolation: 'REPEATABLE READ' });
    if (files === null) return { outcome: 'not_drawn', files: 0, difference: null };
    const [stored, drawn]: [string[], string[]] = [[], []];
    for (const { file, sha256 } of files) {
      const { bytes } = await this.renderer.render(file.order);
      stored.push(`paper ${file.name} ${sha256 ?? 'is not stored'}`);
      drawn.push(`paper ${file.name} ${createHash('sha256').update(bytes).digest('hex')}`);
    }
    const difference = firstDifference(stored, drawn);
    return { outcome: difference === null ? 'equal' : 'different', files: files.length, difference };
  }
}

async function readFiles(tx: Tx, batchId: string): Promise<readonly RedrawnFile[] | null> {
  const [row] = await tx.query(StateRow, 'select documented_at is not null as drawn, facility_id from fill_batch where id = $1', [batchId]);
  invariant(row !== undefined, 'a batch of the run is missing');
  if (!row.drawn) return null;
  const { files } = await readBatchPapers(tx, batchId, null);
  const found: RedrawnFile[] = [];
  for (const file of files) {
    // The same content is drawn and stored once, whichever batch came first: a paper is found by what it says.
    const [stored] = await tx.query(
      StoredRow,
      `select revision, sha256 from document
       where facility_id = $1 and wing_id is not distinct from $2 and kind = $3 and name = $4 and paper = $5 order by order_set_hash = $6 desc, batch_id is not distinct from $7 desc, revision desc limit 1`,
      [row.facility_id, file.wingId, file.kind, file.name, file.paper, file.contentHash, batchId],
    );
    found.push({ file: asRevision(file, { revision: stored?.revision ?? 1, drawn: null }), sha256: stored?.sha256 ?? null });
  }
  return found;
}
