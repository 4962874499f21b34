import { z } from 'zod';
import type { Dice } from './dice.js';
import type { StormChange } from './order-changes.js';
import type { StormDesk } from './storm-desk.js';

const Container = z.object({ code: z.string(), ndc11: z.string(), lot: z.string(), version: z.int() });
const CONTAINER = `
select code, ndc11, lot, row_version as version from stock_container where on_hand_milli > reserved_milli + 1000 and state in ('in_stock', 'opened')
order by exists (select from pack_fill f where f.container_id = stock_container.id) desc, md5(code || $1) limit 1`;
const Product = z.object({ ndc11: z.string() });
const PRODUCT = `select v.ndc11 from order_version v where v.superseded_at is null and v.fill_mode = 'cycle' order by md5(v.ndc11 || $1) limit 1`;

/** What happens to stock, over the API, drawn by the dice. */
export function stockChanges(desk: StormDesk, dice: Dice): Readonly<Record<string, StormChange>> {
  let lots = 0;
  const salt = (): string => String(dice.below(1_000_000));
  const container = async (): Promise<z.output<typeof Container> | undefined> => (await desk.read(Container, CONTAINER, [salt()]))[0];
  return {
    receive: async () => {
      const [product] = await desk.read(Product, PRODUCT, [salt()]);
      lots += 1;
      return (await desk.post('theo', 'inventory/receipts', { ndc11: product?.ndc11, lot: `S-${lots}`, expiresOn: '2028-09-30', units: String(100 + dice.below(400)), location: 'B-02' }))[0] < 300;
    },
    waste: async () => {
      const found = await container();
      return found !== undefined && (await desk.post('theo', `inventory/containers/${found.code}/movements`, { kind: 'waste', units: '1', reason: 'dropped', witness: 'tess' }, found.version))[0] < 300;
    },
    recall: async () => {
      const found = await container();
      return found !== undefined && (await desk.post('pam', 'inventory/recalls', { ndc11: found.ndc11, lots: [found.lot], source: 'a maker, 7-2026' }))[0] < 300;
    },
  };
}
