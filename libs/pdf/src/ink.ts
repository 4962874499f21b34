/** A colour as the operands of a PDF colour operator: one number is grey, three are RGB, 0 to 1. */
export type Ink = string;

/** Greys of D101 and D103: meaning-bearing greys at least 55 % K, tints at most 15 % K. */
export const INK = {
  black: '0',
  white: '1',
  /** X of a cell that is not due: 60 % K. */
  mark: '0.4',
  /** H, A and C of closed cells: 67 % K. */
  letter: '0.33',
  /** Lines between days: 53 % K. */
  day: '0.47',
  /** Small reference text. */
  reference: '0.2',
  /** Section bars: 11 % K. */
  bar: '0.89',
  /** Under the hatch: 5 % K. */
  closed: '0.95',
  /** A word under a whole page: 14 % K. */
  watermark: '0.86',
  /** Leave and hospital: 12 % K. */
  away: '0.88',
} as const satisfies Record<string, Ink>;

/** Sets a colour with the operator for grey or the one for RGB. */
export const inkOperator = (ink: Ink, grey: string, rgb: string): string => `${ink} ${ink.includes(' ') ? rgb : grey}`;

/** One pen: all its lines of a page go into one path. */
export interface Pen {
  readonly width: number;
  readonly ink: Ink;
  readonly dash?: string;
}

/** Rules of D103, in points. */
export const PEN = {
  frame: { width: 1.25, ink: INK.black },
  week: { width: 0.9, ink: INK.black },
  edge: { width: 2.4, ink: INK.black },
  row: { width: 0.4, ink: INK.black },
  day: { width: 0.4, ink: INK.day },
  mark: { width: 0.8, ink: INK.mark },
  hatch: { width: 0.35, ink: INK.mark },
} as const satisfies Record<string, Pen>;
