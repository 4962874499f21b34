/** Error codes of HL7 table 0357 that we answer with. */
export const HL7_ERROR_TEXTS = {
  100: 'Segment sequence error',
  101: 'Required field missing',
  102: 'Data type error',
  103: 'Table value not found',
  200: 'Unsupported message type',
  201: 'Unsupported event code',
  202: 'Unsupported processing id',
  203: 'Unsupported version id',
  205: 'Duplicate key identifier',
  207: 'Application internal error',
} as const;
export type Hl7ErrorCode = keyof typeof HL7_ERROR_TEXTS;

/** Where in a message; `segment` is the line, counted from 1, and 0 where there is no such segment. */
export interface Hl7Place {
  readonly id: string;
  readonly segment: number;
  readonly field?: number;
}

/** `PID-3`, as a person at the other end looks it up. */
export function placeText({ id, field }: Hl7Place): string {
  return field === undefined ? id : `${id}-${field}`;
}

/**
 * The one way in which a message is refused: code of table 0357, place, and a sentence that says what to put there.
 * The sentence holds names of fields and codes, never a value out of the message, so it may be logged.
 */
export class Hl7Refusal extends Error {
  override readonly name = 'Hl7Refusal';
  readonly code: Hl7ErrorCode;
  readonly place: Hl7Place;

  constructor(code: Hl7ErrorCode, place: Hl7Place, fix: string) {
    super(`${placeText(place)}: ${fix}`);
    this.code = code;
    this.place = place;
  }
}

/** AR for what the header rules out (type, event, processing id, version: 200–203), AE for what its content does (HL7 2.9.2.2). */
export function refusalAck({ code }: Hl7Refusal): 'AE' | 'AR' {
  return code >= 200 && code <= 203 ? 'AR' : 'AE';
}
