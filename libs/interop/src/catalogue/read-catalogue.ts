import { type CsvIssue, IssueList, type SourceFile, WHOLE_LINE } from '@cyclefill/interop/csv';
import { readFdaPair } from './fda-pair.js';
import { readLtcCatalogue } from './ltc-catalogue.js';
import type { ProductRow } from './product-row.js';

/** What was read of catalogue files; the products are not to be used when there are errors. */
export interface CatalogueReading {
  readonly products: readonly ProductRow[];
  readonly errors: readonly CsvIssue[];
  readonly errorCount: number;
  readonly notices: readonly CsvIssue[];
}

type Kind = 'catalogue' | 'fda-product' | 'fda-package';

/** Reads catalogue files of either kind, told apart by their headers: `ltc_catalogue.csv` columns, or the FDA's product and package file together. */
export function readCatalogue(files: readonly SourceFile[]): CatalogueReading {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const ofKind = (kind: Kind): readonly SourceFile[] => files.filter((file) => kindOf(file) === kind);
  const [productFile, packageFile] = [ofKind('fda-product')[0], ofKind('fda-package')[0]];
  const parts = ofKind('catalogue').map((file) => [file.name, readLtcCatalogue(file, findings)] as const);
  if (productFile !== undefined && packageFile !== undefined) parts.push([packageFile.name, readFdaPair(productFile, packageFile, findings)]);
  else {
    const alone = productFile ?? packageFile;
    if (alone !== undefined) findings.errors.add({ file: alone.name, line: 1, column: WHOLE_LINE, reason: 'the FDA product file and package file are needed together' });
  }
  const products = joined(parts, findings.errors);
  return { products, errors: findings.errors.list(), errorCount: findings.errors.count, notices: findings.notices.list() };
}

/** All products; one that two files describe is refused, since nobody can say which of them is right. */
function joined(parts: readonly (readonly [string, readonly ProductRow[]])[], errors: IssueList): readonly ProductRow[] {
  const files = new Map<string, string>();
  return parts.flatMap(([file, products]) => products.filter(({ line, ndc: { ndc11 } }) => {
    const other = files.get(ndc11);
    if (other === undefined) files.set(ndc11, file);
    else errors.add({ file, line, column: 'ndc11', reason: `NDC ${ndc11} is already in ${other}` });
    return other === undefined;
  }));
}

/** By the header's first bytes: both kinds begin with ASCII names. */
function kindOf({ content }: SourceFile): Kind {
  const head = typeof content === 'string' ? content.slice(0, 512) : new TextDecoder('latin1').decode(content.subarray(0, 512));
  const header = head.split(/[\r\n]/u)[0] ?? '';
  if (!header.includes('\t') || !header.includes('PRODUCTID')) return 'catalogue';
  return header.includes('NDCPACKAGECODE') ? 'fda-package' : 'fda-product';
}
