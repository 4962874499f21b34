import type { WeekModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { MODULE, type DataMatrix, drawDataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts } from './fonts.js';
import { INK, PEN } from './ink.js';
import { barsWidth, drawBars } from './pass-mark.renderer.js';
import { allergyText } from './resident-head.renderer.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';
import { type DrugTable, type TableRow, drugTable } from './week-header.layout.js';
import { WEEK_TYPE, type WeekZone } from './week.layout.js';

const TABLE_HEAD = 12.4;
const NOTE_LINE = 10;
const NOTE_INDENT = 92;

/** A part of the sheet's head, measured; drawn at the page's left margin. */
export interface WeekPart {
  readonly height: number;
  readonly draw: (canvas: Canvas, y: number) => void;
}

/** Allergies in so many lines; a longer list says where it is read. */
function allergyLines(fonts: Fonts, model: WeekModel, width: number, most: number): readonly Line[] {
  const lines = breakText(fonts, allergyText(model.resident.allergies), WEEK_TYPE.allergy, width);
  return lines.length <= most ? lines : breakText(fonts, 'MORE THAN FIT HERE: READ THE LIST ON THE CARD OF THIS PACK', WEEK_TYPE.allergy, width);
}

/** Who and which week, with allergies: on every page (D104). @param mostAllergyLines of a page that has little room */
export function identityPart(fonts: Fonts, model: WeekModel, symbol: DataMatrix, zone: WeekZone, mostAllergyLines = Infinity): WeekPart {
  const { left, right, width } = zone;
  const { resident } = model;
  const side = symbolSide(symbol);
  const aside = [model.packId, resident.facility, resident.pharmacy, `MRN ${resident.recordNumber}`];
  const asideWidth = Math.min(width / 3, Math.max(...aside.map((text) => fonts.width(text, WEEK_TYPE.packId))));
  const room = width - side - 2 * MODULE - asideWidth - 16;
  const asideLines = aside.flatMap((text, index) => breakText(fonts, text, index === 0 ? WEEK_TYPE.packId : WEEK_TYPE.text, asideWidth));
  const name = breakLines(fonts, [resident.name, `DOB ${resident.dateOfBirth}`, resident.room].map((text, index): Piece => ({ text, style: index === 0 ? WEEK_TYPE.name : WEEK_TYPE.who, whole: index > 0, gap: 10 })), room);
  const week = breakLines(fonts, [model.period, model.weekOf, model.packOf, `use by ${model.useBy}`].map((text, index): Piece => ({ text, style: index === 0 ? WEEK_TYPE.week : WEEK_TYPE.text, whole: true, gap: 9 })), room);
  const alerts = [...(resident.nameAlert ? ['NAME ALERT: another resident has a like name'] : []), ...(model.split === null ? [] : [`PASSES ARE DIVIDED: open pack ${model.split} too`])];
  const alert = alerts.flatMap((text) => breakText(fonts, text, WEEK_TYPE.drug, room));
  const allergies = allergyLines(fonts, model, width - 66, mostAllergyLines);
  const top = Math.max(name.length * 20 + week.length * 14 + alert.length * 12 + 4, side + 3.5, asideLines.length * 10 + 3);
  const bar = allergies.length * 12 + 3.5;
  return {
    height: top + bar,
    draw: (canvas, y) => {
      canvas.group('H1', 'Resident and week');
      name.forEach((line, index) => canvas.textLine(left, y + 15 + index * 20, line));
      week.forEach((line, index) => canvas.textLine(left, y + name.length * 20 + 10.5 + index * 14, line));
      alert.forEach((line, index) => canvas.textLine(left, y + name.length * 20 + week.length * 14 + 9 + index * 12, line));
      asideLines.forEach((line, index) => canvas.textLine(right - side - 10, y + 8.5 + index * 10, line, 'right'));
      drawDataMatrix(canvas, symbol, right - side, y);
      canvas.group('P', 'Allergies');
      canvas.fill(left, y + top, width, bar, INK.black);
      canvas.text(left + 5, y + top + 11.2, 'ALLERGIES', WEEK_TYPE.allergyLabel);
      allergies.forEach((line, index) => canvas.textLine(left + 61, y + top + 11.4 + index * 12, line));
    },
  };
}

function drawTableHead(canvas: Canvas, model: WeekModel, table: DrugTable, left: number, y: number): void {
  const { columns } = table;
  const base = y + 9.4;
  canvas.group('P', 'Columns');
  canvas.text(left + 4, base, 'Drug, strength, form', WEEK_TYPE.head);
  canvas.text(left + columns.looks, base, 'Looks like', WEEK_TYPE.head);
  canvas.text(left + columns.purpose, base, model.reader === 'self' ? 'Directions and purpose' : 'Purpose and caution', WEEK_TYPE.head);
  canvas.text(left + columns.total, base, 'Total', WEEK_TYPE.head, 'right');
  canvas.text(left + columns.rx, base, 'Rx', WEEK_TYPE.head);
  const distinct = new Set(model.passes.map(({ bars }) => bars)).size === model.passes.length;
  model.passes.forEach(({ bars, clock }, index) => {
    const x = left + (columns.counts[index] ?? 0);
    if (distinct) drawBars(canvas, bars, x - barsWidth(bars, 9.5) / 2, base, 9.5);
    else canvas.text(x, base, clock, WEEK_TYPE.head, 'center');
  });
}

function drawTableRow(canvas: Canvas, row: TableRow, table: DrugTable, left: number, y: number): void {
  const { columns } = table;
  const put = (lines: readonly Line[], x: number, align: 'left' | 'center' | 'right' = 'left'): void => lines.forEach((line, index) => canvas.textLine(left + x, y + 9.2 + index * 10.4, line, align));
  canvas.group('P', 'Medicine');
  put(row.drug, 4);
  put(row.looks, columns.looks);
  put(row.purpose, columns.purpose);
  row.counts.forEach((lines, index) => put(lines, columns.counts[index] ?? 0, 'center'));
  put(row.total, columns.total, 'right');
  put(row.rx, columns.rx);
}

/** Head and rows of the drug table, each a part of its own so that a long table can go on over pages. */
export function tableParts(fonts: Fonts, model: WeekModel, zone: WeekZone): { readonly head: WeekPart; readonly rows: readonly WeekPart[] } {
  const { left, right } = zone;
  const table = drugTable(fonts, model, zone.width);
  const rows = table.rows.map((row): WeekPart => ({
    height: row.height,
    draw: (canvas, y) => {
      canvas.line(left, y, right, y, PEN.day);
      drawTableRow(canvas, row, table, left, y);
    },
  }));
  return { head: { height: TABLE_HEAD, draw: (canvas, y) => drawTableHead(canvas, model, table, left, y) }, rows };
}

/** What had no room in its cell, what is not in the pack and why (D74), cautions, who prepared and who checks. */
export function noteParts(fonts: Fonts, model: WeekModel, zone: WeekZone, crowded: readonly (readonly [string, string])[] = []): readonly WeekPart[] {
  const { left, right, width } = zone;
  const notIn = model.notInPack.length === 0 ? 'nothing' : model.notInPack.map(({ drug, reason }) => `${drug} (${reason})`).join(', ');
  const note = (label: string, text: string): readonly WeekPart[] =>
    breakText(fonts, text, WEEK_TYPE.cell, width - NOTE_INDENT - 4).map((line, index) => ({
      height: NOTE_LINE + (index === 0 ? 1.5 : 0),
      draw: (canvas, y) => {
        canvas.group('P', label);
        if (index === 0) canvas.line(left, y, right, y, PEN.row);
        const base = y + (index === 0 ? 9.7 : 8.2);
        if (index === 0) canvas.text(left + 4, base, label, WEEK_TYPE.strong);
        canvas.textLine(left + NOTE_INDENT, base, line);
      },
    }));
  const prepared = breakText(fonts, model.prepared, WEEK_TYPE.cell, width * 0.5);
  const signatures: WeekPart = {
    height: Math.max(15, prepared.length * NOTE_LINE + 3),
    draw: (canvas, y) => {
      canvas.group('P', 'Prepared and checked');
      canvas.line(left, y, right, y, PEN.row);
      prepared.forEach((line, index) => canvas.textLine(left + 4, y + 10.5 + index * NOTE_LINE, line));
      const [by, check] = [left + width * 0.53, left + width * 0.74];
      const afterBy = by + canvas.text(by, y + 10.5, 'Prepared by', WEEK_TYPE.cell) + 4;
      canvas.line(afterBy, y + 12, check - 8, y + 12, PEN.row);
      const afterCheck = check + canvas.text(check, y + 10.5, 'Checked by RPh', WEEK_TYPE.cell) + 4;
      canvas.line(afterCheck, y + 12, right, y + 12, PEN.row);
    },
  };
  return [...crowded.flatMap(([cell, text]) => note(cell, text)), ...note('NOT IN THIS PACK', notIn), ...note('CAUTIONS', model.cautions.join(' ')), signatures];
}
