import type { CellType } from '@cyclefill/domain/packing';
import type { CalibrationModel } from './calibration.model.js';
import type { DocumentIdentity } from './document-frame.js';

/** What a calibration page is made of. */
export interface CalibrationInput {
  readonly identity: DocumentIdentity;
  readonly type: CellType;
  /** null = no printer is named: the page as the stock's measures say. */
  readonly printer: { readonly name: string; readonly rightMm: number; readonly downMm: number; readonly scale: number } | null;
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

function storedText(printer: NonNullable<CalibrationInput['printer']>): string {
  return `${printer.name}: drawn ${signed(printer.rightMm)} mm to the right, ${signed(printer.downMm)} mm down, at ${printer.scale} of its size.`;
}

/** The calibration page of a pack type (D60): its cells, a cross at each corner of the grid, and a ruler. */
export function buildCalibration({ identity, type, printer }: CalibrationInput): CalibrationModel {
  const { geometry } = type;
  return {
    kind: 'calibration', identity, geometry, title: `Calibration: ${type.id}, ${type.name}`, round: type.kind === 'card',
    cells: type.kind === 'card' ? type.capacity : geometry.columns * geometry.rows,
    notes: [
      'Print at 100 %, not fitted to the page. Lay it over the stock against the light.',
      'Both rulers must measure what they say; if not: scale = printed length wanted / measured.',
      'How far must the cells go right and down to meet the stock? Enter both in mm.',
      ...(printer === null ? [] : [storedText(printer)]),
    ],
  };
}
