import { ENGINE_VERSION } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import type { StoredDocument } from '@cyclefill/platform/storage';
import { z } from 'zod';
import type { FileRevision } from '../build-papers/file-revision.js';
import type { FiledPaper } from '../build-papers/paper-file.js';

const LatestRow = z.object({ revision: z.number(), order_set_hash: z.string(), sha256: z.string(), bytes: z.number(), pages: z.number() });
const IdRow = z.object({ id: z.string() });

/** Where a document belongs. */
export interface DocumentOwner {
  readonly facilityId: string;
  readonly batchId: string | null;
  /** The supply outside a cycle that it is of, and its resident. */
  readonly supplyId?: string;
  readonly residentId?: string;
}

/** Rows of stored documents. */
export class DocumentRepository {
  constructor(private readonly tx: Tx) {}

  /** The revision that a file prints: the stored one while its content is the same, else the next (D3). */
  async revisionOf(owner: DocumentOwner, file: FiledPaper): Promise<FileRevision> {
    const [latest] = await this.tx.query(
      LatestRow,
      `select revision, order_set_hash, sha256, bytes, pages from document
       where facility_id = $1 and wing_id is not distinct from $2 and kind = $3 and name = $4 and paper = $5 order by revision desc limit 1`,
      [owner.facilityId, file.wingId, file.kind, file.name, file.paper],
    );
    if (latest === undefined) return { revision: 1, drawn: null };
    const { revision, sha256, bytes, pages } = latest;
    return latest.order_set_hash === file.contentHash ? { revision, drawn: { sha256, bytes, pages } } : { revision: revision + 1, drawn: null };
  }

  /** Records a stored file; recording the same revision again changes nothing. */
  async add(owner: DocumentOwner, file: FiledPaper, revision: number, stored: StoredDocument, pages: number): Promise<void> {
    await this.tx.execute(
      `insert into document (id, tenant_id, facility_id, wing_id, batch_id, kind, name, paper, revision, replaces, sha256, bytes, pages, order_set_hash, engine_version, created_by, supply_id, resident_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (facility_id, wing_id, resident_id, kind, name, paper, revision) do nothing`,
      [
        this.tx.newId(), this.tx.actor.tenantId, owner.facilityId, file.wingId, owner.batchId, file.kind, file.name, file.paper, revision,
        revision === 1 ? null : revision - 1, stored.sha256, stored.bytes, pages, file.contentHash, ENGINE_VERSION, this.tx.actor.userId,
        owner.supplyId ?? null, owner.residentId ?? null,
      ],
    );
  }

  /** The row of a file as it was recorded; null = under its name and revision lies something else, or nothing. */
  async idOf(owner: DocumentOwner, file: FiledPaper, revision: number, { sha256 }: StoredDocument): Promise<string | null> {
    const [row] = await this.tx.query(
      IdRow, 'select id from document where facility_id = $1 and wing_id is not distinct from $2 and resident_id is null and kind = $3 and name = $4 and paper = $5 and revision = $6 and sha256 = $7',
      [owner.facilityId, file.wingId, file.kind, file.name, file.paper, revision, sha256],
    );
    return row?.id ?? null;
  }
}
