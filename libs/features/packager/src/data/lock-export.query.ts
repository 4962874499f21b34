import { type AccessScope, Refusal } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { type PackagerExport, PackagerExportQuery } from './packager-export.query.js';

/** An export that waits for its answer, held until the transaction ends. @throws Refusal packager-export.not-found, row.stale, packager-export.answered */
export async function lockWaitingExport(tx: Tx, scope: AccessScope, id: string, version: number): Promise<PackagerExport> {
  await tx.execute('select from packager_export where id = $1 for update', [id]);
  const found = await tx.get(PackagerExportQuery).one(scope, id);
  if (found === null) throw new Refusal('packager-export.not-found');
  if (found.version !== version) throw new Refusal('row.stale');
  if (found.state !== 'sent') throw new Refusal('packager-export.answered');
  return found;
}
