import type { PassText } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { TextStyle } from './fonts.js';
import { INK, type Ink } from './ink.js';

/** Pass colours of D101, the same on paper and screen; word and bars say it too. */
const COLOURS: Readonly<Record<PassText['word'], Ink>> = {
  MORNING: '1 0.878 0.541',
  NOON: INK.white,
  EVENING: '0.965 0.651 0.357',
  BEDTIME: '0.612 0.765 0.902',
  EARLY: '0.898 0.545 0.525',
  NIGHT: '0.898 0.545 0.525',
  'AS NEEDED': '0.663 0.820 0.557',
};

/** Fill behind black text. */
export function passInk(pass: PassText): Ink {
  return COLOURS[pass.word];
}

/** Width of so many bars at a text size. */
export function barsWidth(bars: number, size: number): number {
  return bars * size * 0.36 - size * 0.16;
}

/** One to four bars, standing on the baseline like capitals. */
export function drawBars(canvas: Canvas, bars: number, x: number, baseline: number, size: number): void {
  canvas.above(() => {
    for (let bar = 0; bar < bars; bar += 1) canvas.fill(x + bar * size * 0.36, baseline - size * 0.7, size * 0.2, size * 0.7, INK.black);
  });
}

/** Word and bars from `x` on; returns the right edge. */
export function drawPassWord(canvas: Canvas, pass: PassText, x: number, baseline: number, style: TextStyle): number {
  const bars = x + canvas.text(x, baseline, pass.word, style) + style.size * 0.55;
  drawBars(canvas, pass.bars, bars, baseline, style.size);
  return bars + barsWidth(pass.bars, style.size);
}
