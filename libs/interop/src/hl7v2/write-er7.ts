import { escapeText } from './hl7-escape.js';
import { type Delimiters, type Hl7Field, STANDARD_DELIMITERS } from './hl7-message.js';

/** A segment to be written: `fields[0]` is field 1, in MSH field 3, as the first two are the separators. */
export interface SegmentToWrite {
  readonly id: string;
  readonly fields: readonly Hl7Field[];
}

/** ER7 text, each segment ended by CR; what is empty at the end of a segment is left out. */
export function writeEr7(segments: readonly SegmentToWrite[], delimiters: Delimiters = STANDARD_DELIMITERS): string {
  const { field, component, repetition, escape, subcomponent } = delimiters;
  return segments.map(({ id, fields }) => {
    const texts = fields.map((one) => one
      .map((components) => components.map((parts) => parts.map((part) => escapeText(part, delimiters)).join(subcomponent)).join(component))
      .join(repetition));
    const last = texts.findLastIndex((text) => text !== '');
    const head = id === 'MSH' ? [`MSH${field}${component}${repetition}${escape}${subcomponent}`] : [id];
    return `${[...head, ...texts.slice(0, last + 1)].join(field)}\r`;
  }).join('');
}
