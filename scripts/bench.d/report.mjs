// What was measured, against its goal: one row a ratio.
import { ratios, median } from './measure.mjs';

const short = (value) => {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 1e4) return `${(value / 1e3).toFixed(1)} k`;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
};

/**
 * A row of the report. `goal` is `{ ref, atLeast }` or `{ ref, atMost }`, of the ratio product / anchor; null = shown only.
 * @param measured `product` and `anchor`: what each came to in every round, in `unit`.
 */
export function row({ benchmark, against, unit, goal, product, anchor, note = '' }) {
  const ratio = ratios(product, anchor);
  return { benchmark, against, unit, goal, note, product: median(product), anchor: median(anchor), ratio, ...verdict(ratio.median, goal) };
}

/** A figure with a goal of its own and no anchor beside it; `goal` as in {@link row}, of the figure itself. */
export function figure({ benchmark, unit, goal, value, note = '' }) {
  return { benchmark, against: '', unit, goal, note, product: value, anchor: null, ratio: null, ...verdict(value, goal) };
}

function verdict(value, goal) {
  if (goal === null) return { met: null, shortBy: null };
  const met = goal.atLeast === undefined ? value <= goal.atMost : value >= goal.atLeast;
  const shortBy = goal.atLeast === undefined ? value / goal.atMost - 1 : 1 - value / goal.atLeast;
  return { met, shortBy: met ? null : shortBy };
}

const goalText = ({ goal }) => (goal === null ? '' : `${goal.ref} ${goal.atLeast === undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`}`);
const ratioText = ({ ratio }) => (ratio === null ? '' : `${short(ratio.median)} [${short(ratio.min)}–${short(ratio.max)}]`);
const metText = ({ met, shortBy }) => (met === null ? '' : met ? 'met' : `short by ${(shortBy * 100).toFixed(0)} %`);

const COLUMNS = [
  ['benchmark', ({ benchmark }) => benchmark],
  ['against', ({ against }) => against],
  ['ratio [min–max]', ratioText],
  ['goal', goalText],
  ['', metText],
  ['product', ({ product }) => short(product)],
  ['anchor', ({ anchor }) => (anchor === null ? '' : short(anchor))],
  ['unit', ({ unit }) => unit],
  ['note', ({ note }) => note],
];

/** The rows as a table of plain text. */
export function tableOf(rows) {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((each) => COLUMNS.map(([, text]) => text(each)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  return cells.map((line) => line.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}
