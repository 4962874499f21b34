import type { Explanation, OrderExplanation } from '@cyclefill/features/fill';

type Line = NonNullable<Explanation['line']>;
type Answer = Explanation['inRun'];

const WORDS: Readonly<Record<Line['steps'][number]['kind'], string>> = {
  scheduled: 'scheduled', held: 'on hold', away: 'on leave or in hospital', discharged: 'after discharge', stat: 'STAT, out of the emergency kit or the first fill', covered: 'on hand already', short: 'not dispensed',
};

const answerText = (what: string, { yes, sentence, rule }: Answer): string => `  ${what}: ${yes ? 'yes' : 'no'}. ${sentence} [${rule.id}, ${rule.source}]`;

const RECORD_SHORT: Readonly<Record<Explanation['onMar'][number]['record'], string>> = { medication: 'the MAR', treatment: 'the TAR', insulin: 'the insulin sheet', as_needed: 'the PRN log' };

/** Days with the same doses in one row. */
function doseRows({ doses }: Line): readonly string[] {
  const byDay = [...Map.groupBy(doses, ({ date }) => date)].map(([date, own]) => ({ date, text: own.map(({ time, quantity, outcome }) => `${time} ${quantity.value} ${outcome}`).join(', ') }));
  const rows: { from: string; to: string; text: string; days: number }[] = [];
  for (const { date, text } of byDay) {
    const last = rows.at(-1);
    if (last?.text === text) Object.assign(last, { to: date, days: last.days + 1 });
    else rows.push({ from: date, to: date, text, days: 1 });
  }
  return rows.map(({ from, to, text, days }) => `    ${from === to ? from : `${from} to ${to}, ${days} days with a dose`}: ${text}`);
}

function supplyText({ counted, countedOn, countedAt, cameSince, givenBefore, left, rule }: NonNullable<Line['supply']>): string {
  const begun = countedOn === null ? 'nothing counted' : `${counted.value} counted on ${countedOn} at ${countedAt}`;
  const came = cameSince.value === '0' ? '' : `, ${cameSince.value} came since`;
  return `  on hand: ${begun}${came}, less ${givenBefore.value} given before the window = ${left.value} [${rule.id}]`;
}

/** `    0800 by BID of the resident's table from 2026-12-07, row 0198…` */
function timeText({ time, from, code, effectiveFrom, rowId, shiftMinutes }: Line['times'][number]): string {
  if (from === 'clock') return `    ${time} by the order's own times [D40]`;
  const moved = shiftMinutes === 0 ? '' : `, moved by ${shiftMinutes} minutes`;
  return from === 'default' ? `    ${time} by ${code} of the default times${moved} [D40]` : `    ${time} by ${code} of the ${from}'s table from ${effectiveFrom}, row ${rowId}${moved} [D40]`;
}

function lineText(line: Line): readonly string[] {
  const { supply, dispensed } = line;
  return [
    `  ${line.status}, ${line.packaging.replace('_', '-')}: ${dispensed.value} ${dispensed.unit}`,
    '  doses',
    ...doseRows(line),
    '  times',
    ...line.times.map(timeText),
    ...(supply === null ? [] : [supplyText(supply)]),
    '  steps',
    ...line.steps.map((step) => `    ${step.quantity.value.padStart(10)}  ${WORDS[step.kind]}, ${step.doses} doses  = ${step.subtotal.value}  [${step.rule.id} ${step.rule.title}; ${step.rule.source}]`),
    `    ${dispensed.value.padStart(10)}  dispensed; ${line.pulled} whole units from stock [R134]; ${line.authorisedLeft.value} authorised [R117]`,
  ];
}

function explanationText(one: Explanation): readonly string[] {
  return [
    one.batchId === null ? 'no batch' : `window ${one.windowFrom} to ${one.windowTo}, as of ${one.asOf}, known at ${one.knownAt}, engine ${one.engineVersion ?? 'none yet'}, ${one.rulePack ?? 'no rule pack yet'}`,
    ...(one.line === null ? [] : lineText(one.line)),
    ...one.findings.map((finding) => `  ${finding.severity} ${finding.code}: ${finding.sentence} [${finding.rule.id}, ${finding.rule.source}]`),
    answerText('in the run', one.inRun), answerText('in a pack', one.inPack), ...one.onMar.map((answer) => answerText(`on ${RECORD_SHORT[answer.record]} of ${answer.month}`, answer)),
  ];
}

/** An explanation for people. */
export function orderExplanationText({ rxNumber, explanations }: OrderExplanation): string {
  return [`prescription ${rxNumber}`, ...explanations.flatMap(explanationText)].join('\n');
}
