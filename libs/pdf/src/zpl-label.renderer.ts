import type { LabelModel, PassText } from '@cyclefill/domain/documents';
import PDFDocument from 'pdfkit';
import { COUNT_HEIGHT, LABEL, LABEL_TYPE, type LabelPage, chipWidth, countWidth, labelPages, nameBaseline, nameLeading, scheduleWidth } from './card-label.layout.js';
import { MODULE, symbolSide } from './data-matrix.js';
import { Fonts } from './fonts.js';
import { type LabelDpi, ZplWriter } from './zpl-writer.js';

/** Labels in the language of thermal printers. Warnings name document ids, never text. */
export interface RenderedZpl {
  readonly bytes: Uint8Array;
  readonly labels: number;
  readonly warnings: readonly string[];
}

/** Pen of the rules and of the chip, in points: two dots at 203 dpi. */
const PEN = 0.8;

function writeChip(label: ZplWriter, pass: PassText, right: number): void {
  const width = chipWidth(label.fonts, pass);
  const { pass: style } = LABEL_TYPE;
  const left = right - width;
  label.box(left, 4.5, width, 16, PEN);
  label.text(left + 6, 16.3, pass.word, style);
  const bars = left + 6 + label.fonts.width(pass.word, style) + style.size * 0.55;
  for (let bar = 0; bar < pass.bars; bar += 1) label.fill(bars + bar * style.size * 0.36, 16.3 - style.size * 0.7, style.size * 0.2, style.size * 0.7);
  label.text(right - 6 - label.fonts.width(pass.clock, style), 16.3, pass.clock, style);
}

function writeSchedule(label: ZplWriter, schedule: string, right: number, top: number): void {
  const width = scheduleWidth(label.fonts, schedule);
  label.fill(right - width, top + 5, width, 13.5);
  label.text(right - width / 2 - label.fonts.width(schedule, LABEL_TYPE.schedule) / 2, top + 15.2, schedule, LABEL_TYPE.schedule, true);
}

/** The flow of one label: its lines, and the rule over the lower zone. */
function writeLines(label: ZplWriter, page: LabelPage, right: number): void {
  const beside = right - 6 - (page.count === 1 ? symbolSide(page.symbol) : countWidth(label.fonts, page.number, page.count));
  let top = page.nameHeight;
  page.lines.forEach(({ line, leading, rule }, index) => {
    const end = top + 8 < page.symbolTop - (page.count === 1 ? 0 : COUNT_HEIGHT) ? right : beside;
    if (rule && index > 0) label.fill(LABEL.margin, top + 4 - PEN / 2, end - LABEL.margin, PEN);
    top += leading;
    label.line(LABEL.margin, top - 0.5, line);
  });
}

function writeLabel(label: ZplWriter, model: LabelModel, page: LabelPage): void {
  const { margin, width } = LABEL;
  const right = width - margin;
  page.name.forEach((line, index) => label.line(margin, nameBaseline(page) + (index === 0 ? 0 : nameLeading(line)), line));
  if (model.label.pass !== null) writeChip(label, model.label.pass, right);
  label.fill(margin, page.nameHeight - PEN / 2, right - margin, PEN);
  if (model.label.schedule !== null) writeSchedule(label, model.label.schedule, right, page.nameHeight);
  writeLines(label, page, right);
  label.symbol(right, page.symbolTop + symbolSide(page.symbol), page.symbol.modules, MODULE, model.packId);
  if (page.count === 1) return;
  const count = `label ${page.number} of ${page.count}`;
  label.text(right - label.fonts.width(count, LABEL_TYPE.caution), page.symbolTop - 6, count, LABEL_TYPE.caution);
}

/**
 * The same labels as `renderCardLabels` for a thermal printer of 4 x 2 inch stock, for what was compounded 4 x 3, that holds the fonts (`zplFonts`): the same lines in
 * the same places, so that nothing is shrunk, cut off or left out (D4); the same models make the same bytes.
 */
export function renderZplLabels(models: readonly LabelModel[], dpi: LabelDpi): RenderedZpl {
  const fonts = new Fonts(new PDFDocument({ autoFirstPage: false, font: '' }));
  const formats: string[] = [];
  const warnings = new Set<string>();
  for (const model of models) {
    for (const page of labelPages(fonts, model)) {
      const label = new ZplWriter(fonts, dpi);
      writeLabel(label, model, page);
      formats.push(label.format(LABEL.width, page.height));
      if (label.lacksGlyph) warnings.add(`${model.identity.id}: a character has no glyph and is printed as a box`);
    }
  }
  return { bytes: new TextEncoder().encode(formats.join('')), labels: formats.length, warnings: [...warnings] };
}
