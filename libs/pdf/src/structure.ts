import type { ObjectStreams, Pointer } from './object-streams.js';

/** One element of a page's structure, in reading order: its number is that of its marked content. */
export interface PageElement {
  /** A standard structure type, such as `P` or `H1`. */
  readonly tag: string;
  /** For people who look at the structure; '' = none. */
  readonly title: string;
}

/** The part of PDFKit's structure that is used; not in its typings. */
interface StructuredDocument {
  readonly page: { readonly structParentTreeKey: number; readonly dictionary: { toString(): string } };
  getStructTreeRoot(): { readonly data: { K?: Pointer[] }; toString(): string };
  getStructParentTree(): { add(key: number, elements: Pointer): void };
}

const ASCII = /^[ -~]*$/;

/** A text string of a PDF (ISO 32000-1, 7.9.2.2). */
function textString(text: string): string {
  if (ASCII.test(text)) return `(${text.replaceAll(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/**
 * The structure of a PDF (ISO 32000-1, 14.7): a section a page, an element each for what belongs together. Each page is written when it
 * is done; PDFKit's own elements would be kept to the end, which a book of thousands of pages cannot afford.
 */
export class Structure {
  private readonly document: Pointer;
  private readonly sections: Pointer[] = [];

  constructor(private readonly doc: PDFKit.PDFDocument, private readonly objects: ObjectStreams) {
    this.document = objects.announce();
  }

  /** Writes the elements of the page that is being drawn. */
  addPage(elements: readonly PageElement[]): void {
    const doc = this.doc as unknown as StructuredDocument;
    const section = this.objects.announce();
    const written = elements.map(({ tag, title }, index) =>
      this.objects.add(`<</S /${tag}${title === '' ? '' : ` /T ${textString(title)}`} /P ${section.toString()} /K ${index} /Pg ${doc.page.dictionary.toString()}>>`));
    const list = `[${written.join(' ')}]`;
    this.objects.put(section, `<</S /Sect /P ${this.document.toString()} /K ${list}>>`);
    doc.getStructParentTree().add(doc.page.structParentTreeKey, this.objects.add(list));
    this.sections.push(section);
  }

  /** Writes what holds all pages; to be called before the PDF ends. */
  end(): void {
    const root = (this.doc as unknown as StructuredDocument).getStructTreeRoot();
    this.objects.put(this.document, `<</S /Document /P ${root.toString()} /K [${this.sections.join(' ')}]>>`);
    root.data.K = [this.document];
  }
}
