import type { MarModel, Paper } from '@cyclefill/domain/documents';
import { landscape } from './paper.js';
import type { PageSize } from './press.js';

/** Widths of D102; the days take what is left. */
const ORDER_WIDTH: Readonly<Record<Paper, number>> = { letter: 195, a4: 215 };
const HOUR_WIDTH: Readonly<Record<Paper, number>> = { letter: 62, a4: 64 };
const DUE_WIDTH = 22;

/** Where the columns of a record stand, in points. The left margin leaves room for the punch. */
export interface MarGeometry {
  readonly page: PageSize;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  readonly width: number;
  readonly hour: number;
  readonly days: number;
  readonly dayWidth: number;
  readonly due: number;
}

/** Lower edge of row heights a pen can use (D102). */
export const ROW_HEIGHT = 15.5;
export const DAY_ROW_HEIGHT = 21;
export const BAR_HEIGHT = 12;

/** How much larger large print is drawn: a nurse's 8.75 points come out as 11.4. */
const LARGE = 1.3;

/** What pages of a record are enlarged by when they are drawn; 1 = not. */
export function marScale({ print }: Pick<MarModel, 'print'>): number {
  return print === 'large' ? LARGE : 1;
}

/** The measures of a record's pages, before they are enlarged. */
export function marGeometry(model: Pick<MarModel, 'paper' | 'days' | 'print'>): MarGeometry {
  const { paper, days } = model;
  const [sheet, scale] = [landscape(paper), marScale(model)];
  const page = { width: sheet.width / scale, height: sheet.height / scale };
  const [left, top, right] = [30, 20, page.width - 18];
  const hour = left + ORDER_WIDTH[paper];
  const first = hour + HOUR_WIDTH[paper];
  const due = right - DUE_WIDTH;
  return { page, left, top, bottom: page.height - 20, right, width: right - left, hour, days: first, dayWidth: (due - first) / days.length, due };
}

/** Left edge of a day column; the column after the last is the due count. */
export function dayLeft(geometry: MarGeometry, column: number): number {
  return geometry.days + column * geometry.dayWidth;
}
