import { type Hl7Field, field } from './hl7-message.js';
import type { Hl7Header } from './hl7-header.js';
import { HL7_ERROR_TEXTS, type Hl7Refusal, refusalAck } from './hl7-refusal.js';
import { type SegmentToWrite, writeEr7 } from './write-er7.js';

/** What the answer to a message is sent with. */
export interface ReplyStamp {
  /** Of the answer itself. */
  readonly controlId: string;
  /** `YYYYMMDDHHMMSS`, with offset where the clock is not the facility's. */
  readonly at: string;
}

/** MSH and MSA of an answer: the two ends change places, processing id and version are the sender's. */
export function replyHead(header: Hl7Header, type: Hl7Field, stamp: ReplyStamp, code: 'AA' | 'AE' | 'AR', text = ''): readonly SegmentToWrite[] {
  return [
    { id: 'MSH', fields: [
      field(header.receivingApplication), field(header.receivingFacility), field(header.sendingApplication), field(header.sendingFacility),
      field(stamp.at), [], type, field(stamp.controlId), field(header.processing || 'P'), field(header.version || '2.5.1'),
    ] },
    { id: 'MSA', fields: [field(code), field(header.controlId), ...(text === '' ? [] : [field(text)])] },
  ];
}

/** ERR says location and code apart since 2.5; before, one field holds them and the sentence stands in MSA-3. */
function hasLongErr(version: string): boolean {
  return !/^2\.[1-4](\.|$)/.test(version);
}

/** Where and why, for an answer to that version. */
export function errorSegment({ code, place, message }: Hl7Refusal, version: string): SegmentToWrite {
  const where = [place.id.length === 3 ? place.id : '', String(place.segment || ''), String(place.field ?? '')];
  if (hasLongErr(version)) {
    return { id: 'ERR', fields: [[], field(...where.filter((text) => text !== '')), field(String(code), HL7_ERROR_TEXTS[code], 'HL70357'), field('E'), [], [], [], field(message)] };
  }
  return { id: 'ERR', fields: [[[...where.map((text) => [text]), [String(code), HL7_ERROR_TEXTS[code], 'HL70357']]]] };
}

/** The general acknowledgement: AA, or AE and AR with the reason. */
export function writeAck(header: Hl7Header, stamp: ReplyStamp, refusal: Hl7Refusal | null = null): string {
  const structured = !/^2\.[1-2](\.|$)/.test(header.version);
  const type = structured ? field('ACK', header.event, ...(hasLongErr(header.version) ? ['ACK'] : [])) : field('ACK');
  if (refusal === null) return writeEr7(replyHead(header, type, stamp, 'AA'));
  const text = hasLongErr(header.version) ? '' : refusal.message;
  return writeEr7([...replyHead(header, type, stamp, refusalAck(refusal), text), errorSegment(refusal, header.version)]);
}
