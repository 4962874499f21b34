import { type StepMeter, unescapeText } from './hl7-escape.js';
import type { Delimiters, Hl7Field, Hl7Message, Hl7Segment } from './hl7-message.js';
import { Hl7Refusal } from './hl7-refusal.js';

/** What one message may hold at most: far above any real one, far below what hurts. Four levels are all that ER7 has. */
export const HL7_LIMITS = { characters: 1_048_576, segments: 5000, fields: 500, repetitions: 1000, components: 200, subcomponents: 100 } as const;

/** A message of ER7 text, segments ended by CR (LF and CRLF are put up with). Throws {@link Hl7Refusal} and nothing else. */
export function readEr7(text: string, meter: StepMeter = { steps: 0 }): Hl7Message {
  const header = { id: 'MSH', segment: 1 };
  if (text.length > HL7_LIMITS.characters) throw new Hl7Refusal(207, header, `the message is longer than ${HL7_LIMITS.characters} characters; send it in parts`);
  const lines = linesOf(text);
  meter.steps += text.length;
  if (!(lines[0] ?? '').startsWith('MSH')) throw new Hl7Refusal(100, { id: 'MSH', segment: 0 }, 'a message begins with the segment MSH');
  if (lines.length > HL7_LIMITS.segments) throw new Hl7Refusal(207, header, `the message has more than ${HL7_LIMITS.segments} segments; send it in parts`);
  const delimiters = delimitersOf(lines[0] ?? '');
  return { delimiters, segments: lines.map((line, index) => readSegment(line, index + 1, delimiters, meter)) };
}

/** Lines that hold something. */
function linesOf(text: string): readonly string[] {
  return text.split(/[\r\n]/).filter((line) => line !== '');
}

function delimitersOf(line: string): Delimiters {
  const field = line.charAt(3);
  const end = line.indexOf(field, 4);
  const encoding = field === '' ? '' : line.slice(4, end < 0 ? line.length : end);
  const all = `${field}${encoding}`;
  const place = { id: 'MSH', segment: 1, field: 2 };
  // A fifth encoding character, of truncation, is of 2.7 and means nothing here.
  if (encoding.length < 4 || encoding.length > 5) throw new Hl7Refusal(102, place, 'names component, repetition, escape and subcomponent character, such as ^~\\&');
  if (new Set(all).size !== all.length || !/^[!#-/:-@[-`{-~]+$/.test(all)) throw new Hl7Refusal(102, place, 'the separators must differ and be punctuation of ASCII other than quotes');
  const [component = '', repetition = '', escape = '', subcomponent = ''] = encoding;
  return { field, component, repetition, escape, subcomponent };
}

function readSegment(line: string, number: number, delimiters: Delimiters, meter: StepMeter): Hl7Segment {
  const texts = line.split(delimiters.field, HL7_LIMITS.fields + 2);
  meter.steps += line.length;
  const id = texts[0] ?? '';
  // The line itself is never quoted: without a proper name it may be anything.
  if (!/^[A-Z][A-Z0-9]{2}$/.test(id)) throw new Hl7Refusal(100, { id: `line ${number}`, segment: number }, 'begins with a segment name of three capitals or digits, followed by the field separator');
  if (texts.length > HL7_LIMITS.fields + 1) throw new Hl7Refusal(207, { id, segment: number }, `the segment has more than ${HL7_LIMITS.fields} fields`);
  if (id === 'MSH') {
    if (number > 1) throw new Hl7Refusal(100, { id, segment: number }, 'a message has one MSH, its first segment; send each message in a frame of its own');
    const rest = texts.slice(2).map((text, index) => readField(text, { id, segment: number, field: index + 3 }, delimiters, meter));
    return { id, line: number, fields: [[[[delimiters.field]]], [[[texts[1] ?? '']]], ...rest] };
  }
  return { id, line: number, fields: texts.slice(1).map((text, index) => readField(text, { id, segment: number, field: index + 1 }, delimiters, meter)) };
}

function readField(text: string, place: { readonly id: string; readonly segment: number; readonly field: number }, delimiters: Delimiters, meter: StepMeter): Hl7Field {
  if (text === '') return [];
  const parts = (of: string, separator: string, most: number, name: string): readonly string[] => {
    meter.steps += of.length;
    const found = of.split(separator, most + 1);
    if (found.length > most) throw new Hl7Refusal(207, place, `holds more than ${most} ${name}`);
    return found;
  };
  return parts(text, delimiters.repetition, HL7_LIMITS.repetitions, 'repetitions').map((repetition) =>
    parts(repetition, delimiters.component, HL7_LIMITS.components, 'components').map((component) =>
      parts(component, delimiters.subcomponent, HL7_LIMITS.subcomponents, 'subcomponents').map((part) => unescapeText(part, delimiters, meter))));
}
