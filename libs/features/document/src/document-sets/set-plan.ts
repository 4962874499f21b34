import { createHash } from 'node:crypto';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { SET_BOOKS, type SetRow, type SetSource, setFiles } from './set-files.js';

const FileRow = z.object({
  id: z.string(), book: z.enum(SET_BOOKS), name: z.string(), wing_id: z.string().nullable(), content_hash: z.string(), state: z.enum(['queued', 'drawing', 'drawn', 'failed', 'cancelled']),
  revision: z.number().nullable(), sha256: z.string().nullable(), bytes: z.number().nullable(), pages: z.number().nullable(), document_id: z.string().nullable(),
});
/** A file of a set and how far it is. */
export type SetFileRow = z.output<typeof FileRow>;
const IdRow = z.object({ id: z.string() });

/** The files of a set in their turn. */
export function readSetFiles(tx: Tx, setId: string): Promise<SetFileRow[]> {
  return tx.query(FileRow, 'select id, book, name, wing_id, content_hash, state, revision, sha256, bytes, pages, document_id from document_set_file where set_id = $1 order by place', [setId]);
}

/** Writes down which files a set has and whose records are in them, once; with what it prints, an earlier set that printed the same is found. */
export async function planSet(tx: Tx, set: SetRow, source: SetSource): Promise<void> {
  const hash = createHash('sha256');
  let place = 0;
  for (const book of set.books) {
    for (const file of setFiles(source, set, book)) {
      hash.update(`${file.kind} ${file.name} ${file.contentHash}\n`);
      await tx.execute(
        `insert into document_set_file (id, tenant_id, facility_id, set_id, wing_id, book, name, place, residents, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (set_id, name) do nothing`,
        [tx.newId(), tx.actor.tenantId, set.facility_id, set.id, file.wingId, book, file.name, place, residentsOf(file.order), file.contentHash],
      );
      place += 1;
    }
  }
  const contentHash = hash.digest('hex');
  const [same] = await tx.query(IdRow, `select id from document_set where facility_id = $1 and content_hash = $2 and paper = $3 and state = 'done' and id <> $4 order by id limit 1`, [set.facility_id, contentHash, set.paper, set.id]);
  await tx.execute('update document_set set content_hash = $2, same_as_id = $3 where id = $1', [set.id, contentHash, same?.id ?? null]);
}

/** Each model of a record is one resident's; the sheets of a kit and an edit list hold a wing's. */
function residentsOf(order: ReturnType<typeof setFiles>[number]['order']): number {
  if (order.kind === 'edit-list') return order.models.reduce((sum, { people }) => sum + people.length, 0);
  return order.kind === 'downtime-kit' ? order.models.reduce((sum, { residents }) => sum + residents.length, 0) : order.models.length;
}
