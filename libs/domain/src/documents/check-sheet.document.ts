import { type PackCell, itemsOf } from '@cyclefill/domain/packing';
import { countText, looksText, withCommas } from '@cyclefill/domain/sig';
import { type BenchOrder, type BenchPack, benchHead, dosesIn, packUnits, unitsIn } from './bench-pack.js';
import { type ComparedLine, checkDifferences } from './check-differences.js';
import type { CheckDrug, CheckSheetModel } from './check-sheet.model.js';
import { countGrid } from './count-grid.js';
import { hoursText } from './hours-text.js';
import { lotTexts } from './lot-text.js';
import { directionsOf, drugText, scheduleText } from './order-print.js';
import { packOddities } from './pack-oddities.js';

/** Everything a check sheet is made of. */
export interface CheckSheetInput {
  readonly pack: BenchPack;
  /** Code of the pack it is compared with; null = none of its kind was let go before it. */
  readonly previous: string | null;
  readonly lines: readonly ComparedLine[];
}

function checkDrug({ plan, identity }: BenchPack, order: BenchOrder): CheckDrug {
  const { print, used } = order;
  const product = used ?? print.product;
  return {
    drug: drugText(product), schedule: scheduleText(product.schedule), looks: `${used === null ? '' : 'LOOKS DIFFERENT, other maker: '}${looksText(product)}`, directions: directionsOf(print).text,
    counts: plan.passes.length === 0 ? 'as needed' : hoursText(dosesIn(plan, print.orderId)), rx: `Rx ${print.rxNumber}`, ndc: product.ndc, total: countText(unitsIn(plan, print.orderId)), lots: lotTexts(order, identity.dates),
  };
}

const itemsIn = ({ contents }: PackCell): number => contents.reduce((sum, { dose }) => sum + itemsOf(dose), 0);

function againstText(previous: string | null, differences: number, lines: number): string {
  if (previous === null) return 'no pack of this kind was let go before: every drug is new';
  return differences === 0 ? `nothing differs from ${previous}` : `${differences} of ${lines} ${lines === 1 ? 'drug' : 'drugs'}, against ${previous}`;
}

/** The check sheet of a pack (D82, D106): the items of its grid and the units of its drugs are those of the plan's cells. */
export function buildCheckSheet({ pack, previous, lines }: CheckSheetInput): CheckSheetModel {
  const { plan, orders } = pack;
  const differences = checkDifferences(lines);
  const grid = countGrid(plan, (cell) => String(itemsIn(cell)), pack.identity.dates);
  const items = plan.cells.reduce((sum, cell) => sum + itemsIn(cell), 0);
  return {
    kind: 'check-sheet', paper: pack.paper, identity: pack.identity, head: benchHead(pack), against: againstText(previous, differences.length, lines.length), differences,
    oddities: packOddities(pack), grid,
    columnItems: grid.columns.map((_, column) => String(grid.rows.reduce((sum, { cells }) => sum + Number(cells[column]?.count ?? 0), 0))),
    sum: `${withCommas(String(items))} ${items === 1 ? 'item' : 'items'}: ${packUnits(pack)}`,
    drugs: orders.map((order) => checkDrug(pack, order)),
  };
}
