import type { EpochMinute } from '@cyclefill/domain/kernel';
import type { CheckQueue, CheckView } from '@cyclefill/features/bench';
import { facilityZone } from '@cyclefill/features/facility';
import { localText } from '@cyclefill/features/fill';
import { WrongUsage } from './command-errors.js';
import type { FacilityRow } from './find-facility.js';

type Row = CheckView['rows'][number];
type Side = NonNullable<Row['from']>;

const rxOf = ({ from, to }: Row): string => (to ?? from)?.rxNumber ?? '';

function sideText({ rxNumber, drug, strength, ndc11, looks, directions, pattern, doses, otherMaker }: Side): string {
  const times = pattern.map(({ time, units }) => `${time} ${[...new Set(units)].join('/')}`).join(', ');
  return [`Rx ${rxNumber}  ${drug} ${strength}  NDC ${ndc11}${otherMaker ? ' (other maker)' : ''}`, `${directions}  [${times}; ${doses} doses]`, looks].filter((part) => part !== '').join('  ');
}

function rowText(row: Row): string[] {
  const { kind, fields, from, to } = row;
  const head = `  ${kind}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`;
  if (kind === 'same') return [`${head}  ${to === null ? '' : sideText(to)}`];
  return [head, ...(from === null ? [] : [`    from  ${sideText(from)}`]), ...(to === null ? [] : [`    to    ${sideText(to)}`])];
}

/** A pack against the last one of its kind, and what the check has to name as seen. */
export function checkText(code: string, view: CheckView): string {
  const { previous, risks, rows } = view;
  const seen = rows.filter(({ toAcknowledge }) => toAcknowledge).map(rxOf);
  return [
    `${code}  against ${previous === null ? 'nothing: the first of its kind, so that every line is new' : previous.code}${risks.length === 0 ? '' : `  risks: ${risks.join(', ')}`}`,
    ...rows.flatMap(rowText),
    seen.length === 0 ? '  nothing differs: it passes without --seen' : `  look at each, then: --seen '${seen.join(';')}'`,
  ].join('\n');
}

/** The lines of a check that Rx numbers of `--seen` stand for. @throws WrongUsage for one that it does not show */
export function linesSeen({ rows }: CheckView, seen: string | undefined): readonly string[] {
  const named = (seen ?? '').split(';').map((rx) => rx.trim()).filter((rx) => rx !== '');
  return named.flatMap((rx) => {
    const lines = rows.filter(({ from, to }) => from?.rxNumber === rx || to?.rxNumber === rx);
    if (lines.length === 0) throw new WrongUsage(`--seen names Rx ${rx}, which is not in this pack: \`check show\` lists what is`);
    return lines.map(({ lineId }) => lineId);
  });
}

/** Rx numbers by the id of their line. */
export function rxOfLines({ rows }: CheckView): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.lineId, rxOf(row)]));
}

const wall = (instant: string, zone: string): string => localText(facilityZone(zone).toLocal(Math.floor(Date.parse(instant) / 60_000) as EpochMinute)) ?? '';

/** A pack of the queue in one line, its cut-off on the wall of its facility. */
export function queueLine(facilities: readonly FacilityRow[], { code, facilityId, dueAt, drugs, risks, held, outOfDate }: CheckQueue['items'][number]): string {
  const facility = facilities.find(({ id }) => id === facilityId);
  const due = dueAt === null ? 'no cut-off' : `cut-off ${wall(dueAt, facility?.zone ?? 'UTC')}`;
  const marks = [...(outOfDate ? ['OUT OF DATE'] : []), ...(held === '' ? [] : [`HELD: ${held}`])];
  return [code, facility?.code ?? '', due, `${drugs} ${drugs === 1 ? 'drug' : 'drugs'}`, ...(risks.length === 0 ? [] : [risks.join(', ')]), ...marks].join('  ');
}
