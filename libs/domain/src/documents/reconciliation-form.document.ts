import type { Day, LocalMinute } from '@cyclefill/domain/kernel';
import type { Decision, DifferenceType, Intent, MatchLevel, ReconciliationKind } from '@cyclefill/domain/reconciliation';
import type { AllergyLine, DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { clockDate } from './prepared.js';
import type { PrescriberPageModel } from './prescriber-page.model.js';
import { dateText } from './print-dates.js';
import type { ReconciliationFormModel, ReconciliationFormRow } from './reconciliation-form.model.js';
import { type ResidentPrint, printedName } from './resident-print.js';

/** A row as the form prints it. */
export interface FormRow {
  readonly position: number;
  /** Drug, strength, form and directions of each entry. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly level: MatchLevel | null;
  readonly basis: readonly string[];
  /** The gravest first. */
  readonly types: readonly DifferenceType[];
  readonly highAlert: string | null;
  readonly decided: { readonly decision: Decision; readonly intent: Intent | null; readonly reason: string; readonly by: string; readonly at: LocalMinute; readonly carriedOut: boolean } | null;
}

/** Everything the papers of a reconciliation are made of. Clocks are the facility's wall. */
export interface ReconciliationFormInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly pharmacy: string;
  readonly kind: ReconciliationKind;
  /** `hospital`, `home`: whose list came. */
  readonly source: string;
  readonly openedAt: LocalMinute;
  readonly dueOn: Day;
  readonly settledAt: LocalMinute | null;
  /** '' = it was not. */
  readonly withdrawn: string;
  readonly rows: readonly FormRow[];
  readonly signatures: readonly { readonly side: 'facility' | 'pharmacist'; readonly by: string; readonly at: LocalMinute }[];
}

const LEVELS: Readonly<Record<MatchLevel, string>> = { L1: 'the same drug', L2: 'the same drug, another strength', L3: 'the same ingredients, another form, salt or release', L4: 'another drug of the class', L5: 'a name that is nearly the same' };
const DECIDED: Readonly<Record<Decision, string>> = { continue: 'go on', change: 'change', stop: 'stop', hold: 'hold', new: 'begin', 'not-taking': 'not taken', 'ask-prescriber': 'ask the prescriber' };
const MEANT: Readonly<Record<Intent, string>> = { documented: 'meant, and documented', undocumented: 'meant, not documented', unintentional: 'not meant' };
const SIDES = { facility: 'For the facility: nurse', pharmacist: 'For the pharmacy: pharmacist' } as const;

const allergyText = (allergies: AllergyLine): string => (allergies.kind === 'known' ? allergies.items.join('; ') : allergies.kind === 'none_known' ? allergies.text : 'NOT RECORDED');

function stopOf({ withdrawn, settledAt, rows, dueOn, signatures, identity: { dates } }: ReconciliationFormInput): string | null {
  if (withdrawn !== '') return `WITHDRAWN: ${withdrawn}. Do not work by this form.`;
  if (settledAt !== null) return null;
  const undecided = rows.filter(({ decided, types }) => decided === null && types[0] !== 'SAME').length;
  const asked = rows.filter(({ decided }) => decided?.decision === 'ask-prescriber').length;
  const open = [...(undecided > 0 ? [`${undecided} not decided`] : []), ...(asked > 0 ? [`${asked} asked of the prescriber`] : []), ...(signatures.length < 2 ? [`${2 - signatures.length} of 2 signatures missing`] : [])];
  return `NOT SETTLED: ${open.join(', ')}. Due by midnight of ${dateText(dueOn, dates)}.`;
}

function decidedText({ decided }: FormRow, dates: DateStyle | undefined): string | null {
  if (decided === null) return null;
  const { decision, intent, reason, by, at, carriedOut } = decided;
  return [`${DECIDED[decision]}${intent === null ? '' : ` (${MEANT[intent]})`}`, ...(reason === '' ? [] : [reason]), `${by}, ${clockDate(at, dates)}${carriedOut ? '' : ', not carried out yet'}`].join(' · ');
}

function rowOf(row: FormRow, dates: DateStyle | undefined): ReconciliationFormRow {
  const { position, ours, theirs, level, basis, types: [mark = 'SAME', ...more], highAlert } = row;
  return {
    number: String(position), mark: mark.replace('_', ' '), more: [...more.map((type) => type.replace('_', ' ')), ...(highAlert === null ? [] : [`HIGH ALERT: ${highAlert}`])], ours, theirs,
    match: [level === null ? 'on one list alone' : `${level}, ${LEVELS[level]}`, ...basis].join('; '), decided: decidedText(row, dates),
  };
}

const titleOf = ({ kind, source }: ReconciliationFormInput): string => `${kind} by the list of ${source}`;

/** The form of a reconciliation: differences in the order of the comparison, identical rows after them, and a line for each signature that is missing. */
export function buildReconciliationForm(input: ReconciliationFormInput): ReconciliationFormModel {
  const { paper, identity, resident, pharmacy, rows, openedAt, signatures, settledAt } = input;
  const { dates } = identity;
  const differing = rows.filter(({ types }) => types[0] !== 'SAME');
  return {
    kind: 'reconciliation-form', paper, identity, name: printedName(resident.familyName, resident.givenName), stop: stopOf(input),
    about: [`DOB ${dateText(resident.dateOfBirth, dates)} · ${resident.room} · ${resident.recordNumber} · ${resident.facility}`, `${titleOf(input)} · compared ${clockDate(openedAt, dates)}`, pharmacy],
    facts: [
      { label: 'Allergies', value: allergyText(resident.allergies) }, { label: 'Weight and kidney function', value: 'not recorded here' },
      ...(settledAt === null ? [] : [{ label: 'Settled', value: clockDate(settledAt, dates) }]),
    ],
    rows: [...differing, ...rows.filter(({ types }) => types[0] === 'SAME')].map((row) => rowOf(row, dates)),
    signatures: (['facility', 'pharmacist'] as const).map((side) => {
      const signed = signatures.find((one) => one.side === side);
      return { side: SIDES[side], signed: signed === undefined ? null : `${signed.by}, ${clockDate(signed.at, dates)}` };
    }),
  };
}

/** The rows about which the prescriber is asked, as a page to fax: what both lists say, and the question. */
export function buildReconciliationQuestions(input: ReconciliationFormInput, pharmacy: PrescriberPageModel['pharmacy'], to: string): PrescriberPageModel {
  const { paper, identity, resident, rows, dueOn } = input;
  const side = (entries: readonly string[]): string => (entries.length === 0 ? 'nothing' : entries.join(' + '));
  return {
    kind: 'clarification', title: 'Reconciliation: questions', paper, identity, pharmacy, to, facility: resident.facility,
    please: `We compared two lists of this resident's medicines (${titleOf(input)}). Please answer by ${dateText(dueOn, identity.dates)}, sign and send this page back, or call us.`,
    resident: `${printedName(resident.familyName, resident.givenName)} · DOB ${dateText(resident.dateOfBirth, identity.dates)}`,
    received: [{ label: 'Allergies', value: allergyText(resident.allergies) }],
    questions: rows.flatMap(({ decided, ours, theirs }) => (decided?.decision === 'ask-prescriber' ? [{ text: `We give: ${side(ours)}. The list says: ${side(theirs)}. ${decided.reason}`, rule: 'R305' }] : []))
      .map((question, index) => ({ number: String(index + 1), ...question })),
  };
}
