import type { PackState } from '@cyclefill/domain/bench';
import { formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { CodedPack } from './lay-out-batch.js';

const PackRow = z.object({
  id: z.string(), code: z.string(), content_hash: z.string(), number: z.int(), count: z.int(), days_from: z.string(), days_to: z.string(), state: z.custom<PackState>((value) => typeof value === 'string'), is_current: z.boolean(), replaced: z.boolean(),
});

/** A pack of a batch as its row says. */
export interface PlannedPack {
  readonly id: string;
  readonly code: string;
  readonly contentHash: string;
  /** Which of how many, and its days: what stands on it beside its content. */
  readonly label: string;
  readonly current: boolean;
  readonly state: PackState;
  /** Whether a rebuild of its batch took it out of use. */
  readonly replaced: boolean;
}

const labelOf = (number: number, count: number, from: string, to: string): string => `${number}/${count} ${from} ${to}`;

/** Whether a pack prints what a planned one prints beside its content. */
export function sameLabel({ label }: PlannedPack, { plan }: CodedPack): boolean {
  return label === labelOf(plan.number, plan.count, formatDay(plan.days.from), formatDay(plan.days.to));
}

/** Every pack that a batch ever had. */
export async function readPlannedPacks(tx: Tx, batchId: string): Promise<readonly PlannedPack[]> {
  const rows = await tx.query(
    PackRow,
    `select id, code, content_hash, number, count, days_from::text as days_from, days_to::text as days_to, state, is_current, superseded_at is not null as replaced
     from pack where batch_id = $1`,
    [batchId],
  );
  return rows.map((row) => ({
    id: row.id, code: row.code, contentHash: row.content_hash, label: labelOf(row.number, row.count, row.days_from, row.days_to), current: row.is_current, state: row.state, replaced: row.replaced,
  }));
}
