import { patternOf } from '@cyclefill/domain/bench';
import { formatClock } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import type { z } from 'zod';
import { CheckQueueQuery } from '../check/check-queue.query.js';
import { type CheckedOrder, comparePack, toAcknowledge } from '../check/pack-content.query.js';
import type { checkViewSchema } from './pack.dto.js';

export type CheckView = z.output<typeof checkViewSchema>;

function sideOf(order: CheckedOrder | null): CheckView['rows'][number]['from'] {
  if (order === null) return null;
  const { doses, lineId: _, ...shown } = order;
  return { ...shown, pattern: [...patternOf(order)].map(([minute, units]) => ({ time: formatClock(minute), units: [...units] })), doses: doses.length };
}

/** A pack as its check shows it. */
export async function readCheckView(tx: Tx, packId: string): Promise<CheckView> {
  const comparison = await comparePack(tx, packId);
  const seen = new Set(toAcknowledge(comparison));
  return {
    packId, previous: comparison.previous, risks: [...(await tx.get(CheckQueueQuery).risksOf(packId))],
    rows: comparison.rows.map(({ lineId, kind, fields, from, to }) => ({ lineId, kind, fields: [...fields], from: sideOf(from), to: sideOf(to), toAcknowledge: seen.has(lineId) })),
  };
}
