import { parseNdc, toNdc11 } from '@cyclefill/domain/identification';
import type { EntryStatus, ListEntry } from '@cyclefill/domain/reconciliation';
import { type CcdaList, type CcdaMedication, type NotUnderstood, XmlRefusal, decodeXml, readCcda } from '@cyclefill/interop/ccda';
import { type Findings, type SourceFile, WHOLE_LINE } from '@cyclefill/interop/csv';
import { directionsOf, routeWords } from './ccda-directions.js';
import { MOST_ENTRIES } from './read-medication-list.js';
import type { ReceivedList } from './received-list.js';

/** What is not said to have ended stays a line that somebody decides. */
const STATUSES: Readonly<Record<Exclude<CcdaMedication['standing'], 'in-error'>, EntryStatus>> = { 'active': 'active', 'planned': 'intended', 'on-hold': 'on-hold', 'stopped': 'stopped', 'not-given': 'stopped', 'unsaid': 'active' };

/** The medications of a C-CDA document as a list. What it does not understand becomes a line without directions, which no rule settles. */
export function readCcdaMedicationList(source: SourceFile, findings: Findings): ReceivedList {
  const fail = (line: number, reason: string): void => findings.errors.add({ file: source.name, line, column: WHOLE_LINE, reason });
  try {
    const text = decodeXml(source.content);
    const list = readCcda(text);
    const lines = linesOf(list);
    if (lines.length === 0 && !list.noneKnown.some(({ of, standing }) => of === 'medications' && standing === 'active')) fail(1, 'no medication is on its list, and it does not say that there is none');
    if (lines.length > MOST_ENTRIES) fail(1, `holds ${lines.length} entries: a list has ${MOST_ENTRIES} at most`);
    for (const { line, column, reason } of noticesOf(list, lines)) findings.notices.add({ file: source.name, line, column: column === null ? WHOLE_LINE : String(column), reason });
    return { text, bornOn: list.header.bornOn, allergies: allergiesOf(list), entriesOn: (today) => lines.map((line) => entryOf(line, today)) };
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    fail(error.line, error.message);
    return { text: '', bornOn: null, allergies: [], entriesOn: () => [] };
  }
}

type Line = CcdaMedication | NotUnderstood;
interface Notice {
  readonly line: number;
  readonly column: number | null;
  readonly reason: string;
}

/** What holds, and what is doubtful: a person looks. */
function allergiesOf({ allergies }: CcdaList): readonly string[] {
  const held = allergies.filter(({ denied, standing }) => !denied && (standing === 'active' || standing === 'doubtful'));
  return [...new Set(held.map(({ substance, reactions }) => `${substance}${reactions.length === 0 ? '' : ` (${reactions.map(({ name }) => name).join(', ')})`}`))];
}

/** What is held against our orders: what is taken, planned or listed as ended. What was given during the stay, and what was taken before it where a later list is there too, is not. */
function linesOf({ medications, notUnderstood }: CcdaList): readonly Line[] {
  const hasCurrent = medications.some(({ part }) => part === 'current');
  const isOver = ({ standing }: CcdaMedication): boolean => standing === 'stopped' || standing === 'not-given';
  const listed = medications.filter((one) => one.standing !== 'in-error' && one.part !== 'administered' && !(one.part === 'admission' && hasCurrent) && !(one.part === 'elsewhere' && isOver(one)));
  return [...listed, ...notUnderstood.filter(({ about }) => about === 'medication')].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function noticesOf({ medications, allergies, noneKnown, notUnderstood, remarks }: CcdaList, lines: readonly Line[]): readonly Notice[] {
  const told = allergies.length + noneKnown.filter(({ of }) => of !== 'medications').length;
  return [
    ...remarks.map((reason) => ({ line: 1, column: null, reason })),
    ...medications.filter((one) => !lines.includes(one)).map(({ line, column, standing, section }) => ({ line, column, reason: `${standing === 'in-error' ? 'a medication that was entered in error' : `a medication of the section "${section}"`} is not held against our orders` })),
    ...lines.flatMap((one) => ('drug' in one && one.standing === 'not-given' ? [{ line: one.line, column: one.column, reason: 'a medication that was refused or not given: it is a row only where we have it' }] : [])),
    ...medications.flatMap(({ line, column, doubts }) => doubts.map((doubt) => ({ line, column, reason: `not understood: ${doubt}` }))),
    ...notUnderstood.map(({ line, column, about, reason }) => ({ line, column, reason: about === 'immunization' ? reason : `${about} not understood: ${reason}` })),
    ...(told === 0 ? [] : [{ line: 1, column: null, reason: `it makes ${told} statement${told === 1 ? '' : 's'} on allergies: \`ccda show\` prints them` }]),
  ];
}

function entryOf(line: Line, today: string): ListEntry {
  const id = `${line.line}:${line.column}`;
  const empty = { id, ndc11: '', strength: '', form: '', structure: null };
  if (!('drug' in line)) return { ...empty, drug: line.text ?? `what stands on line ${line.line}`, rxcui: '', route: '', sig: `(not understood: ${line.reason})`, status: 'active' };
  const status = line.standing === 'in-error' ? 'stopped' : STATUSES[line.standing];
  const over = line.to !== null && line.to.slice(0, 10) < today.slice(0, Math.min(line.to.length, 10));
  return { ...empty, drug: line.drug, ndc11: ndc11Of(line.ndc), rxcui: line.rxcui ?? '', route: routeWords(line.route), sig: directionsOf(line, today), status: over && status !== 'on-hold' ? 'stopped' : status };
}

function ndc11Of(ndc: string | null): string {
  if (ndc === null || /^\d{11}$/u.test(ndc)) return ndc ?? '';
  const parsed = parseNdc(ndc);
  return (parsed === null ? null : toNdc11(parsed)) ?? '';
}
