import { PACK_HISTORY_TABLES, packHistorySql } from '@cyclefill/sample';
import { withClient } from './database.js';
import type { SamplePharmacy } from './sample-pharmacy.js';

/** Gives a sample pharmacy packs of windows long past, as if they had been packed. */
export function packHistory({ database, actor }: SamplePharmacy, windows: number): Promise<void> {
  return withClient(database.ownerUrl, async (owner) => {
    await owner.query('begin');
    await owner.query(`select set_config('app.tenant_id', $1, true)`, [actor.tenantId]);
    for (const table of PACK_HISTORY_TABLES) await owner.query(`alter table ${table} disable trigger user`);
    for (const sql of packHistorySql()) await owner.query(sql, sql.includes('$2') ? [actor.tenantId, windows] : [actor.tenantId]);
    for (const table of PACK_HISTORY_TABLES) await owner.query(`alter table ${table} enable trigger user`);
    await owner.query('commit');
  });
}
