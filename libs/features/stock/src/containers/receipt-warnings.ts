import { type Day, formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { goodUntil } from './good-until.query.js';
import { pharmacyToday } from './pharmacy-today.query.js';

/** What is against a lot that came in. */
export const RECEIPT_WARNINGS = ['expired', 'recalled', 'short_dated', 'set_aside'] as const;
export const receiptWarningSchema = z.object({ code: z.enum(RECEIPT_WARNINGS), sentence: z.string() }).meta({ id: 'ReceiptWarning' });
export type ReceiptWarning = z.output<typeof receiptWarningSchema>;

/** A lot as it comes in: its last day, the recall that names it, and whether it is asked to be set aside. */
export interface IncomingLot {
  readonly expiresOn: Day;
  readonly recalled: boolean;
  readonly quarantine: boolean;
}

/** What is to be told of a lot that comes in, the gravest first; none = it is stock like any other. */
export async function receiptWarnings(tx: Tx, { expiresOn, recalled, quarantine }: IncomingLot): Promise<readonly ReceiptWarning[]> {
  const today = await pharmacyToday(tx);
  const until = await goodUntil(tx, today);
  const [expired, aside] = [expiresOn < today, recalled ? 'set aside as recalled' : 'in quarantine'];
  return [
    ...(expired ? [{ code: 'expired' as const, sentence: `It expired on ${formatDay(expiresOn)} and is ${aside}: send it back or destroy it.` }] : []),
    ...(recalled ? [{ code: 'recalled' as const, sentence: 'The lot is called back; it is set aside as recalled.' }] : []),
    ...(!expired && expiresOn < until ? [{ code: 'short_dated' as const, sentence: `It expires on ${formatDay(expiresOn)}; packs of the windows that are built ask for ${formatDay(until)}.` }] : []),
    ...(quarantine && !expired && !recalled ? [{ code: 'set_aside' as const, sentence: 'It is in quarantine: nobody uses it until it is released.' }] : []),
  ];
}
