import type { FindingParam } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { SnapshotPart } from '../compute-fill-batch/fill-snapshot.js';
import { asked, partStatement } from '../compute-fill-batch/part-statement.js';
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

const FINDINGS = partStatement(['uuid', 'text[]', 'boolean'], (among) => `
select id, resident_id, order_id, code, severity, rule, params, input_hash from finding
where batch_id = $1 and is_current and (code = any($2)) = $3 and resident_id is not null
  and (${among('order_id')} or order_id is null and ${among('resident_id', 1)})`);

/** The findings of a batch that are in use, by the step that makes them; what is about the facility as a whole is nobody's. @param part null = of everybody. */
export function readStoredFindings(tx: Tx, batchId: string, step: 'decide' | 'pack', part: SnapshotPart | null): Promise<StoredFinding[]> {
  return tx.query(FindingRow, ...asked(FINDINGS, [batchId, FOUND_IN_PACKING, step === 'pack'], part && [part.orders, part.residents]));
}

/** The lines of a batch that are in use, and the findings they came with. @param part null = of everybody. */
export async function readStoredResults(tx: Tx, batchId: string, part: SnapshotPart | null): Promise<StoredResults> {
  const [lines, findings] = await Promise.all([readLineRows(tx, batchId, part?.orders ?? null), readStoredFindings(tx, batchId, 'decide', part)]);
  return { lines, findings };
}
