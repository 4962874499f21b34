import { field } from './hl7-message.js';
import { type ReplyStamp, replyHead } from './hl7-ack.js';
import type { OrderControl } from './hl7-event.js';
import type { Hl7Header } from './hl7-header.js';
import { type SegmentToWrite, writeEr7 } from './write-er7.js';

/** ORC-1 of the answer (table 0119): done, or unable to. */
const ANSWERS: Readonly<Record<OrderControl, { readonly done: string; readonly unable: string }>> = {
  NW: { done: 'OK', unable: 'UA' }, CA: { done: 'CR', unable: 'UC' }, DC: { done: 'DR', unable: 'UD' }, HD: { done: 'HR', unable: 'UH' },
  RL: { done: 'OE', unable: 'UR' }, XO: { done: 'XR', unable: 'UX' }, RF: { done: 'AF', unable: 'DF' },
};

/** Which message answers which (RRE^O12, ORP^O10, ORR^O02). */
const REPLIES: ReadonlyMap<string, readonly [string, string]> = new Map([['RDE', ['RRE', 'O12']], ['OMP', ['ORP', 'O10']], ['ORM', ['ORR', 'O02']]]);

/** What became of one order of the message; `reason` is null when it was taken. */
export interface OrderAnswer {
  readonly control: OrderControl;
  readonly placer: string;
  readonly filler: string;
  readonly reason: string | null;
}

/** The application's answer to a message of orders, order by order. MSA says AA, as the message was understood: what was not done says so in its ORC, with the reason in ORC-16. */
export function writeOrderReply(header: Hl7Header, stamp: ReplyStamp, answers: readonly OrderAnswer[]): string {
  const [type, event] = REPLIES.get(header.type) ?? ['ACK', header.event];
  const head = replyHead(header, field(type, event, `${type}_${event}`), stamp, 'AA');
  const orders = answers.map(({ control, placer, filler, reason }): SegmentToWrite => ({
    id: 'ORC', fields: [field(ANSWERS[control][reason === null ? 'done' : 'unable']), field(placer), field(filler), ...(reason === null ? [] : [...Array.from({ length: 12 }, () => []), field('', reason)])],
  }));
  return writeEr7([...head, ...orders]);
}
