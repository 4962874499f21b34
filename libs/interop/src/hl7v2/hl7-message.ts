/** The five characters that MSH-1 and MSH-2 name. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

export const STANDARD_DELIMITERS: Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' };

/** Repetitions of components of subcomponents, unescaped; what is empty at an end is left out. */
export type Hl7Field = readonly (readonly (readonly string[])[])[];

/** `fields[0]` is field 1. In MSH these are the separator and the encoding characters, as they stand. */
export interface Hl7Segment {
  readonly id: string;
  /** Line of the message, counted from 1. */
  readonly line: number;
  readonly fields: readonly Hl7Field[];
}

export interface Hl7Message {
  readonly delimiters: Delimiters;
  readonly segments: readonly Hl7Segment[];
}

/** The text at field, component, repetition and subcomponent, each counted from 1; `''` where there is none, and for the null of HL7 (`""`). */
export function textAt(segment: Hl7Segment | undefined, field: number, component = 1, repetition = 1, subcomponent = 1): string {
  const text = (segment?.fields[field - 1]?.[repetition - 1]?.[component - 1]?.[subcomponent - 1] ?? '').trim();
  return text === '""' ? '' : text;
}

/** How many repetitions a field has. */
export function repetitionsOf(segment: Hl7Segment | undefined, field: number): number {
  return segment?.fields[field - 1]?.length ?? 0;
}

/** A field of plain components, to be written. */
export function field(...components: readonly string[]): Hl7Field {
  return [components.map((text) => [text])];
}
