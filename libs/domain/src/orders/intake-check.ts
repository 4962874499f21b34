import { type Day, type Milli, formatDay } from '@cyclefill/domain/kernel';
import { deaProblem, isValidNpi } from '@cyclefill/domain/identification';
import { type CiiSeriesMember, type DeaSchedule, type RulePack, checkCiiSeries, lastFillDay } from '@cyclefill/domain/law';

/** How a prescription arrives. */
export const INTAKE_SOURCES = ['electronic', 'fax', 'phone', 'written'] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];

/** How it is signed: by hand, by a certificate, not at all. */
export const SIGNATURES = ['manual', 'digital', 'none'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** What was read from a prescription, with what the pharmacy knows of what it names. Null = not there. */
export interface IntakeFacts {
  readonly source: IntakeSource;
  readonly signature: Signature;
  /** Whether the paper is stored. */
  readonly documentOnFile: boolean;
  /** Marked by the pharmacist as an emergency oral C-II (R208). */
  readonly emergency: boolean;
  /** Whether the resident lives in a facility that DEA calls long-term care. */
  readonly longTermCare: boolean;
  readonly residentKnown: boolean;
  readonly npi: string | null;
  readonly prescriber: 'active' | 'inactive' | 'unknown';
  readonly dea: string | null;
  /** null = nothing named; `known: false` = not in the catalogue. */
  readonly product: { readonly known: boolean; readonly schedule: DeaSchedule | null } | null;
  readonly directions: 'readable' | 'unreadable' | 'missing';
  readonly prn: boolean;
  readonly prnReason: string | null;
  readonly dose: Milli | null;
  readonly quantity: Milli | null;
  readonly refills: number | null;
  readonly writtenOn: Day | null;
  /** Of a C-II that nobody may fill before a day (R201). */
  readonly earliestFillOn: Day | null;
  /** With the others issued together with it, a C-II (R201); empty = it stands alone. */
  readonly series: readonly CiiSeriesMember[];
  readonly from: Day | null;
}

/** One thing that a prescription lacks: where, by which rule, and what to ask the prescriber. */
export interface IntakeGap {
  /** JSON pointer into what was read. */
  readonly pointer: string;
  readonly rule: string;
  readonly question: string;
}

const gap = (pointer: string, rule: string, question: string): IntakeGap => ({ pointer, rule, question });
const when = (condition: boolean, found: IntakeGap): readonly IntakeGap[] => (condition ? [found] : []);

const DEA_QUESTIONS = {
  format: 'Please state your DEA number: two letters and seven digits.',
  registrant: 'The DEA number given does not belong to a registrant who may prescribe. Please state yours.',
  'check-digit': 'The DEA number given has a wrong check digit. Please state it again.',
} as const;

function whoGaps({ residentKnown, npi, prescriber, dea, product }: IntakeFacts): readonly IntakeGap[] {
  const controlled = (product?.schedule ?? null) !== null;
  const problem = controlled ? (dea === null ? 'format' : deaProblem(dea)) : null;
  return [
    ...when(!residentKnown, gap('/residentId', 'R207', 'For which resident is this? Please give full name and date of birth.')),
    ...when(npi === null || !isValidNpi(npi), gap('/prescriber/npi', 'R207', 'Please state your NPI; the one given is missing or not valid.')),
    ...when(npi !== null && isValidNpi(npi) && prescriber !== 'active', gap('/prescriber/npi', 'R207', prescriber === 'inactive' ? 'Our records show this prescriber as not active. Who signs for this order?' : 'We do not know this prescriber yet. Please confirm name, NPI and phone.')),
    ...(problem === null ? [] : [gap('/prescriber/dea', 'R207', DEA_QUESTIONS[problem])]),
  ];
}

function whatGaps({ product, directions, prn, prnReason, dose, quantity, refills, from }: IntakeFacts): readonly IntakeGap[] {
  return [
    ...when(product === null || !product.known, gap('/ndc11', 'R207', 'Which drug, strength and form is meant?')),
    ...when(directions !== 'readable', gap('/directions/frequencyCode', 'R207', directions === 'missing' ? 'How often is it to be given?' : 'We cannot read how often it is to be given. Please write it in words.')),
    ...when(dose === null || dose <= 0, gap('/directions/dose', 'R207', 'How much is one dose?')),
    ...when(prn && (prnReason ?? '').trim() === '', gap('/directions/prnReason', 'R207', 'For which symptom may it be given as needed?')),
    ...when(quantity === null || quantity <= 0, gap('/quantity', 'R207', 'Which quantity is prescribed?')),
    ...when(refills === null, gap('/refills', 'R207', 'How many refills are authorised? Write 0 for none.')),
    ...when(from === null, gap('/from', 'R207', 'From which day is it to be given?')),
  ];
}

/** Days that are sane: written, not after today, and not so long ago that it can no longer be filled (R204, R205, R222). */
function dateGaps({ writtenOn, earliestFillOn, product }: IntakeFacts, today: Day, pack: RulePack): readonly IntakeGap[] {
  if (writtenOn === null) return [gap('/writtenOn', 'R207', 'On which day was this written?')];
  if (writtenOn > today) return [gap('/writtenOn', 'R207', `The date written, ${formatDay(writtenOn)}, lies ahead. Please correct it.`)];
  const last = lastFillDay({ schedule: product?.schedule ?? null, writtenOn, earliestFillOn, refillsUsed: 0, everFilled: false }, pack);
  return when(today > last.day, gap('/writtenOn', last.rule, `A prescription of ${formatDay(writtenOn)} can no longer be filled. Please write a new one.`));
}

/** Whether this source with this signature is a prescription for the schedule at all (R207, R208). */
function formGaps(facts: IntakeFacts): readonly IntakeGap[] {
  const { source, signature, documentOnFile, product, emergency, longTermCare } = facts;
  const schedule = product?.schedule ?? null;
  const onPaper = source === 'fax' || source === 'written';
  const oral = source === 'phone' && schedule === 'CII';
  return [
    ...when(onPaper && signature !== 'manual', gap('/signature', 'R207', 'Please sign the prescription by hand and send it again.')),
    ...when(source === 'electronic' && schedule !== null && signature !== 'digital', gap('/signature', 'R207', 'A controlled drug needs an electronic prescription with a digital signature, or one on paper.')),
    ...when(onPaper && schedule !== null && !documentOnFile, gap('/document', 'R207', 'Please send the signed prescription; we have no copy of it.')),
    ...when(source === 'fax' && schedule === 'CII' && !longTermCare, gap('/source', 'R207', 'A fax of a Schedule II drug is not enough here. Please send the original or an electronic prescription.')),
    ...when(oral && !emergency, gap('/source', 'R207', 'A Schedule II drug cannot be ordered by phone. Please send a signed or electronic prescription.')),
    ...when(oral && emergency && facts.prescriber !== 'active', gap('/prescriber/npi', 'R208', 'For an emergency supply of a Schedule II drug we call you back. Under which number do we reach you?')),
  ];
}

function refillGaps({ product, refills }: IntakeFacts, pack: RulePack): readonly IntakeGap[] {
  const schedule = product?.schedule ?? null;
  if (schedule === null || refills === null) return [];
  if (schedule === 'CII') return when(refills > 0, gap('/refills', 'R201', 'A Schedule II drug has no refills. Please write the quantity without refills.'));
  const { value: cap, rule } = pack.rules[`refill-cap.${schedule}`];
  return cap === null ? [] : when(refills > cap, gap('/refills', rule, `At most ${cap} refills are lawful for this drug. How many are meant?`));
}

/** Several C-II prescriptions issued together (R201). */
function seriesGaps({ series, writtenOn }: IntakeFacts, pack: RulePack): readonly IntakeGap[] {
  const refused = checkCiiSeries(series, pack);
  const { value: days, rule } = pack.rules['cii.series-days'];
  const on = writtenOn === null ? '' : ` of ${formatDay(writtenOn)}`;
  return [
    ...when(refused === 'too-many-days', gap('/quantity', rule, `Schedule II prescriptions${on} for this drug may cover ${days} days together; this one goes beyond. Which quantity is meant?`)),
    ...when(refused === 'missing-earliest-date', gap('/earliestFillOn', rule, `Another Schedule II prescription${on} for this drug may be filled at once. On which day may this one be filled at the earliest?`)),
  ];
}

/** All that a prescription lacks to become an order, in the order of a form. Nothing missing = it is complete (R207, R208, R201, R205). */
export function checkIntake(facts: IntakeFacts, today: Day, pack: RulePack): readonly IntakeGap[] {
  return [...whoGaps(facts), ...whatGaps(facts), ...dateGaps(facts, today, pack), ...formGaps(facts), ...refillGaps(facts, pack), ...seriesGaps(facts, pack)];
}
