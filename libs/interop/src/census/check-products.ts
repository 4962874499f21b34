import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Findings } from '@cyclefill/interop/csv';
import { leftOfFirstFill } from './authorisation.js';
import type { CensusFolder, OrderRow, ProductMention } from './census-rows.js';

/** What the catalogue says about an NDC. */
export interface ProductFacts {
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  readonly doseUnit: string;
  readonly schedule: DeaSchedule | null;
}

/** Columns that say which product is meant; an order that gives another one than its NDC must not be packed. */
const IDENTIFYING: ReadonlySet<string> = new Set(['drug', 'strength']);

/**
 * Holds rows that name a product against the catalogue: an unknown NDC is an error, words that disagree a notice that names
 * both. Returns the folder with its orders as their products make them.
 */
export function checkProducts(folder: CensusFolder, catalogue: ReadonlyMap<string, ProductFacts>, { errors, notices }: Findings): CensusFolder {
  const mismatched = new Set<number>();
  for (const mention of folder.mentions) {
    const { file, line, ndc11 } = mention;
    const product = catalogue.get(ndc11);
    if (product === undefined) {
      errors.add({ file, line, column: 'ndc11', reason: /^\d{11}$/u.test(ndc11) ? `unknown NDC ${ndc11}: not in the catalogue` : 'not an NDC of 11 digits' });
      continue;
    }
    for (const [column, said, known] of disagreements(mention, product)) {
      notices.add({ file, line, column, reason: `the order says "${said}", the catalogue says "${known}" for NDC ${ndc11}` });
      if (file === 'orders.csv' && IDENTIFYING.has(column)) mismatched.add(line);
    }
  }
  return { ...folder, orders: folder.orders.map((order) => withConsequences(order, catalogue.get(order.ndc11), mismatched)) };
}

/** An order without a schedule of its own is authorised by its product's: a C-II has no refills. */
function withConsequences(order: OrderRow, product: ProductFacts | undefined, mismatched: ReadonlySet<number>): OrderRow {
  const isMismatched = mismatched.has(order.line);
  const isUnscheduledCii = order.schedule === null && product?.schedule === 'CII';
  if (!isMismatched && !isUnscheduledCii) return order;
  return { ...order, ...(isMismatched ? { dataProblem: 'product_mismatch' } : {}), ...(isUnscheduledCii ? { authorisedLeft: leftOfFirstFill(order) } : {}) };
}

function disagreements(mention: ProductMention, product: ProductFacts): readonly (readonly [string, string, string])[] {
  const pairs: readonly (readonly [string, string | undefined, string])[] = [
    ['drug', mention.drug, product.name],
    ['strength', mention.strength, product.strength],
    ['form', mention.form, product.form],
    ['dose_unit', mention.doseUnit, product.doseUnit],
    ['dea_schedule', mention.schedule === undefined ? undefined : (mention.schedule ?? 'none'), product.schedule ?? 'none'],
  ];
  return pairs.flatMap(([column, said = '', known]) => (said === known || said === '' || known === '' || plain(said) === plain(known) ? [] : [[column, said, known] as const]));
}

/** Capitals and blanks make no difference. */
function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, '');
}
