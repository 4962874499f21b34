/** A text that is ready to be shown: its place in hundredths of a point, y downwards. */
export interface SetText {
  /** Font and size as operands. */
  readonly font: string;
  /** Operator with its operands. */
  readonly ink: string;
  readonly x: number;
  readonly y: number;
  /** The inside of a TJ array. */
  readonly codes: string;
}

/** Hundredths of a point as an operand. */
const operand = (hundredths: number): string => String(hundredths / 100);

/** The operators of one page's texts; what holds already is not said again. Places are absolute: rounding never adds up. */
export class TextOperators {
  private font = '';
  private ink = '';

  /** One text object, upright on a page whose y runs downwards. */
  object(texts: readonly SetText[]): string {
    const lines = texts.map((text) => {
      const state = `${text.font === this.font ? '' : `${text.font} Tf `}${text.ink === this.ink ? '' : `${text.ink} `}`;
      ({ font: this.font, ink: this.ink } = text);
      return `${state}1 0 0 -1 ${operand(text.x)} ${operand(text.y)} Tm[${text.codes}]TJ`;
    });
    return `BT\n${lines.join('\n')}\nET`;
  }
}
