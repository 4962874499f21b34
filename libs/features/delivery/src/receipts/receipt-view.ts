import { instantSchema } from '@cyclefill/contracts';
import { RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import { z } from 'zod';
import { packToPullSchema } from '../totes/out-of-date-items.js';

const code = z.string().max(40).describe('read from the label');
const name = z.string().max(100).regex(/\S/u);

const told = z.strictObject({
  itemId: z.uuid().optional(), code: code.optional(), condition: z.enum(['received', 'short', 'damaged']), units: z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u).optional().describe('what of a short container is there'),
  note: z.string().max(500).default(''),
}).describe('give itemId or code');

/** What the nurse found in a tote. Each thing is scanned, or all of them are counted. */
export const receiveToteSchema = z.strictObject({
  signedName: name.describe('who received it'), secondName: name.optional().describe('needed where controlled drugs are in it'), signatureSha256: z.string().regex(/^[0-9a-f]{64}$/u).optional().describe('drawn signature, stored before'),
  scanned: z.array(code).max(500).default([]), allPresent: z.strictObject({ count: z.int().min(0).max(500) }).optional().describe('nothing is missing; how many things were counted'),
  lines: z.array(told).max(500).default([]).describe('what is short or damaged'), note: z.string().max(500).default(''),
}).meta({ id: 'ReceiveTote' });
export type ReceiveToteRequest = z.output<typeof receiveToteSchema>;

const line = z.object({
  itemId: z.uuid().nullable(), packId: z.uuid().nullable(), code: z.string().nullable(), residentId: z.uuid().nullable(), condition: z.enum(RECEIPT_CONDITIONS), expected: z.string(), received: z.string(), note: z.string(),
});

/** Who received a tote, and how each thing in it arrived. */
export const receiptSchema = z.object({
  id: z.uuid(), toteId: z.uuid(), toteCode: z.string(), facilityId: z.uuid(), signedName: z.string(), secondName: z.string().nullable(), signatureSha256: z.string().nullable(), note: z.string(), receivedAt: instantSchema,
  counts: z.object({ received: z.int(), short: z.int(), damaged: z.int(), extra: z.int(), stopped: z.int() }), lines: z.array(line),
}).meta({ id: 'Receipt' });
export type ReceiptView = z.output<typeof receiptSchema>;

/** A receipt as it was just made, with what is there and must not be used. */
export const receivedToteSchema = z.object({ receipt: receiptSchema, toPull: z.array(packToPullSchema), sentence: z.string() }).meta({ id: 'ReceivedTote' });
export type ReceivedTote = z.output<typeof receivedToteSchema>;
