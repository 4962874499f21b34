import { SIGNATURES } from '@cyclefill/domain/orders';
import { EARLY_REASONS } from '@cyclefill/domain/refill';
import { z } from 'zod';

/**
 * The kinds of a pharmacy's electronic prescribing dialogue as neutral events (experience D3). They carry our own field names: the standard is
 * licensed, and an adapter that speaks it maps to these and back.
 */
const text = (max: number): z.ZodString => z.string().min(1).max(max);
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is no wall clock of the facility like 2026-12-07T08:00');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'is no day like 2026-12-07');
const amount = z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u, 'is no decimal like 1.5, of at most three places');
const prescriber = z.strictObject({ name: text(120), npi: text(20), dea: text(20).optional() });
/** A resident as both sides know one: the codes of facility and resident in the census. */
const resident = z.strictObject({ facility: text(40), code: text(40) });
/** One order of ours, by its prescription number; the resident beside it must be its own. */
const order = { rxNumber: text(40), resident };
const prescription = z.strictObject({
  prescriber, signature: z.enum(SIGNATURES), ndc11: z.string().regex(/^\d{11}$/u, 'is no NDC of 11 digits'),
  directions: z.strictObject({ sigText: text(1000), frequencyCode: z.string().regex(/^[A-Z0-9]{1,12}$/u, 'is no code of at most 12 capital letters and digits').optional(), dose: amount.optional(), route: text(60).optional() }),
  quantity: amount, refills: z.int().min(0).max(99), writtenOn: day, from: moment.optional(), to: moment.optional(), indication: text(200).optional(),
});

const header = {
  messageId: text(80).describe('unique with its sender: the same again is the same message'),
  sentAt: z.iso.datetime(),
  from: text(80), to: text(80),
};
const answering = { relatesTo: text(80).describe('the message that this answers') };
const outcome = z.enum(['approved', 'denied', 'pending']).describe('pending = recorded, and something is asked first');

/** Everything that can be said, by kind: to a pharmacy, then by it, then what carries the rest. */
const SHAPES = {
  newRx: z.strictObject({ kind: z.literal('newRx'), ...header, resident, prescription }),
  cancelRx: z.strictObject({ kind: z.literal('cancelRx'), ...header, ...order, at: moment, reason: text(500) }),
  resupply: z.strictObject({ kind: z.literal('resupply'), ...header, ...order, earlyReason: z.enum(EARLY_REASONS as readonly [string, ...string[]]).optional() }),
  drugAdministration: z.strictObject({ kind: z.literal('drugAdministration'), ...header, ...order, action: z.enum(['suspend', 'resume']), at: moment, until: moment.optional(), reason: text(500) }),
  census: z.strictObject({ kind: z.literal('census'), ...header, resident, event: z.enum(['admit', 'discharge', 'change']), at: moment, detail: z.string().max(300).default('') }),
  recertification: z.strictObject({ kind: z.literal('recertification'), ...header, ...order, at: moment, prescriber }),
  rxRenewalResponse: z.strictObject({ kind: z.literal('rxRenewalResponse'), ...header, ...answering, ...order, outcome, reason: z.string().max(500).default(''), prescription: prescription.optional() }),
  rxChangeResponse: z.strictObject({ kind: z.literal('rxChangeResponse'), ...header, ...answering, ...order, outcome, reason: z.string().max(500).default(''), prescription: prescription.optional() }),
  rxRenewalRequest: z.strictObject({ kind: z.literal('rxRenewalRequest'), ...header, ...order, prescriber }),
  rxChangeRequest: z.strictObject({ kind: z.literal('rxChangeRequest'), ...header, ...order, prescriber, question: text(500) }),
  cancelRxResponse: z.strictObject({ kind: z.literal('cancelRxResponse'), ...header, ...answering, outcome, reason: z.string().max(500) }),
  rxFill: z.strictObject({ kind: z.literal('rxFill'), ...header, ...order, filled: z.enum(['dispensed', 'partly', 'not']), quantity: amount, on: day }),
  rxTransferRequest: z.strictObject({ kind: z.literal('rxTransferRequest'), ...header, ...order }),
  rxTransferResponse: z.strictObject({ kind: z.literal('rxTransferResponse'), ...header, ...answering, outcome, reason: z.string().max(500).default(''), prescription: prescription.optional() }),
  rxTransferConfirm: z.strictObject({ kind: z.literal('rxTransferConfirm'), ...header, ...answering }),
  status: z.strictObject({ kind: z.literal('status'), ...header, ...answering, outcome, reason: z.string().max(500), details: z.array(z.strictObject({ about: text(120), says: text(500) })).max(50) }),
  error: z.strictObject({ kind: z.literal('error'), ...header, ...answering, reason: text(500) }),
  verify: z.strictObject({ kind: z.literal('verify'), ...header, ...answering }),
  getMessage: z.strictObject({ kind: z.literal('getMessage'), ...header }),
} as const;

export type ScriptKind = keyof typeof SHAPES;
export const SCRIPT_KINDS = Object.keys(SHAPES) as readonly ScriptKind[];
/** One event of a kind. */
export type ScriptEventOf<K extends ScriptKind> = z.output<(typeof SHAPES)[K]>;
export type ScriptEvent = { [K in ScriptKind]: ScriptEventOf<K> }[ScriptKind];

/** The shape of a kind; null = no such kind. */
export const shapeOf = (kind: unknown): z.ZodType<ScriptEvent> | null => (typeof kind === 'string' && Object.hasOwn(SHAPES, kind) ? SHAPES[kind as ScriptKind] : null);
