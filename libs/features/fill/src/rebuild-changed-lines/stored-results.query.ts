import type { FindingParam } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type StoredLineRow, readLineRows } from '../replay-run/stored-batch.query.js';

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).transform((value): Readonly<Record<string, FindingParam>> => value);
const FindingRow = z.object({ id: z.string(), resident_id: z.string(), order_id: z.string().nullable(), code: z.string(), severity: z.string(), rule: z.string(), params, input_hash: z.string() });

export type StoredFinding = z.output<typeof FindingRow>;

/** What a batch came to, as its rows say. */
export interface StoredResults {
  readonly lines: readonly StoredLineRow[];
  readonly findings: readonly StoredFinding[];
}

/** What planning packs finds, after a batch was decided. */
const FOUND_IN_PACKING = ['NOT_PACKABLE'];

/** The findings of a batch that are in use, by the step that makes them. @param orders null = of every order. */
export function readStoredFindings(tx: Tx, batchId: string, step: 'decide' | 'pack', orders: readonly string[] | null): Promise<StoredFinding[]> {
  return tx.query(
    FindingRow,
    `select id, resident_id, order_id, code, severity, rule, params, input_hash from finding
     where batch_id = $1 and is_current and (code = any($3)) = $4 and ($2::uuid[] is null or order_id = any($2))`,
    [batchId, orders, FOUND_IN_PACKING, step === 'pack'],
  );
}

/** The lines of a batch that are in use, and the findings they came with. @param orders null = of every order. */
export async function readStoredResults(tx: Tx, batchId: string, orders: readonly string[] | null): Promise<StoredResults> {
  return { lines: await readLineRows(tx, batchId, orders), findings: await readStoredFindings(tx, batchId, 'decide', orders) };
}
