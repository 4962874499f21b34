import type { Fonts, TextStyle, Weight } from './fonts.js';
import { printable } from './fonts.js';
import type { Line } from './text-layout.js';

/** Dots per inch of label printers. */
export const LABEL_DPI = [203, 300] as const;
export type LabelDpi = (typeof LABEL_DPI)[number];

/** Names of the three weights on a printer, in its lasting memory. */
export const PRINTER_FONTS: Readonly<Record<Weight, string>> = { regular: 'E:CFPLEXR.TTF', semibold: 'E:CFPLEXS.TTF', bold: 'E:CFPLEXB.TTF' };

/** Of `^FH`: in a field, `_5E` stands for a caret. */
const ESCAPE = '_';
/** What begins a command of the printer, and the escape itself. */
const COMMANDS = /[\^~_]/g;
/** What may announce an escape inside a symbol; the first that its payload lacks is named. */
const SYMBOL_ESCAPES = ['\\', '|', '#', '@', '!'] as const;

function escaped(text: string): string {
  return text.replaceAll(COMMANDS, (char) => `${ESCAPE}${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** One label of a thermal printer, written top down; takes points like a page and gives whole dots. */
export class ZplWriter {
  private readonly commands: string[] = [];
  private lacks = false;

  constructor(readonly fonts: Fonts, private readonly dpi: LabelDpi) {}

  /** Dots of a length in points. */
  dots(points: number): number {
    return Math.round((points * this.dpi) / 72);
  }

  /** Whole dots, and at least one, that so many points hold. */
  private within(points: number): number {
    return Math.max(1, Math.floor((points * this.dpi) / 72));
  }

  /**
   * Text from a baseline point on, each word where the layout has it: what a printer's own kerning differs by never adds up.
   * Letters are as high as asked or a dot higher (D100) and never wider than measured.
   */
  text(x: number, baseline: number, text: string, style: TextStyle, reversed = false): void {
    const clean = printable(text);
    const [high, wide] = [Math.ceil((style.size * this.dpi) / 72), this.within(style.size)];
    const space = this.fonts.width(' ', style);
    let left = x;
    for (const word of clean.split(' ')) {
      const { units, lacks } = this.fonts.face(style.weight).set(word);
      if (word !== '') this.field(`^FT${this.dots(left)},${this.dots(baseline)}^A@N,${high},${wide},${PRINTER_FONTS[style.weight]}${reversed ? '^FR' : ''}^FH${ESCAPE}^FD${escaped(word)}`);
      left += (units * style.size) / 1000 + space;
      this.lacks ||= lacks;
    }
  }

  /** A broken line at its baseline. */
  line(x: number, baseline: number, { runs }: Line): void {
    for (const run of runs) this.text(x + run.x, baseline, run.text, run.style);
  }

  /** A black box; a rule is one of little height. */
  fill(x: number, y: number, width: number, height: number): void {
    const [wide, high] = [Math.max(1, this.dots(x + width) - this.dots(x)), Math.max(1, this.dots(y + height) - this.dots(y))];
    this.field(`^FO${this.dots(x)},${this.dots(y)}^GB${wide},${high},${Math.min(wide, high)}`);
  }

  /** The outline of a box with rounded corners. */
  box(x: number, y: number, width: number, height: number, pen: number): void {
    this.field(`^FO${this.dots(x)},${this.dots(y)}^GB${this.dots(x + width) - this.dots(x)},${this.dots(y + height) - this.dots(y)},${Math.max(1, this.dots(pen))},B,3`);
  }

  /** A DataMatrix of so many modules, whose right lower corner stands at a point; modules are whole dots (D97). `module` in points. */
  symbol(right: number, bottom: number, modules: number, module: number, payload: string): void {
    const dot = this.within(module);
    const escape = SYMBOL_ESCAPES.find((char) => !payload.includes(char));
    if (escape === undefined) throw new RangeError('the payload of a symbol holds every character that could announce an escape');
    this.field(`^FO${this.dots(right) - modules * dot},${this.dots(bottom) - modules * dot}^BXN,${dot},200,${modules},${modules},6,${escape},1^FH${ESCAPE}^FD${escaped(payload)}`);
  }

  /** Whether a letter was set that the fonts lack. */
  get lacksGlyph(): boolean {
    return this.lacks;
  }

  /** The label as the printer's commands, to be printed once; `width` and `height` in points. UTF-8 from first to last. */
  format(width: number, height: number): string {
    return ['^XA', '^CI28', `^PW${this.dots(width)}`, `^LL${this.dots(height)}`, '^LH0,0', ...this.commands, '^PQ1', '^XZ', ''].join('\n');
  }

  private field(command: string): void {
    this.commands.push(`${command}^FS`);
  }
}
