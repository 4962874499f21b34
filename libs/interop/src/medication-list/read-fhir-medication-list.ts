import { parseNdc, toNdc11 } from '@cyclefill/domain/identification';
import type { EntryStatus, ListEntry } from '@cyclefill/domain/reconciliation';
import { type Findings, type SourceFile, WHOLE_LINE } from '@cyclefill/interop/csv';
import { conceptText, dosageShape } from '@cyclefill/interop/fhir';
import { activeAllergy } from '@cyclefill/interop/fhir-admission';
import { type Bundle, type MedicationEntry, bundleShape, medicationEntryShape, medicationShape, patientShape } from './fhir-bundle.shape.js';
import { fhirDirections } from './fhir-directions.js';
import { MOST_ENTRIES } from './read-medication-list.js';
import type { ReceivedList } from './received-list.js';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const NDC = 'http://hl7.org/fhir/sid/ndc';
const MOST_CHARACTERS = 4_000_000;
const MEDICATIONS: readonly string[] = ['MedicationRequest', 'MedicationStatement'];
/** By the status of FHIR; what is not here stays active, with a doubt. */
const STATUSES: ReadonlyMap<string, EntryStatus> = new Map([
  ['active', 'active'], ['intended', 'intended'], ['on-hold', 'on-hold'], ['stopped', 'stopped'], ['completed', 'stopped'], ['cancelled', 'stopped'], ['not-taken', 'stopped'],
]);

/** What one resource came to: a line, or why it is none. */
interface Line {
  readonly id: string;
  readonly entry: ListEntry | null;
  /** The last day of it, where that is said. */
  readonly until: string | null;
  readonly notices: readonly string[];
}

/** The medications of a FHIR R4 Bundle (MedicationRequest, MedicationStatement) as a list; other resources are told by number. */
export function readFhirMedicationList(source: SourceFile, findings: Findings): ReceivedList {
  const fail = (reason: string): ReceivedList => {
    findings.errors.add({ file: source.name, line: 1, column: WHOLE_LINE, reason });
    return { text: '', bornOn: null, allergies: [], entriesOn: () => [] };
  };
  const text = textOf(source);
  if (text === null || text.length > MOST_CHARACTERS) return fail(text === null ? 'is not UTF-8' : `more than ${MOST_CHARACTERS} characters`);
  const read = bundleShape.safeParse(jsonOf(text));
  if (!read.success) return fail('is no FHIR Bundle');
  const lines = read.data.entry.flatMap(({ resource }, index) => (resource !== undefined && MEDICATIONS.includes(resource.resourceType) ? [lineOf({ resource, id: `entry[${index}]`, bundle: read.data })] : []));
  const entries = lines.flatMap((line) => (line.entry === null ? [] : [{ entry: line.entry, until: line.until }]));
  if (entries.length === 0) return fail('no medication is in the Bundle');
  if (entries.length > MOST_ENTRIES) return fail(`holds ${entries.length} entries: a list has ${MOST_ENTRIES} at most`);
  if (subjectsOf(read.data) > 1) return fail('holds medications of more than one patient: give those of one');
  for (const { id, notices } of lines) for (const reason of notices) findings.notices.add({ file: source.name, line: 1, column: id, reason });
  for (const reason of othersOf(read.data)) findings.notices.add({ file: source.name, line: 1, column: WHOLE_LINE, reason });
  const isOver = (until: string | null, today: string): boolean => until !== null && until.slice(0, 10) < today.slice(0, Math.min(until.length, 10));
  return { text, bornOn: bornOnOf(read.data), allergies: read.data.entry.flatMap(({ resource }) => activeAllergy(resource) ?? []), entriesOn: (today) => entries.map(({ entry, until }) => (isOver(until, today) && entry.status !== 'on-hold' ? { ...entry, status: 'stopped' as const } : entry)) };
}

function textOf({ content }: SourceFile): string | null {
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lineOf({ resource, id, bundle }: { readonly resource: unknown; readonly id: string; readonly bundle: Bundle }): Line {
  const parsed = medicationEntryShape.safeParse(resource);
  const blank = { id, ndc11: '', rxcui: '', strength: '', form: '', route: '', structure: null };
  if (!parsed.success) return { id, entry: { ...blank, drug: `what stands in ${id}`, sig: '(not understood: no such resource of FHIR R4)', status: 'active' }, until: null, notices: ['not understood: no such resource of FHIR R4'] };
  const order = parsed.data;
  if (order.status === 'entered-in-error') return { id, entry: null, until: null, notices: ['a medication that was entered in error is not held against our orders'] };
  const { code, doubts: doubtsOfDrug } = drugOf(order, bundle);
  const drug = conceptText(code);
  const dosages = (order.dosageInstruction ?? order.dosage ?? []).map((one) => dosageShape.safeParse(one));
  const directions = dosages.flatMap((one) => (one.success ? [fhirDirections(one.data, drug ?? '')] : []));
  const refused = order.doNotPerform === true || order.status === 'not-taken';
  const doubts = [
    ...doubtsOfDrug, ...(drug === null ? ['no text or code says which drug'] : []), ...(STATUSES.has(order.status) ? [] : ['its status does not tell']), ...(order.intent === 'option' ? ['it is one of several options'] : []),
    ...(order.modifierExtension === undefined ? [] : ['a modifier extension']), ...(dosages.some(({ success }) => !success) ? ['a dosage that is none of FHIR R4'] : []), ...(dosages.length > 1 ? [`${dosages.length} dosages together`] : []), ...directions.flatMap((one) => one.doubts),
  ];
  const status = STATUSES.get(order.status) ?? 'active';
  const planned = status === 'active' && (order.intent === 'proposal' || order.intent === 'plan');
  const sig = [directions.map((one) => one.text).join('; '), ...(refused ? ['(not given)'] : []), ...doubts.map((doubt) => `(not understood: ${doubt.replaceAll(/[()]/gu, ' ')})`)].filter((part) => part !== '').join(' ');
  const ends = [order.effectivePeriod?.end, ...dosages.map((one) => (one.success ? one.data.timing?.repeat?.boundsPeriod?.end : undefined))].filter((end) => end !== undefined);
  // JSON can spell what no text of a database holds: NUL, and half of a pair.
  const held = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return {
    id, until: dosages.length > 1 ? null : (ends.toSorted()[0] ?? null), notices: doubts.map((doubt) => `not understood: ${doubt}`),
    entry: { ...blank, drug: held(drug ?? '') || `what stands in ${id}`, ndc11: ndc11Of(codeOf(code, NDC)), rxcui: held(codeOf(code, RXNORM)), sig: held(sig), status: refused ? 'stopped' : planned ? 'intended' : status },
  };
}

type Concept = MedicationEntry['medicationCodeableConcept'];

/** What is given: a concept, or a Medication that is contained or stands in the Bundle. */
function drugOf({ medicationCodeableConcept: concept, medicationReference: named, contained }: MedicationEntry, { entry }: Bundle): { readonly code: Concept; readonly doubts: readonly string[] } {
  if (concept !== undefined || named === undefined) return { code: concept, doubts: named === undefined ? [] : ['it names its drug twice'] };
  const to = named.reference ?? '';
  const near = (contained ?? []).map((one) => medicationShape.safeParse(one)).find((one) => one.success && to === `#${one.data.id ?? ''}`);
  const far = entry.filter(({ fullUrl, resource }) => to !== '' && (fullUrl === to || (resource?.id !== undefined && to === `Medication/${resource.id}`))).map(({ resource }) => medicationShape.safeParse(resource)).find(({ success }) => success);
  const code = (near ?? far)?.data?.code;
  return code === undefined ? { code: named.display === undefined ? undefined : { text: named.display }, doubts: ['it refers to a drug that is not in the Bundle'] } : { code, doubts: [] };
}

/** The code of a system, where there is one alone. */
function codeOf(code: Concept, system: string): string {
  const codes = new Set(code?.coding?.filter((one) => one.system === system).map((one) => one.code ?? ''));
  return codes.size === 1 ? ([...codes][0] ?? '') : '';
}

function ndc11Of(ndc: string): string {
  if (/^\d{11}$/u.test(ndc)) return ndc;
  const parsed = parseNdc(ndc);
  return (parsed === null ? null : toNdc11(parsed)) ?? '';
}

/** How many patients the medications name. */
function subjectsOf({ entry }: Bundle): number {
  const named = entry.flatMap(({ resource }) => (resource !== undefined && MEDICATIONS.includes(resource.resourceType) ? [medicationEntryShape.safeParse(resource).data?.subject?.reference] : []));
  return new Set(named.filter((one) => one !== undefined)).size;
}

/** The birth date of the one patient of the Bundle. */
function bornOnOf({ entry }: Bundle): string | null {
  const [patient, ...more] = entry.map(({ resource }) => patientShape.safeParse(resource)).filter(({ success }) => success);
  return more.length === 0 ? (patient?.data?.birthDate ?? null) : null;
}

function othersOf({ entry }: Bundle): readonly string[] {
  const counts = Map.groupBy(entry.filter(({ resource }) => ![...MEDICATIONS, 'Patient', 'Medication', 'AllergyIntolerance'].includes(resource?.resourceType ?? '')), ({ resource }) => resource?.resourceType ?? 'entry without a resource');
  return [...counts].map(([type, all]) => `${all.length} of ${/^[A-Za-z ]{1,40}$/u.test(type) ? type : 'another type'} ${all.length === 1 ? 'is' : 'are'} not held against our orders`);
}
