import type { WeekModel } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';
import { WEEK_TYPE } from './week.layout.js';

const COUNT_WIDTH = 24;
const TOTAL_WIDTH = 34;
const RX_WIDTH = 44;
const GAP = 6;
const ROW_LINE = 10.4;

/** Left edges of the table's columns from the page margin; counts are one each pass. */
export interface TableColumns {
  readonly looks: number;
  readonly purpose: number;
  readonly counts: readonly number[];
  readonly total: number;
  readonly rx: number;
}

/** One medicine of the table, broken into lines. */
export interface TableRow {
  readonly drug: readonly Line[];
  readonly looks: readonly Line[];
  readonly purpose: readonly Line[];
  readonly counts: readonly (readonly Line[])[];
  readonly total: readonly Line[];
  readonly rx: readonly Line[];
  readonly height: number;
}

/** The drug table, measured. */
export interface DrugTable {
  readonly columns: TableColumns;
  readonly rows: readonly TableRow[];
}

function drugPieces({ drug, prescriber }: WeekModel['drugs'][number], namesPrescriber: boolean): readonly Piece[] {
  return [
    { text: drug.name, style: WEEK_TYPE.drug },
    { text: drug.strength, style: WEEK_TYPE.drug, whole: true },
    { text: drug.form, style: WEEK_TYPE.cell },
    ...(namesPrescriber ? [{ text: prescriber, style: WEEK_TYPE.foot, whole: true, gap: 5 }] : []),
  ];
}

/** Shares a width among texts by how wide each would be on one line. */
function shares(fonts: Fonts, model: WeekModel, room: number, namesPrescriber: boolean): readonly [number, number, number] {
  const widest = (pieces: (row: WeekModel['drugs'][number]) => readonly Piece[]): number =>
    Math.max(60, ...model.drugs.map((row) => breakLines(fonts, pieces(row), 10_000)[0]?.width ?? 0)) + GAP;
  const one = (text: string, style: TextStyle): readonly Piece[] => [{ text, style }];
  const natural = [widest((row) => drugPieces(row, namesPrescriber)), widest((row) => one(row.looks, WEEK_TYPE.cell)), widest((row) => one(row.purpose, WEEK_TYPE.cell))] as const;
  const sum = natural[0] + natural[1] + natural[2];
  if (sum <= room) return [natural[0] + (room - sum) / 3, natural[1] + (room - sum) / 3, natural[2] + (room - sum) / 3];
  const drug = Math.min(natural[0], room * 0.44);
  const looks = Math.min(natural[1], (room - drug) * 0.45);
  return [drug, looks, room - drug - looks];
}

/** Measures the drug table for a width (D70). Prescribers are named by row when there are several. */
export function drugTable(fonts: Fonts, model: WeekModel, width: number): DrugTable {
  const namesPrescriber = new Set(model.drugs.map(({ prescriber }) => prescriber)).size > 1;
  const counts = model.passes.length * COUNT_WIDTH;
  const [drug, looks, purpose] = shares(fonts, model, width - 5 - counts - TOTAL_WIDTH - RX_WIDTH, namesPrescriber);
  const first = 4 + drug + looks + purpose;
  const columns = { looks: 4 + drug, purpose: 4 + drug + looks, counts: model.passes.map((_, index) => first + (index + 0.5) * COUNT_WIDTH), total: first + counts + TOTAL_WIDTH - 8, rx: width - RX_WIDTH };
  const rows = model.drugs.map((row): TableRow => {
    const lines = {
      drug: breakLines(fonts, drugPieces(row, namesPrescriber), drug - GAP),
      looks: breakText(fonts, row.looks, WEEK_TYPE.cell, looks - GAP),
      purpose: breakText(fonts, row.purpose, WEEK_TYPE.cell, purpose - GAP),
      counts: row.counts.map((count) => breakText(fonts, count === '-' ? '–' : count, WEEK_TYPE.drug, COUNT_WIDTH - 2)),
      total: breakText(fonts, row.total, WEEK_TYPE.drug, TOTAL_WIDTH - 4),
      rx: breakText(fonts, row.rxNumber, WEEK_TYPE.cell, RX_WIDTH),
    };
    const most = Math.max(lines.drug.length, lines.looks.length, lines.purpose.length, lines.rx.length, lines.total.length, ...lines.counts.map(({ length }) => length));
    return { ...lines, height: most * ROW_LINE + 2 };
  });
  return { columns, rows };
}
