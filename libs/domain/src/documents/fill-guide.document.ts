import { countText, drugName, listText, lookAlikes, looksText, unitText } from '@cyclefill/domain/sig';
import { type BenchOrder, type BenchPack, benchHead, packUnits, unitsIn } from './bench-pack.js';
import { countGrid } from './count-grid.js';
import type { FillGuideModel, FillStep } from './fill-guide.model.js';
import { lotTexts } from './lot-text.js';
import { drugText, scheduleText } from './order-print.js';
import { packOddities } from './pack-oddities.js';

/** Containers of stock to take a product from, in the order in which to take of them: place, code, lot with its last day. */
export type Shelf = ReadonlyMap<string, readonly string[]>;

/** Everything a fill guide is made of. */
export interface FillGuideInput {
  readonly pack: BenchPack;
  /** By NDC in three segments. */
  readonly shelf: Shelf;
}

function warningsOf({ print: { product } }: BenchOrder, names: readonly string[]): readonly string[] {
  const alike = lookAlikes(drugName(product.displayName), names);
  return [...(product.hazardous ? ['GLOVES: hazardous drug'] : []), ...(product.schedule === 'CII' ? ['SECOND PERSON counts with you'] : []), ...(alike.length === 0 ? [] : [`name like ${listText(alike)}, also in this pack`])];
}

/** The fill guide of a pack: the counts of each drug's grid add up to its amount, those of all drugs to the pack (D2, D80). */
export function buildFillGuide({ pack, shelf }: FillGuideInput): FillGuideModel {
  const { plan, orders } = pack;
  const names = orders.map(({ print }) => drugName(print.product.displayName));
  const steps = orders.map((order, index): FillStep => {
    const { print, used } = order;
    const [product, total] = [used ?? print.product, unitsIn(plan, print.orderId)];
    return {
      number: `${index + 1} of ${orders.length}`, drug: drugText(product), schedule: scheduleText(product.schedule), looks: looksText(product), rx: `Rx ${print.rxNumber}`, ndc: product.ndc,
      warnings: warningsOf(order, names), takeFrom: shelf.get(product.ndc) ?? [], amount: `${countText(total)} ${unitText(total, product.doseUnit)}`,
      oddity: packOddities({ plan, orders: [order], identity: pack.identity })[0]?.text ?? null,
      grid: countGrid(plan, ({ contents }) => contents.filter(({ orderId }) => orderId === print.orderId).map(({ dose }) => countText(dose))[0] ?? null, pack.identity.dates), filled: lotTexts(order, pack.identity.dates),
    };
  });
  return { kind: 'fill-guide', paper: pack.paper, identity: pack.identity, head: benchHead(pack), steps, sum: `${packUnits(pack)} of ${orders.length} ${orders.length === 1 ? 'drug' : 'drugs'}` };
}
