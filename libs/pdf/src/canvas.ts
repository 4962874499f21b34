import { type Fonts, type TextStyle, type Weight, printable } from './fonts.js';
import { type Ink, type Pen, inkOperator } from './ink.js';
import { points as n } from './operand.js';
import type { Stamp, Stamps } from './stamps.js';
import type { PageElement } from './structure.js';
import type { Line } from './text-layout.js';
import { TextOperators } from './text-operators.js';

/** Side of an x coordinate on which a text stands. */
export type Align = 'left' | 'center' | 'right';

/** Texts that belong together for a reader that does not see the page. */
interface TextGroup extends PageElement {
  /** Stamps are shown before the group's own texts. */
  stamps: string;
  operators: string;
}

interface Layer {
  readonly fills: Map<Ink, string[]>;
  readonly strokes: Map<string, string[]>;
}

const newLayer = (): Layer => ({ fills: new Map(), strokes: new Map() });
const WEIGHTS: readonly Weight[] = ['regular', 'semibold', 'bold'];
/** Control points of a quarter circle. */
const KAPPA = 0.5523;

/** How each pen is set. */
const penOperators = new WeakMap<Pen, string>();

function penOperator(pen: Pen): string {
  let operator = penOperators.get(pen);
  if (operator === undefined) penOperators.set(pen, (operator = `${pen.width} w ${inkOperator(pen.ink, 'G', 'RG')} ${pen.dash ?? '[] 0 d'}`));
  return operator;
}

/** Circle as four curves, y downwards. */
function circlePath(x: number, y: number, radius: number): string {
  const k = radius * KAPPA;
  const curve = (...at: readonly number[]): string => `${at.map(n).join(' ')} c`;
  return [
    `${n(x + radius)} ${n(y)} m`,
    curve(x + radius, y + k, x + k, y + radius, x, y + radius),
    curve(x - k, y + radius, x - radius, y + k, x - radius, y),
    curve(x - radius, y - k, x - k, y - radius, x, y - radius),
    curve(x + k, y - radius, x + radius, y - k, x + radius, y),
    'h',
  ].join(' ');
}

function roundPath(x: number, y: number, width: number, height: number, radius: number): string {
  const [right, bottom, k] = [x + width, y + height, radius * (1 - KAPPA)];
  const curve = (...at: readonly number[]): string => `${at.map(n).join(' ')} c`;
  return [
    `${n(x + radius)} ${n(y)} m ${n(right - radius)} ${n(y)} l`,
    curve(right - k, y, right, y + k, right, y + radius),
    `${n(right)} ${n(bottom - radius)} l`,
    curve(right, bottom - k, right - k, bottom, right - radius, bottom),
    `${n(x + radius)} ${n(bottom)} l`,
    curve(x + k, bottom, x, bottom - k, x, bottom - radius),
    `${n(x)} ${n(y + radius)} l`,
    curve(x, y + k, x + k, y, x + radius, y),
    'h',
  ].join(' ');
}

/**
 * One page being drawn: points, y downwards. Lines of one pen become one path and fills of one ink another, texts come last and
 * group by group, so that the page is small and reads in order. Shapes drawn `above` lie over the others, texts over all.
 */
export class Canvas {
  private readonly layers: readonly [Layer, Layer] = [newLayer(), newLayer()];
  private layer = this.layers[0];
  private readonly groups: TextGroup[] = [];
  private readonly operators = new TextOperators();
  private readonly used = new Set<Weight>();
  private stampedShapes = '';
  private lacks = false;

  constructor(private readonly doc: PDFKit.PDFDocument, readonly fonts: Fonts, private readonly stamps: Stamps) {
    this.group('P', '');
  }

  /** Draws shapes that lie over all others of the page. */
  above(draw: () => void): void {
    this.layer = this.layers[1];
    draw();
    this.layer = this.layers[0];
  }

  /** Texts from here on belong to one structure element. */
  group(tag: string, title: string): void {
    this.groups.push({ tag, title: printable(title), stamps: '', operators: '' });
    this.operators.begin();
  }

  /** Shows in the current group what many pages have alike, `lower` by so much. It is drawn once for the PDF: one name, one drawing. */
  stamped(name: string, lower: number, draw: (canvas: Canvas) => void): void {
    const { shapes, texts, lacks } = this.stamps.get(name, () => {
      const own = new Canvas(this.doc, this.fonts, this.stamps);
      draw(own);
      return own.toStamp();
    });
    const group = this.groups.at(-1);
    if (shapes !== null) this.stampedShapes += `${this.stamps.show(shapes, n(lower))}\n`;
    if (texts !== null && group !== undefined) group.stamps += `${this.stamps.show(texts, n(lower))}\n`;
    this.lacks ||= lacks;
  }

  line(x1: number, y1: number, x2: number, y2: number, pen: Pen): void {
    this.stroke(pen, `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l`);
  }

  rect(x: number, y: number, width: number, height: number, pen: Pen): void {
    this.stroke(pen, `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number, pen: Pen): void {
    this.stroke(pen, roundPath(x, y, width, height, radius));
  }

  circle(x: number, y: number, radius: number, pen: Pen): void {
    this.stroke(pen, circlePath(x, y, radius));
  }

  fill(x: number, y: number, width: number, height: number, ink: Ink): void {
    this.paint(ink, `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`);
  }

  fillRound(x: number, y: number, width: number, height: number, radius: number, ink: Ink): void {
    this.paint(ink, roundPath(x, y, width, height, radius));
  }

  /** Prints one line; `y` is its baseline. Returns its width. */
  text(x: number, y: number, text: string, style: TextStyle, align: Align = 'left'): number {
    const face = this.fonts.face(style.weight);
    const { codes, units, lacks, blank } = face.set(text);
    const width = (units * style.size) / 1000;
    if (blank) return width;
    const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    const group = this.groups.at(-1);
    if (group !== undefined) group.operators += this.operators.show(Math.round(left * 100), Math.round(y * 100), face.id, style, codes);
    this.lacks ||= lacks;
    this.used.add(style.weight);
    return width;
  }

  /** Prints a broken line at its baseline. */
  textLine(x: number, y: number, line: Line, align: Align = 'left'): void {
    const left = align === 'left' ? x : align === 'right' ? x - line.width : x - line.width / 2;
    for (const run of line.runs) this.text(left + run.x, y, run.text, run.style);
  }

  /** Width of a text in points. */
  width(text: string, style: TextStyle): number {
    return this.fonts.width(text, style);
  }

  /** Writes the page into the PDF. */
  print(): { readonly elements: readonly PageElement[]; readonly lacks: boolean } {
    const fonts: Record<string, unknown> = this.doc.page.fonts;
    for (const face of WEIGHTS.filter((weight) => this.used.has(weight)).map((weight) => this.fonts.face(weight))) fonts[face.id] = face.ref();
    const elements = this.groups.filter(({ stamps, operators }) => stamps !== '' || operators !== '');
    const marked = elements.map(({ tag, stamps, operators }, index) => `/${tag} <</MCID ${index}>> BDC\n${stamps}${textObject(operators)}EMC\n`);
    // PDFKit takes bytes as they are; its own way from text to bytes takes as long as drawing.
    this.doc.addContent(Buffer.from(`/Artifact BMC\n${this.stampedShapes}${this.shapes()}\nEMC\n${marked.join('')}`, 'latin1'));
    return { elements, lacks: this.lacks };
  }

  private toStamp(): Stamp {
    const operators = this.groups.map((group) => group.operators).join('');
    return { shapes: this.stamps.form({ operators: this.shapes(), weights: [] }), texts: this.stamps.form({ operators: textObject(operators), weights: this.used }), lacks: this.lacks };
  }

  private shapes(): string {
    return this.layers.map(layerContent).filter((content) => content !== '').join('\n');
  }

  private stroke(pen: Pen, path: string): void {
    this.add('strokes', penOperator(pen), path);
  }

  private paint(ink: Ink, path: string): void {
    this.add('fills', inkOperator(ink, 'g', 'rg'), path);
  }

  private add(kind: keyof Layer, key: string, path: string): void {
    const paths = this.layer[kind];
    const known = paths.get(key);
    if (known === undefined) paths.set(key, [path]);
    else known.push(path);
  }
}

const textObject = (operators: string): string => (operators === '' ? '' : `BT\n${operators}ET\n`);

/** Lighter lines first, so that a grey line never cuts through a black one. */
function layerContent({ fills, strokes }: Layer): string {
  const lightness = (pen: string): number => Number(/ w ([\d.]+)/.exec(pen)?.[1] ?? 0);
  const filled = [...fills].map(([ink, paths]) => `${ink}\n${paths.join('\n')}\nf`);
  const stroked = [...strokes].toSorted(([a], [b]) => lightness(b) - lightness(a)).map(([pen, paths]) => `${pen}\n${paths.join('\n')}\nS`);
  return [...filled, ...stroked].join('\n');
}
