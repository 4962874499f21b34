import { field } from './hl7-message.js';
import type { Hl7Code, Hl7Identifier } from './hl7-event.js';
import { type SegmentToWrite, writeEr7 } from './write-er7.js';

/** Both ends, and what the message is known by. */
export interface DispenseEnvelope {
  readonly from: { readonly application: string; readonly facility: string };
  readonly to: { readonly application: string; readonly facility: string };
  readonly controlId: string;
  /** `YYYYMMDDHHMM[SS]`. */
  readonly at: string;
  readonly processing: 'P' | 'T' | 'D';
  readonly version: string;
  /** MSH-18. */
  readonly characterSet: string;
}

/** One thing that was dispensed. */
export interface Dispensed {
  readonly placer: string;
  readonly filler: string;
  readonly give: Hl7Code;
  /** `YYYYMMDDHHMM`. */
  readonly at: string;
  readonly amount: string;
  readonly unit: string;
  readonly prescriptionNumber: string;
  readonly refillsLeft: string;
  readonly notes: readonly string[];
  readonly lot: string;
  /** `YYYYMMDD`. */
  readonly expires: string;
  readonly route: Hl7Code;
}

/** What was dispensed to one resident (RDS^O13). */
export function writeDispense(envelope: DispenseEnvelope, resident: { readonly ids: readonly Hl7Identifier[]; readonly familyName: string; readonly givenName: string }, items: readonly Dispensed[]): string {
  const { from, to } = envelope;
  return writeEr7([
    { id: 'MSH', fields: [
      field(from.application), field(from.facility), field(to.application), field(to.facility), field(envelope.at), [],
      field('RDS', 'O13', 'RDS_O13'), field(envelope.controlId), field(envelope.processing), field(envelope.version), [], [], [], [], [], field(envelope.characterSet),
    ] },
    { id: 'PID', fields: [field('1'), [], resident.ids.map(({ id, authority, type }) => [id, '', '', authority, type].map((text) => [text])), [], field(resident.familyName, resident.givenName)] },
    ...items.flatMap(dispensedSegments),
  ]);
}

function dispensedSegments(item: Dispensed, index: number): readonly SegmentToWrite[] {
  const code = ({ code: id, text, system }: Hl7Code): ReturnType<typeof field> => field(id, text, system);
  return [
    { id: 'ORC', fields: [field('RE'), field(item.placer), field(item.filler)] },
    { id: 'RXD', fields: [
      field(String(index + 1)), code(item.give), field(item.at), field(item.amount), field(item.unit), [], field(item.prescriptionNumber), field(item.refillsLeft),
      item.notes.map((note) => [[note]]), [], [], [], [], [], [], [], [], field(item.lot), field(item.expires),
    ] },
    { id: 'RXR', fields: [code(item.route)] },
  ];
}
