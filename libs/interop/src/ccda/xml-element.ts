/** An element of HL7 version 3 or of a vendor's own namespace. */
export interface XmlElement {
  /** Local name, without a prefix. */
  readonly name: string;
  /** `''` for HL7 version 3, or where a fragment declares no namespace at all; else the URI. */
  readonly space: string;
  /** From 1. */
  readonly line: number;
  /** From 1: tells apart what stands on one line. */
  readonly column: number;
  /** By name as written; the type of XML Schema is always `xsi:type`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text and elements in the order of the document. */
  readonly content: readonly (string | XmlElement)[];
}
