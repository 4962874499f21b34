import { type Milli, divideDown, divideUp } from '@cyclefill/domain/kernel';

/** Packages and days of supply of a liquid or other bulk form (R135). */
export interface BulkSupply {
  readonly packages: number;
  readonly daysSupply: number;
}

/** Whole packages for `needed`, and the days they last at `perDay`; a discard-after-open limit caps the days. */
export function bulkSupply(needed: Milli, packageSize: Milli, perDay: Milli, discardAfterDays: number | null): BulkSupply {
  const packages = divideUp(needed, packageSize);
  const days = divideDown((packages * packageSize) as Milli, perDay);
  return { packages, daysSupply: discardAfterDays === null ? days : Math.min(days, discardAfterDays) };
}
