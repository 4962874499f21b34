import { Zone } from '@cyclefill/domain/kernel';
import { momentText } from '@cyclefill/features/order';
import { HL7_VERSIONS, type Hl7News, Hl7Refusal, readEr7, readHl7News, wallClock } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Hl7Partner, readHl7Partner } from '../partner/hl7-partner.js';

/** Sender of a stored message: MSH-3 and MSH-4. */
export const storedSender = z.string().transform((text) => z.tuple([z.string(), z.string()]).parse(JSON.parse(text)));
const Later = z.object({ raw: z.instanceof(Buffer), sender: storedSender, eventAt: z.string() });

/** What a message tells, by what its sender means. @throws Hl7Refusal */
export function newsOf({ settings }: Hl7Partner, raw: Uint8Array): readonly [Hl7News, ...Hl7News[]] {
  let text: string;
  try {
    text = new TextDecoder(settings.encoding, { fatal: true }).decode(raw);
  } catch (error) {
    throw Object.assign(new Hl7Refusal(102, { id: 'MSH', segment: 1, field: 18 }, `the message is not ${settings.encoding}: send it so, or change the settings of the sender`), { cause: error });
  }
  const [first, ...more] = readHl7News(readEr7(text), [...HL7_VERSIONS, ...settings.versions]).news;
  if (first === undefined) throw new Hl7Refusal(100, { id: 'MSH', segment: 1, field: 9 }, 'the message tells nothing');
  return [first, ...more];
}

/** When it happened by which messages of one resident are put in order: EVN-2, or when it was asked; `YYYY-MM-DD HH:MM:SS`, wall clock of the facility. */
export function eventMoment(news: Hl7News, { zone }: Hl7Partner): string {
  const at = news.kind === 'census' ? news.recordedAt : news.at;
  return `${momentText(wallClock(at, Zone.of(zone)))}:${String(at.second).padStart(2, '0')}`;
}

/** What applied messages of some kinds told of a resident later than a moment, in the order of events. */
export async function laterNews(tx: Tx, residentId: string, eventAt: string, kinds: readonly string[]): Promise<readonly { readonly news: Hl7News; readonly eventAt: string }[]> {
  const rows = await tx.query(
    Later,
    `select raw, sender, to_char(event_at, 'YYYY-MM-DD HH24:MI:SS') as "eventAt" from hl7_message
     where resident_id = $1 and state = 'applied' and event_at > $2::timestamp and kind = any($3) order by event_at, received_at, id`,
    [residentId, eventAt, kinds],
  );
  const told: { readonly news: Hl7News; readonly eventAt: string }[] = [];
  for (const { raw, sender, eventAt: at } of rows) {
    const partner = await readHl7Partner(tx, ...sender);
    if (partner !== null) for (const news of newsOf(partner, raw)) told.push({ news, eventAt: at });
  }
  return told;
}
