import { type AdministrationNews, type CensusNews, Hl7Refusal, type Hl7News, type OrderNews } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { type Applied, applied, waiting } from './applied.js';
import { applyCensus } from './apply-census.js';
import { applyOrders } from './apply-orders.js';

type Several<T> = readonly [T, ...T[]];

/** The numbers of PID-3. */
export const numbersOf = ([{ person }]: Several<Hl7News>): readonly string[] => person.ids.map(({ id }) => id);

const isEach = <T extends Hl7News>(news: Several<Hl7News>, kind: T['kind']): news is Several<T> => news.every((one) => one.kind === kind);

/** Does what a message tells. @throws Hl7Refusal of what is not acted on */
export async function applyNews(tx: Tx, partner: Hl7Partner, news: Several<Hl7News>): Promise<Applied> {
  if (isEach<OrderNews>(news, 'order')) return applyOrders(tx, partner, news);
  if (isEach<CensusNews>(news, 'census')) return applyEach(tx, partner, news);
  if (isEach<AdministrationNews>(news, 'administration')) throw new Hl7Refusal(200, { id: 'MSH', segment: 1, field: 9 }, 'administrations are not taken: what was given is counted from the packs');
  throw new Error('a message tells of several kinds');
}

/** Each pair of a merge; where one of them waits, all do. */
async function applyEach(tx: Tx, partner: Hl7Partner, news: Several<CensusNews>): Promise<Applied> {
  const all: Applied[] = [];
  for (const one of news) all.push(await applyCensus(tx, partner, one));
  const residentId = all[0]?.residentId ?? null;
  const waits = all.find(({ state }) => state === 'waiting');
  return waits === undefined ? applied(residentId, all.map(({ reason }) => reason).filter((reason) => reason !== '').join('; ')) : waiting(waits.reason, residentId);
}
