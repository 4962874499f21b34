import type { SeededRandom } from '@cyclefill/sample';
import { z } from 'zod';
import type { Body, PackedOrder } from './pack-journey.js';
import { type WorkingPharmacy, must } from './working-pharmacy.js';

const Product = z.object({ ndc11: z.string() });

/** What a hand may take from the shelf beside the right bottle. */
const OTHER = {
  strength: 'd.ingredient_rxcui = e.ingredient_rxcui and d.name = e.name and d.form = e.form and d.strength <> e.strength',
  drug: `d.ingredient_rxcui <> e.ingredient_rxcui and e.ingredient_rxcui <> '' and d.ingredient_rxcui <> ''`,
  form: 'd.ingredient_rxcui = e.ingredient_rxcui and d.name = e.name and d.strength = e.strength and d.form <> e.form',
} as const;
export type OtherProduct = keyof typeof OTHER;

/** How a wrong bottle comes to a pack. */
export const WRONG_WAYS = ['scanned', 'confirmed at once', 'typed', 'second bottle', 'stock container', 'against the stop, by an override'] as const;
export type WrongWay = (typeof WRONG_WAYS)[number];

/** Another product of the catalogue; null = it has none like that. */
export async function otherProduct({ desk }: WorkingPharmacy, random: SeededRandom, ndc11: string, kind: OtherProduct): Promise<string | null> {
  const found = await desk.read(Product, `select d.ndc11 from drug_product d, drug_product e where e.ndc11 = $1 and e.superseded_at is null and d.superseded_at is null and ${OTHER[kind]} order by d.ndc11`, [ndc11]);
  return found.length === 0 ? null : random.pick(found).ndc11;
}

async function containerOf({ desk }: WorkingPharmacy, ndc11: string): Promise<string> {
  const received = must(await desk.post('tess', 'inventory/receipts', { ndc11, lot: 'LOT-2', expiresOn: '2028-06-30', units: '500', location: 'A-01' }), 200, 'a receipt of stock');
  return (received['containers'] as { code: string }[])[0]?.code ?? '';
}

/** What is scanned, and what is confirmed, of an order for which somebody took another product. */
export async function wrongBottle(pharmacy: WorkingPharmacy, { expected, schedule }: PackedOrder, wanted: string, wrong: string, way: WrongWay): Promise<{ readonly scan: string | null; readonly body: Body }> {
  const { desk } = pharmacy;
  const [lot, half] = [{ lot: 'LOT-1', expiresOn: '2028-06-30' }, String(Number(expected) / 2)];
  const whole = { ...lot, units: expected };
  const witness = { ...(schedule !== null && { witnessId: desk.userId('theo') }) };
  switch (way) {
    case 'scanned':
      return { scan: wrong, body: {} };
    case 'typed':
      return { scan: null, body: { containers: [{ typed: { ndc11: wrong }, ...whole }], ...witness } };
    case 'second bottle':
      return { scan: wanted, body: { containers: [{ scan: wanted, ...lot, units: half }, { scan: wrong, ...lot, units: half }], ...witness } };
    case 'stock container':
      return { scan: null, body: { containers: [{ scan: await containerOf(pharmacy, wrong), units: expected }], ...witness } };
    case 'against the stop, by an override':
      return { scan: null, body: { containers: [{ scan: wrong, ...whole }], override: { reason: 'it will do' }, ...witness } };
    default:
      return { scan: null, body: { containers: [{ scan: wrong, ...whole }], ...witness } };
  }
}
