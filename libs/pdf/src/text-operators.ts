import type { TextStyle } from './fonts.js';
import { INK, inkOperator } from './ink.js';
import { operand } from './operand.js';

/**
 * The operators of one page's texts, in the order in which they are shown; what holds already is not said again. Places are whole
 * hundredths of a point, y downwards: rounding never adds up.
 */
export class TextOperators {
  private style: TextStyle | null = null;
  private font = '';
  private ink = '';
  private at: { readonly x: number; readonly y: number } | null = null;

  /** A new text object: the place has to be said in full. */
  begin(): void {
    this.at = null;
  }

  /** Shows a text; `font` names the face on its page, `codes` are the inside of a literal string. */
  show(x: number, y: number, font: string, style: TextStyle, codes: string): string {
    const place = this.at === null ? `1 0 0 -1 ${operand(x)} ${operand(y)} Tm` : `${operand(x - this.at.x)} ${operand(this.at.y - y)} Td`;
    this.at = { x, y };
    return `${style === this.style ? '' : this.setStyle(font, style)}${place}[(${codes})]TJ\n`;
  }

  private setStyle(face: string, style: TextStyle): string {
    const [font, ink] = [`/${face} ${style.size} Tf `, `${inkOperator(style.ink ?? INK.black, 'g', 'rg')} `];
    const changed = `${font === this.font ? '' : font}${ink === this.ink ? '' : ink}`;
    ({ font: this.font, ink: this.ink, style: this.style } = { font, ink, style });
    return changed;
  }
}
