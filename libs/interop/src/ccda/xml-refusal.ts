/** Why an XML text is not read at all. */
export const XML_REFUSALS = ['too-large', 'too-deep', 'too-many-elements', 'too-many-attributes', 'document-type', 'external-reference', 'unknown-prefix', 'encoding', 'malformed', 'no-ccda', 'too-many-statements'] as const;

/** The one way in which a document is refused as a whole: code, line (from 1), and a sentence that says what to change. It holds no text of the document. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly code: (typeof XML_REFUSALS)[number];
  readonly line: number;

  constructor(code: (typeof XML_REFUSALS)[number], line: number, fix: string) {
    super(fix);
    this.code = code;
    this.line = line;
  }
}
