import type { AllergyLine, ResidentHeader } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts } from './fonts.js';
import { INK } from './ink.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';
import { TYPE } from './type-scale.js';

/** Lines of diagnoses and of allergies that a head has room for; longer lists go to the notes page and are announced. */
const MAX_DIAGNOSIS_LINES = 3;
const MAX_ALLERGY_LINES = 6;
const NAME_LEADING = 18;
const BAR_LINE = 12.5;
const BAR_PADDING = 4;
const ALERT_HEIGHT = 15;
const REFERENCE_LEADING = 8.4;

/** The head of a resident's page, measured. */
export interface ResidentHead {
  /** Points from the top margin to what follows. */
  readonly height: number;
  /** Lists that did not fit and must be printed elsewhere. */
  readonly overflow: readonly { readonly title: string; readonly text: string }[];
  readonly draw: (canvas: Canvas, x: number, y: number) => void;
}

/** What is known of allergies, in words that are never blank (D14). */
export function allergyText(allergies: AllergyLine): string {
  if (allergies.kind === 'known') return allergies.items.join('  ·  ');
  return allergies.kind === 'none_known' ? allergies.text : 'NOT RECORDED, ask';
}

function namePieces(resident: ResidentHeader): readonly Piece[] {
  const value = (label: string, text: string): readonly Piece[] => [
    { text: label, style: TYPE.label, gap: 12, label: true },
    { text, style: TYPE.value, whole: true, gap: 3 },
  ];
  return [
    { text: resident.name, style: TYPE.name },
    ...value('DOB', `${resident.dateOfBirth} (${resident.age})`),
    ...value('sex', resident.sex),
    ...value('room', resident.room),
    ...value('MRN', resident.recordNumber),
  ];
}

interface Parts {
  readonly name: readonly Line[];
  readonly allergy: readonly Line[];
  readonly status: string;
  readonly diagnosis: readonly Line[];
  readonly people: readonly Line[];
}

/** Draws the parts; returns nothing, as their heights were measured. */
function drawParts(canvas: Canvas, parts: Parts, title: string, resident: ResidentHeader, at: { readonly x: number; readonly y: number; readonly width: number }): void {
  const { x, width } = at;
  let { y } = at;
  canvas.group('H1', resident.name);
  canvas.text(x + width, y + 13, title, TYPE.name, 'right');
  parts.name.forEach((line, index) => canvas.textLine(x, y + 13 + index * NAME_LEADING, line));
  y += parts.name.length * NAME_LEADING + 2;
  if (resident.nameAlert) {
    canvas.rect(x + 1, y + 1, width - 2, ALERT_HEIGHT - 3, { width: 2, ink: INK.black });
    canvas.text(x + width / 2, y + 10, 'NAME ALERT: another resident has a like name. Check the date of birth and the record number.', TYPE.alert, 'center');
    y += ALERT_HEIGHT;
  }
  const bar = parts.allergy.length * BAR_LINE + BAR_PADDING;
  canvas.group('P', 'Allergies');
  canvas.fill(x, y, width, bar, INK.black);
  canvas.text(x + 6, y + 11.6, 'ALLERGIES', TYPE.allergyLabel);
  parts.allergy.forEach((line, index) => canvas.textLine(x + 62, y + 11.9 + index * BAR_LINE, line));
  canvas.text(x + width - 6, y + 11.6, parts.status, TYPE.codeStatus, 'right');
  y += bar + 9.5;
  canvas.group('P', 'Diagnoses and people');
  parts.diagnosis.forEach((line, index) => canvas.textLine(x, y + index * REFERENCE_LEADING, line));
  parts.people.forEach((line, index) => canvas.textLine(x + width, y + index * REFERENCE_LEADING, line, 'right'));
}

/** Measures the head of a resident's page (D10, D14, D111): who, allergies reversed, then the rest in small type. */
export function residentHead(fonts: Fonts, resident: ResidentHeader, title: string, width: number): ResidentHead {
  const overflow: { title: string; text: string }[] = [];
  const titleWidth = fonts.width(title, TYPE.name) + 16;
  const status = `code status: ${resident.codeStatus ?? 'NOT RECORDED, ask'}`;
  const room = width - 62 - 6 - Math.min(fonts.width(status, TYPE.codeStatus) + 14, width / 2);
  const allergies = allergyText(resident.allergies);
  let allergy = breakText(fonts, allergies, TYPE.allergy, room);
  if (allergy.length > MAX_ALLERGY_LINES) {
    overflow.push({ title: 'Allergies', text: allergies });
    allergy = breakText(fonts, 'MORE THAN FIT HERE: READ THE LIST UNDER "Allergies" ON THE NOTES PAGE', TYPE.allergy, room);
  }
  const diagnoses = resident.diagnoses.length === 0 ? 'none on record' : resident.diagnoses.join(', ');
  let diagnosis = breakText(fonts, `Dx  ${diagnoses}`, TYPE.reference, width * 0.6);
  if (diagnosis.length > MAX_DIAGNOSIS_LINES) {
    overflow.push({ title: 'Diagnoses', text: diagnoses });
    diagnosis = breakText(fonts, `Dx  ${resident.diagnoses.length} diagnoses: listed on the notes page`, TYPE.reference, width * 0.6);
  }
  const people: readonly Piece[] = [`Attending ${resident.attending}`, resident.pharmacy, resident.facility].map((text) => ({ text, style: TYPE.reference, whole: true, gap: 8 }));
  const parts: Parts = {
    name: breakLines(fonts, namePieces(resident), (index) => (index === 0 ? width - titleWidth : width)),
    allergy,
    status,
    diagnosis,
    people: breakLines(fonts, people, width * 0.38),
  };
  const small = Math.max(parts.diagnosis.length, parts.people.length) * REFERENCE_LEADING;
  const height = parts.name.length * NAME_LEADING + 2 + (resident.nameAlert ? ALERT_HEIGHT : 0) + allergy.length * BAR_LINE + BAR_PADDING + 6 + small;
  return { height, overflow, draw: (canvas, x, y) => drawParts(canvas, parts, title, resident, { x, y, width }) };
}
