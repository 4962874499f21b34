import { type Hl7Message, textAt } from './hl7-message.js';
import { Hl7Refusal } from './hl7-refusal.js';
import { type Hl7Time, readHl7Time } from './hl7-time.js';

/** Versions that are read unless a partner's settings add to them. */
export const HL7_VERSIONS: readonly string[] = ['2.3', '2.3.1', '2.4', '2.5', '2.5.1'];

/** What MSH says. */
export interface Hl7Header {
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  readonly receivingApplication: string;
  readonly receivingFacility: string;
  readonly at: Hl7Time | null;
  /** `ADT` of `ADT^A01`. */
  readonly type: string;
  readonly event: string;
  readonly controlId: string;
  /** P, T or D; empty where it is none. */
  readonly processing: string;
  readonly version: string;
}

/** The header as it stands, for an answer even to what is refused. */
export function headerOf({ segments }: Hl7Message): Hl7Header {
  const msh = segments[0];
  return {
    sendingApplication: textAt(msh, 3), sendingFacility: textAt(msh, 4), receivingApplication: textAt(msh, 5), receivingFacility: textAt(msh, 6),
    at: readHl7Time(textAt(msh, 7)), type: textAt(msh, 9), event: textAt(msh, 9, 2), controlId: textAt(msh, 10), processing: textAt(msh, 11), version: textAt(msh, 12),
  };
}

/** Refuses a header that nothing can be made of, in the order in which a receiver looks at it (HL7 2.9.2.2). */
export function checkHeader(header: Hl7Header, kinds: ReadonlyMap<string, readonly string[]>, versions: readonly string[] = HL7_VERSIONS): void {
  const refuse = (code: 101 | 200 | 201 | 202 | 203, field: number, fix: string): never => {
    throw new Hl7Refusal(code, { id: 'MSH', segment: 1, field }, fix);
  };
  if (header.version === '') refuse(101, 12, 'say the version, such as 2.5.1');
  if (!versions.includes(header.version)) refuse(203, 12, `send one of the versions ${versions.join(', ')}`);
  if (header.type === '') refuse(101, 9, 'say the type of message, such as ADT^A01');
  const events = kinds.get(header.type) ?? refuse(200, 9, `send one of the types ${[...kinds.keys()].join(', ')}`);
  if (!events.includes(header.event)) refuse(201, 9, `${header.type} is taken with one of the events ${events.join(', ')}`);
  if (header.controlId === '') refuse(101, 10, 'give each message a control id of its own, as replies name it');
  if (header.processing === '') refuse(101, 11, 'say P (production), T (training) or D (debugging)');
  if (!['P', 'T', 'D'].includes(header.processing)) refuse(202, 11, 'say P (production), T (training) or D (debugging)');
}
