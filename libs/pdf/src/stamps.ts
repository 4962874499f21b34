import type { Fonts, Weight } from './fonts.js';

/** A drawing that pages show as it is: a form XObject each for its shapes and its texts (ISO 32000-1, 8.10), by their names on a page. */
export interface Stamp {
  readonly shapes: string | null;
  readonly texts: string | null;
  /** A box stands in it for a glyph that the fonts lack. */
  readonly lacks: boolean;
}

/** What goes into a form: its operators, and the faces that they name. */
export interface FormContent {
  readonly operators: string;
  readonly weights: Iterable<Weight>;
}

/** Wide enough for whatever is drawn on any paper: a form is not there to cut anything off. */
const EVERYWHERE = [-2000, -2000, 4000, 4000];

/** The stamps of one PDF, each drawn once. */
export class Stamps {
  private readonly known = new Map<string, Stamp>();
  private readonly forms = new Map<string, unknown>();

  constructor(private readonly doc: PDFKit.PDFDocument, private readonly fonts: Fonts) {}

  /** The stamp of a name; `make` draws it when there is none yet. */
  get(name: string, make: () => Stamp): Stamp {
    let stamp = this.known.get(name);
    if (stamp === undefined) this.known.set(name, (stamp = make()));
    return stamp;
  }

  /** Writes a form into the PDF and names it; null when it has no content. */
  form({ operators, weights }: FormContent): string | null {
    if (operators === '') return null;
    const fonts = Object.fromEntries(Array.from(weights, (weight) => this.fonts.face(weight)).map((face) => [face.id, face.ref()]));
    const form = this.doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: EVERYWHERE, Resources: { Font: fonts } });
    form.end(Buffer.from(operators, 'latin1'));
    const name = `S${this.forms.size + 1}`;
    this.forms.set(name, form);
    return name;
  }

  /** The operators that show a form so much lower; the page knows it from then on. */
  show(name: string, lower: string): string {
    const forms: Record<string, unknown> = this.doc.page.xobjects;
    forms[name] = this.forms.get(name);
    return `q 1 0 0 1 0 ${lower} cm /${name} Do Q`;
  }
}
