import type { CardModel, PrintedGeometry } from '@cyclefill/domain/documents';
import type { TextStyle } from './fonts.js';

/** Face of D105 in points: pass band, label zone, side panel, cavities. */
export const FACE = { width: 432, height: 648, band: 34, label: { x: 14, y: 44 }, panel: { x: 311, width: 107 }, cavities: { x: 14, y: 212, width: 404, bottom: 606 }, foot: 640 } as const;

const MAX_PITCH = 78;
const CIRCLE = 47;
/** Below a circle: date and a rule. */
const UNDER_CIRCLE = 24;

/** Type of D105. */
export const FACE_TYPE = {
  band: { weight: 'bold', size: 16 },
  bandName: { weight: 'bold', size: 13 },
  quantity: { weight: 'bold', size: 30 },
  unit: { weight: 'semibold', size: 10.5 },
  strong: { weight: 'bold', size: 9.5 },
  value: { weight: 'bold', size: 10.5 },
  text: { weight: 'regular', size: 9 },
  number: { weight: 'bold', size: 17 },
  smallNumber: { weight: 'bold', size: 11 },
  date: { weight: 'semibold', size: 10 },
  empty: { weight: 'regular', size: 8.5 },
  weekday: { weight: 'semibold', size: 10 },
  foot: { weight: 'regular', size: 7 },
  footStrong: { weight: 'semibold', size: 8.5 },
} as const satisfies Record<string, TextStyle>;

/** Radius below which a cavity has room for a small number only. */
export const SMALL_RADIUS = 18;

/** Where the cavities are; `x` and `y` are the upper left corner of their grid. */
export interface CavityGrid {
  readonly x: number;
  readonly y: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly radius: number;
  readonly rows: number;
  /** From the corner of a cavity's share to its centre. */
  readonly centre: { readonly x: number; readonly y: number };
}

function measuredGrid({ origin, pitch, inset, cavity }: PrintedGeometry, rows: number): CavityGrid {
  return { x: origin.x, y: origin.y, pitchX: pitch.x, pitchY: pitch.y, rows, radius: Math.min(cavity.x, cavity.y) / 2, centre: { x: inset.x + cavity.x / 2, y: inset.y + cavity.y / 2 } };
}

/** As the stock measures (D60). Without measures pitch 57.7 x 78 for seven columns and five rows; a card with more cavities has them closer together. */
export function cavityGrid({ columns, capacity, geometry }: Pick<CardModel, 'columns' | 'capacity' | 'geometry'>): CavityGrid {
  const rows = Math.ceil(capacity / columns);
  if (geometry !== undefined) return measuredGrid(geometry, rows);
  const pitchX = FACE.cavities.width / columns;
  const pitchY = Math.min(MAX_PITCH, (FACE.cavities.bottom - FACE.cavities.y) / rows);
  const radius = Math.min(CIRCLE, pitchX * 0.82, pitchY - UNDER_CIRCLE) / 2;
  return { x: FACE.cavities.x, y: FACE.cavities.y, pitchX, pitchY, rows, radius, centre: { x: pitchX / 2, y: radius + 5 } };
}

/** Centre of a cavity by its position from 0, row by row. */
export function cavityAt(grid: CavityGrid, columns: number, position: number): { readonly x: number; readonly y: number } {
  const [row, column] = [Math.floor(position / columns), position % columns];
  return { x: grid.x + column * grid.pitchX + grid.centre.x, y: grid.y + row * grid.pitchY + grid.centre.y };
}
