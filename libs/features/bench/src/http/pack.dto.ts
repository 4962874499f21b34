import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { DIFFERENT_FIELDS, NAMED_RISKS, NEAR_MISS_CLASSES, PACK_STATES, STATIONS } from '@cyclefill/domain/bench';
import { z } from 'zod';
import { queueCursorSchema } from '../check/queue-cursor.js';
import { nearMissSchema } from '../quality/near-miss-page.query.js';
import { boardRowSchema } from '../read-packs/pack-board.query.js';
import { listedPackSchema } from '../read-packs/pack-page.query.js';
import { packEventSchema } from '../read-packs/pack-view.query.js';

export const packListQuery = z.strictObject({
  ...pageQueryShape, batchId: z.uuid().optional(), facilityId: z.uuid().optional(), residentId: z.uuid().optional(), state: z.enum(PACK_STATES).optional(),
  outOfDate: z.literal('true').optional().describe('those that hold a dose that is not due any more'),
});
export const packPage = pageSchema(listedPackSchema);
export const boardQuery = z.strictObject({ facilityId: z.uuid().optional(), batchId: z.uuid().optional() });
export const boardSchema = z.object({ items: z.array(boardRowSchema) });
export const packEvents = z.object({ items: z.array(packEventSchema) });
export const codeParams = z.strictObject({ code: z.string().min(1).max(40) });
export const packOrderParams = z.strictObject({ id: z.uuid(), orderId: z.uuid() });

export const queueQuery = z.strictObject({ facilityId: z.uuid().optional(), risk: z.enum(NAMED_RISKS).optional(), limit: pageQueryShape.limit, cursor: queueCursorSchema.optional().describe(pageQueryShape.cursor.description ?? '') });
export const queueSchema = pageSchema(z.object({
  id: z.uuid(), code: z.string(), facilityId: z.uuid(), residentId: z.uuid(), batchId: z.uuid().nullable(), packerId: z.uuid().nullable(), dueAt: z.iso.datetime().nullable(), sealedAt: z.iso.datetime(),
  risks: z.array(z.enum(NAMED_RISKS)), drugs: z.int(), held: z.string().describe('why a pharmacist holds it; empty = not held'), outOfDate: z.boolean(), rowVersion: z.int(),
}));

const pattern = z.array(z.object({ time: z.string(), units: z.array(z.string()) }));
const side = z.object({ orderId: z.uuid(), rxNumber: z.string(), ndc11: z.string(), drug: z.string(), strength: z.string(), looks: z.string(), directions: z.string(), otherMaker: z.boolean(), pattern, doses: z.int() });
/** What a check looks at: differences first, from what to what. */
export const checkViewSchema = z.object({
  packId: z.uuid(), previous: z.object({ id: z.uuid(), code: z.string() }).nullable().describe('the last pack of its kind that was let go; null = there was none, so that every line is new'),
  risks: z.array(z.enum(NAMED_RISKS)),
  rows: z.array(z.object({
    lineId: z.uuid(), kind: z.enum(['removed', 'added', 'changed', 'same']), fields: z.array(z.enum(DIFFERENT_FIELDS)), from: side.nullable(), to: side.nullable(), toAcknowledge: z.boolean(),
  })),
}).meta({ id: 'PackCheck' });

export const nearMissQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), class: z.enum(NEAR_MISS_CLASSES).optional(), station: z.enum(STATIONS).optional(), from: z.iso.datetime({ offset: true }).optional() });
export const nearMissPage = pageSchema(nearMissSchema);
export const accuracyQuery = z.strictObject({ personId: z.uuid().optional().describe('yourself when left out; anybody else only for an auditor'), from: z.iso.date().optional() });
export const auditBody = z.strictObject({ correct: z.boolean() });
