import { type Milli, byCodePoint, divideUp } from '@cyclefill/domain/kernel';

/** A product as the order list looks at it. */
export interface StockedProduct {
  readonly ndc11: string;
  readonly par: Milli;
  /** Free to use, of what has not expired by the day the order would come in. */
  readonly free: Milli;
  /** Ordered and not received. */
  readonly onOrder: Milli;
  /** Units of a package; null = not known. */
  readonly packageSize: Milli | null;
}

/** What to order of a product, with the numbers it comes from. */
export interface OrderLine extends StockedProduct {
  readonly missing: Milli;
  /** Whole packages that cover what is missing; null = the package is not known. */
  readonly packages: number | null;
}

/** Products below their par, each in the whole packages that bring it there (R135). By NDC. Law: what is ordered covers what is missing, and one package less does not. */
export function orderList(products: readonly StockedProduct[]): readonly OrderLine[] {
  return products
    .flatMap((product): readonly OrderLine[] => {
      const missing = (product.par - product.free - product.onOrder) as Milli;
      if (missing <= 0) return [];
      return [{ ...product, missing, packages: product.packageSize === null ? null : divideUp(missing, product.packageSize) }];
    })
    .toSorted((a, b) => byCodePoint(a.ndc11, b.ndc11));
}
