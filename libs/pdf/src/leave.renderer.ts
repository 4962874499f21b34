import type { LeaveModel } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import { INK, PEN } from './ink.js';
import { LEAVE_TYPE, leaveLeading, leaveRows } from './leave.layout.js';
import { pageFoot } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import { Press, type RenderedPdf } from './press.js';
import { type StackedLines, flowPages, stackLines } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';
import { type Piece, breakLines } from './text-layout.js';

const MARGIN = 36;
const TITLES: Readonly<Record<LeaveModel['kind'], string>> = { leave: 'Medicines for a leave', discharge: 'Medicines to go home with' };
const ALLERGY = { height: 18, label: { weight: 'semibold', size: 9.5, ink: INK.white }, text: { weight: 'bold', size: 11, ink: INK.white } } as const;

/** The head of each page, measured. */
interface LeaveHead {
  readonly height: number;
  readonly draw: (canvas: Canvas) => void;
}

function headLines({ resident, born, period, facility, pharmacy }: LeaveModel): readonly (readonly Piece[])[] {
  const { name, strong, text } = LEAVE_TYPE;
  return [
    [{ text: resident, style: name }, { text: `born ${born}`, style: text, whole: true, gap: 12 }],
    [{ text: period, style: strong, whole: true }],
    [{ text: facility, style: text, whole: true }],
    [{ text: 'Questions? Call', style: text, whole: true }, { text: `${pharmacy.name} ${pharmacy.phone}`, style: strong, whole: true }, { text: pharmacy.address, style: text, whole: true, gap: 10 }],
  ];
}

function leaveHead(press: Press, model: LeaveModel, width: number): LeaveHead {
  const { fonts } = press;
  let bottom = 20;
  const parts = headLines(model).map((pieces): StackedLines => {
    const part = stackLines(breakLines(fonts, pieces, width), { x: 0, top: bottom }, leaveLeading);
    ({ bottom } = part);
    return part;
  });
  const allergy = stackLines(breakLines(fonts, [{ text: model.allergies, style: ALLERGY.text }], width - 78), { x: 72, top: 0 }, () => 13.5);
  const bar = Math.max(ALLERGY.height, allergy.bottom + 5);
  return {
    height: bottom + 6 + bar + 4,
    draw: (canvas) => {
      canvas.group('H1', TITLES[model.kind]);
      canvas.text(MARGIN, MARGIN + 14, TITLES[model.kind], LEAVE_TYPE.title);
      canvas.group('P', 'Resident');
      for (const { x, y, line } of parts.flatMap(({ placed }) => placed)) canvas.textLine(MARGIN + x, MARGIN + y, line);
      const top = MARGIN + bottom + 6;
      canvas.group('P', 'Allergies');
      canvas.fill(MARGIN, top, width, bar, INK.black);
      canvas.text(MARGIN + 6, top + 12.6, 'ALLERGIES', ALLERGY.label);
      for (const { x, y, line } of allergy.placed) canvas.textLine(MARGIN + x, top + y + 2.5, line);
      canvas.line(MARGIN, top + bar, MARGIN + width, top + bar, PEN.frame);
    },
  };
}

/** The paper of a leave or of going home, upright, for the resident and the family (R122, R123): what to take and when, each medicine, what is not in the bag. */
export async function renderLeave(model: LeaveModel): Promise<RenderedPdf> {
  const press = new Press(model.identity, TITLES[model.kind]);
  const size = portrait(model.paper);
  const width = size.width - 2 * MARGIN;
  const head = leaveHead(press, model, width);
  const foot = pageFoot(press.fonts, model.identity, [model.resident, `DOB ${model.born}`], width);
  const top = MARGIN + head.height;
  const pages = flowPages(leaveRows(press.fonts, model, width), size.height - MARGIN - foot.height - 6 - top);
  pages.forEach((rows, index) =>
    press.page(size, model.identity, (canvas) => {
      head.draw(canvas);
      drawRows(canvas, rows, { x: MARGIN, y: top, width });
      foot.draw(canvas, MARGIN, size.height - MARGIN, index + 1, pages.length);
    }),
  );
  return press.collect();
}
