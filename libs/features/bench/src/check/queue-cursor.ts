import type { QueuePlace } from '@cyclefill/domain/bench';
import { z } from 'zod';
import type { QueuedPack } from './check-queue.query.js';

const NO_CUT_OFF = 'never';

/** The place of a pack in the queue as a page hands it over: the pack itself may be checked by the time that the next page is asked for. */
export function queueCursor({ id, dueAt, sealedAt, risks }: QueuedPack): string {
  return [dueAt ?? NO_CUT_OFF, risks.length, sealedAt, id].join('.');
}

/** The place that a cursor stands for. */
export const queueCursorSchema = z.string().regex(/^(?:never|\d{1,15})\.\d{1,2}\.\d{1,15}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, 'is no nextCursor of this list').transform((text): QueuePlace => {
  const [dueAt = '', risks, sealedAt, id = ''] = text.split('.');
  return { id, dueAt: dueAt === NO_CUT_OFF ? null : Number(dueAt), risks: Number(risks), sealedAt: Number(sealedAt) };
});
