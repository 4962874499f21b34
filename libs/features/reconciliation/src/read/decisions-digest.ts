import { createHash } from 'node:crypto';

interface DigestedRow {
  readonly position: number;
  readonly decided: { readonly id: string } | null;
}

/** What a signature is put under: SHA-256 over a reconciliation and the decision that holds of each row. */
export function decisionsDigest(reconciliationId: string, rows: readonly DigestedRow[]): string {
  return createHash('sha256').update(JSON.stringify([reconciliationId, ...rows.map(({ position, decided }) => [position, decided?.id ?? null])])).digest('hex');
}
