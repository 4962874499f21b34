import type { BookCoverModel, CoverLine } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts, TextStyle } from './fonts.js';
import { PEN } from './ink.js';
import { landscape } from './paper.js';
import { pageFoot } from './page-foot.renderer.js';
import type { Press } from './press.js';
import { RECORD_NAMES } from './record-names.js';
import { type FlowRow, type PlacedLine, flowPages, stackLines } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { breakText } from './text-layout.js';
import { TYPE } from './type-scale.js';

const [LEFT, RIGHT, MARGIN] = [30, 18, 20];
const HEAD = 64;
const LINE = 14;
const SIGN = 26;
const NAME: TextStyle = { weight: 'bold', size: 13 };
/** Left edges of the columns, as shares of the width; numbers stand at the right edge of theirs. */
const COLUMNS = { room: 0.03, name: 0.15, born: 0.42, record: 0.52, scheduled: 0.7, asNeeded: 0.77, due: 0.84, notes: 0.855 } as const;

const doses = (lines: readonly CoverLine[]): number => lines.reduce((sum, { due }) => sum + due, 0);

/** Texts of a row at its columns; each flows in its own width. */
function rowOf(fonts: Fonts, kind: FlowRow['kind'], title: string, cells: readonly (readonly [text: string, style: TextStyle, x: number, width: number, align: PlacedLine['align']])[]): FlowRow {
  const set = cells.map(([text, style, x, width, align]) => stackLines(breakText(fonts, text, style, width), { x, top: 3, align }, () => LINE));
  return { kind, title, height: Math.max(...set.map(({ bottom }) => bottom)) + 4, lines: set.flatMap(({ placed }) => placed), chip: null };
}

function headRow(fonts: Fonts, width: number): FlowRow {
  const at = (text: string, x: number, align: PlacedLine['align'] = 'left'): readonly [string, TextStyle, number, number, PlacedLine['align']] => [text, TYPE.head, x * width, 90, align];
  return rowOf(fonts, 'head', 'Columns', [at('Room', COLUMNS.room), at('Resident', COLUMNS.name), at('Born', COLUMNS.born), at('Record no.', COLUMNS.record), at('Orders', COLUMNS.scheduled, 'right'), at('As needed', COLUMNS.asNeeded, 'right'), at('Doses', COLUMNS.due, 'right'), at('Note', COLUMNS.notes)]);
}

function residentRow(fonts: Fonts, { room, name, dateOfBirth, recordNumber, scheduled, asNeeded, due, notes }: CoverLine, width: number): FlowRow {
  const between = (from: number, to: number): number => (to - from) * width - 6;
  return rowOf(fonts, 'line', name, [
    [room, TYPE.text, COLUMNS.room * width, between(COLUMNS.room, COLUMNS.name), 'left'],
    [name, NAME, COLUMNS.name * width, between(COLUMNS.name, COLUMNS.born), 'left'],
    [dateOfBirth, TYPE.text, COLUMNS.born * width, between(COLUMNS.born, COLUMNS.record), 'left'],
    [recordNumber, TYPE.text, COLUMNS.record * width, between(COLUMNS.record, COLUMNS.scheduled) - 20, 'left'],
    [String(scheduled), TYPE.text, COLUMNS.scheduled * width, 50, 'right'], [String(asNeeded), TYPE.text, COLUMNS.asNeeded * width, 50, 'right'], [String(due), TYPE.strong, COLUMNS.due * width, 50, 'right'],
    [notes.join(', '), TYPE.strong, COLUMNS.notes * width, between(COLUMNS.notes, 1), 'left'],
  ]);
}

function drawHead(canvas: Canvas, { title, record, facility, wing, pharmacy, lines }: BookCoverModel, width: number): void {
  canvas.group('H1', RECORD_NAMES[record].title);
  canvas.text(LEFT, MARGIN + 14, wing === '' ? facility : `${facility}, ${wing}`, TYPE.name);
  canvas.text(LEFT + width, MARGIN + 14, `${RECORD_NAMES[record].short}  ${title}`, TYPE.name, 'right');
  canvas.group('P', 'Book');
  canvas.text(LEFT, MARGIN + 34, `${lines.length} ${lines.length === 1 ? 'resident' : 'residents'}, ${doses(lines)} due doses. Tick each record that is here; call the pharmacy when one is missing or too many.`, TYPE.text);
  canvas.text(LEFT + width, MARGIN + 34, pharmacy, TYPE.text, 'right');
  canvas.line(LEFT, MARGIN + HEAD - 18, LEFT + width, MARGIN + HEAD - 18, PEN.frame);
}

function drawSignature(canvas: Canvas, y: number, width: number): void {
  canvas.group('P', 'Signature');
  const used = canvas.text(LEFT, y + 16, 'Book checked against the census by, date', TYPE.key);
  canvas.line(LEFT + used + 4, y + 18, LEFT + width * 0.7, y + 18, PEN.row);
}

/** Prints the cover of a book before its records, on as many pages as it takes (D31). */
export function printCover(press: Press, model: BookCoverModel): void {
  const { fonts } = press;
  const size = landscape(model.paper);
  const width = size.width - LEFT - RIGHT;
  const foot = pageFoot(fonts, model.identity, [model.facility, model.wing].filter(Boolean), width);
  const top = MARGIN + HEAD - 16;
  const bottom = size.height - MARGIN;
  const pages = flowPages([headRow(fonts, width), ...model.lines.map((line) => residentRow(fonts, line, width))], bottom - foot.height - SIGN - top);
  pages.forEach((rows, index) =>
    press.page(size, model.identity, (canvas) => {
      drawHead(canvas, model, width);
      drawRows(canvas, rows, { x: LEFT, y: top, width });
      drawSignature(canvas, bottom - foot.height - SIGN, width);
      foot.draw(canvas, LEFT, bottom, index + 1, pages.length);
    }, index === 0 ? 'Who is in this book' : undefined),
  );
}
