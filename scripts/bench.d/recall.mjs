// Recall of one lot over two years of packs of an average pharmacy: everything it reached, in one answer.
import 'reflect-metadata';
import { RecallLots } from '../../dist/libs/features/stock/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { PACK_HISTORY_TABLES, packHistorySql } from '../../dist/libs/sample/src/index.js';
import { withClient, withDatabase } from './bench-database.mjs';
import { loadBook } from './book.mjs';
import { median } from './measure.mjs';
import { figure } from './report.mjs';

/** An average pharmacy, and two years of windows of 28 days. */
const RESIDENTS = 1030;
const WINDOWS = 26;
const LOTS = 9;

async function makeHistory(owner, tenant) {
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
  for (const table of PACK_HISTORY_TABLES) await owner.query(`alter table ${table} disable trigger user`);
  for (const sql of packHistorySql()) await owner.query(sql, sql.includes('$2') ? [tenant, WINDOWS] : [tenant]);
  for (const table of PACK_HISTORY_TABLES) await owner.query(`alter table ${table} enable trigger user`);
  await owner.query('vacuum analyze');
  const { rows: [counts] } = await owner.query('select (select count(*)::int from pack) as packs, (select count(*)::int from pack_fill) as fills');
  // The lots that reached most packs: the slowest answers there are.
  const { rows: lots } = await owner.query('select ndc11, lot, count(distinct pack_id)::int as packs from pack_fill group by 1, 2 order by 3 desc, 1, 2 limit $1', [LOTS]);
  return { ...counts, lots };
}

async function secondsOf(appUrl, tenant, lots) {
  const { uow, close } = await connectDatabase({ url: appUrl, poolSize: 1, entities: [], ids: new SystemIds(new SystemClock()) });
  try {
    const recalling = new RecallLots(uow);
    const seconds = [];
    for (const { ndc11, lot, packs } of lots) {
      const began = performance.now();
      const reach = await recalling.reach(systemActor(tenant), { ndc11, lots: [lot] });
      seconds.push((performance.now() - began) / 1000);
      if (reach.packs.length !== packs) throw new Error(`the recall of ${ndc11} ${lot} found ${reach.packs.length} packs, a search of all of them ${packs}`);
    }
    return seconds;
  } finally {
    await close();
  }
}

export async function recall() {
  return withDatabase('recall', async (urls) => {
    const { tenants: [tenant] } = await loadBook(urls, RESIDENTS);
    const { packs, fills, lots } = await withClient(urls.ownerUrl, (owner) => makeHistory(owner, tenant));
    const seconds = await secondsOf(urls.appUrl, tenant, lots);
    const note = `${packs} packs, ${fills} fills; ${lots.at(-1)?.packs} to ${lots[0]?.packs} packs a lot`;
    return [
      figure({ benchmark: 'recall of a lot, median', unit: 's', goal: { ref: '1 s', atMost: 1 }, value: median(seconds), note }),
      figure({ benchmark: 'recall of a lot, slowest', unit: 's', goal: { ref: '1 s', atMost: 1 }, value: Math.max(...seconds), note }),
    ];
  });
}
