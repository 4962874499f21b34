import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

/** Weights of IBM Plex Sans that documents use. */
export type Weight = 'regular' | 'semibold' | 'bold';

/** How a text is set; size in points. */
export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  /** Operands of a colour operator; black when left out. */
  readonly ink?: string;
}

/** The part of a parsed font that is used. */
interface ParsedFont {
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): unknown;
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** The part of PDFKit's embedded font that is used; not in its typings. */
interface EmbeddedFont {
  readonly id: string;
  layoutCache: Record<string, unknown>;
  readonly unicode: number[][];
  readonly font: ParsedFont;
  encode(text: string): readonly [readonly string[], readonly { readonly xAdvance: number; readonly advanceWidth: number }[]];
  ref(): unknown;
}

/** Text ready to print. */
export interface SetText {
  /** The inside of a literal string of a TJ array, two bytes a glyph; a distance within it stands between `)` and `(`. */
  readonly codes: string;
  /** In thousandths of the size: a whole number, since the fonts have a thousand units to the em. */
  readonly units: number;
  /** A box stands for a glyph that the font lacks. */
  readonly lacks: boolean;
  /** Nothing of it would be seen. */
  readonly blank: boolean;
}

const FILES: Readonly<Record<Weight, string>> = {
  regular: '400Regular/IBMPlexSans_400Regular.ttf',
  semibold: '600SemiBold/IBMPlexSans_600SemiBold.ttf',
  bold: '700Bold/IBMPlexSans_700Bold.ttf',
};
const PLAIN = /^[ -~]*$/;
const DIGITS = /^[0-9]+$/;
const REPLACEMENT = 0xfffd;
const SPACE = ' ';
/** Bytes that end a literal string or change in it. */
const ESCAPED = new Map([['(', '\\('], [')', '\\)'], ['\\', '\\\\'], ['\r', '\\r']]);
/** Texts of one PDF that are kept as they are set; names and numbers of a long book do not pile up. */
const KEPT_TEXTS = 5000;
/** Controls and marks that reorder or hide text: never printed. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}]/gu;
/** Letters that the font joins by itself; extracted text spells them out. */
const JOINED = /[\uFB00-\uFB06]/g;
/** Separators other than the plain space, the no-break ones left out. */
const BREAKS = /[\t\n\v\f\r\u0085\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]/g;

/** Parsed once for all PDFs of the process: parsing costs more than a record of five pages. */
const parsed = new Map<Weight, ParsedFont>();

/** Glyphs and positions of words, which are the same in every PDF of the process; PDFKit fills it. */
class Layouts {
  private words: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  private pdfs = 0;

  /** For the next PDF: begun anew after so many, so that names of people who left do not pile up. */
  next(): Record<string, unknown> {
    this.pdfs += 1;
    return this.pdfs % PDFS_PER_CACHE === 0 ? this.anew() : this.words;
  }

  anew(): Record<string, unknown> {
    this.words = Object.create(null) as Record<string, unknown>;
    return this.words;
  }
}
const PDFS_PER_CACHE = 64;
const layouts: Readonly<Record<Weight, Layouts>> = { regular: new Layouts(), semibold: new Layouts(), bold: new Layouts() };

/** Bytes of a weight's TrueType file. */
export function fontFile(weight: Weight): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/ibm-plex-sans/${FILES[weight]}`));
}

function sourceOf(weight: Weight): ParsedFont | Buffer {
  return parsed.get(weight) ?? fontFile(weight);
}

/**
 * A glyph remembers only the characters that it is first asked for, and embedding an accented letter asks for its dots without any:
 * told beforehand, a later PDF of the process still extracts `0.125 mg`, and its bytes do not depend on those before it.
 */
function nameGlyphs(font: ParsedFont): void {
  for (const codePoint of font.characterSet) if (String.fromCodePoint(codePoint).search(JOINED) < 0) font.glyphForCodePoint(codePoint);
}

/** The text as it can be printed: composed, without controls, every kind of line break a space. */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(JOINED, (letters) => letters.normalize('NFKC')).replace(BREAKS, SPACE).replace(UNPRINTABLE, '');
}

/** One glyph in a literal string, by the four digits of its code. */
function literal(code: string): string {
  const glyph = Number.parseInt(code, 16);
  return [glyph >> 8, glyph & 0xff].map((byte) => String.fromCharCode(byte)).map((byte) => ESCAPED.get(byte) ?? byte).join('');
}

/** One weight in one PDF; glyph codes and widths of a text are looked up once. */
export class Face {
  readonly id: string;
  private readonly words = new Map<string, SetText>();
  private readonly texts = new Map<string, SetText>();
  private readonly font: EmbeddedFont;

  constructor(doc: PDFKit.PDFDocument, private readonly weight: Weight) {
    // PDFKit takes a parsed font too; its typings do not say so.
    doc.font(sourceOf(weight) as Buffer);
    this.font = (doc as unknown as { readonly _font: EmbeddedFont })._font;
    if (!parsed.has(weight)) nameGlyphs(this.font.font);
    parsed.set(weight, this.font.font);
    this.font.layoutCache = layouts[weight].next();
    this.id = this.font.id;
    // PDFKit maps the box glyph to NUL, which would end up in extracted text.
    this.font.unicode[0] = [REPLACEMENT];
  }

  /** PDF object that a page which uses the face must name. */
  ref(): unknown {
    return this.font.ref();
  }

  /** Sets a text as it can be printed. */
  set(text: string): SetText {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const clean = printable(text);
    const set = clean.includes(SPACE) ? this.joined(clean.split(SPACE)) : this.word(clean);
    if (this.texts.size === KEPT_TEXTS) this.texts.clear();
    this.texts.set(text, set);
    return set;
  }

  /** Words with a space between each two. Nothing is drawn closer over a space. */
  private joined(texts: readonly string[]): SetText {
    const words = texts.map((text) => this.word(text));
    const space = this.word(SPACE);
    const units = words.reduce((sum, word) => sum + word.units, (words.length - 1) * space.units);
    return { codes: words.map((word) => word.codes).join(space.codes), units, lacks: words.some((word) => word.lacks), blank: words.every((word) => word.blank) };
  }

  private forget(): void {
    this.words.clear();
    this.font.layoutCache = layouts[this.weight].anew();
  }

  private word(text: string): SetText {
    let word = this.words.get(text);
    if (word === undefined) {
      if (this.words.size === KEPT_TEXTS) this.forget();
      this.words.set(text, (word = this.encoded(text)));
      // Its glyph is embedded with the first word's, whatever is measured later.
      if (!this.words.has(SPACE)) this.words.set(SPACE, this.encoded(SPACE));
    }
    return word;
  }

  private digits(text: string): SetText {
    const digits = Array.from(text, (digit) => this.word(digit));
    return { codes: digits.map(({ codes }) => codes).join(''), units: digits.reduce((sum, { units }) => sum + units, 0), lacks: false, blank: false };
  }

  private encoded(text: string): SetText {
    if (text === '') return { codes: '', units: 0, lacks: false, blank: true };
    // Digits stand apart alike, and numbers of prescriptions are most of the words that no other page has.
    if (text.length > 1 && DIGITS.test(text)) return this.digits(text);
    const lacks = Array.from(text).some((char) => !this.font.font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
    const [glyphs, positions] = this.font.encode(text);
    let [codes, units] = ['', 0];
    glyphs.forEach((glyph, index) => {
      const position = positions[index];
      if (position === undefined) return;
      units += position.xAdvance;
      const kern = Math.round(position.advanceWidth - position.xAdvance);
      codes += kern === 0 ? literal(glyph) : `${literal(glyph)})${kern}(`;
    });
    return { codes, units, lacks, blank: text.trim() === '' };
  }
}

/** All weights of one PDF. Measuring and printing clean their texts alike. */
export class Fonts {
  private readonly faces: Readonly<Record<Weight, Face>>;

  constructor(doc: InstanceType<typeof PDFDocument>) {
    this.faces = { regular: new Face(doc, 'regular'), semibold: new Face(doc, 'semibold'), bold: new Face(doc, 'bold') };
  }

  face(weight: Weight): Face {
    return this.faces[weight];
  }

  /** Width in points. */
  width(text: string, style: TextStyle): number {
    return (this.units(text, style) * style.size) / 1000;
  }

  /** Width in thousandths of the size; those of words and of the spaces between them add up exactly. */
  units(text: string, style: TextStyle): number {
    return this.face(style.weight).set(text).units;
  }

}
