import type { Paper } from '@cyclefill/domain/documents';
import type { PageSize } from './press.js';

const PORTRAIT: Readonly<Record<Paper, PageSize>> = { letter: { width: 612, height: 792 }, a4: { width: 595, height: 842 } };

/** Page size in points, upright. */
export function portrait(paper: Paper): PageSize {
  return PORTRAIT[paper];
}

/** Page size in points, sideways. */
export function landscape(paper: Paper): PageSize {
  const { width, height } = PORTRAIT[paper];
  return { width: height, height: width };
}
