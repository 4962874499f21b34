import { CHECKED_ACROSS } from '@cyclefill/domain/clinical';
import { alertSentence } from '@cyclefill/features/clinical';
import type { FindingParam } from '@cyclefill/domain/kernel';
import type { RegimenProblemCode } from '@cyclefill/domain/regimen';

type Params = Readonly<Record<string, FindingParam>>;
type Sentence = (params: Params) => string;

const DATA_SENTENCES: Readonly<Record<string, string>> = {
  allergies: 'Allergies were never recorded: ask the facility.',
  product_mismatch: 'The drug or strength of the order is not that of its NDC: correct one of them.',
  product: 'The product of the order is not in the catalogue: import it, or correct the NDC of the order.',
  prescription: 'The order has no prescription: record one, by a renewal or an import.',
  status_unclear: 'The status of the order says that it is not given, but no date does: ask the facility.',
  resident_status: 'The status of the resident says away or discharged, but no census event does: ask the facility.',
};

/** What is wrong with a regimen and what to do; the finding names the phase and, as `detail`, the fault itself. */
const REGIMEN_SENTENCES: Readonly<Record<RegimenProblemCode, Sentence>> = {
  'no-phase': () => 'The order has no structured directions: enter days, times and dose.',
  'stops-before-start': (p) => `Step ${p.phase} stops before its start: correct one of the two.`,
  'count-none': (p) => `Step ${p.phase} ends after ${p.detail} doses: enter a whole number of at least 1, or no count.`,
  'cycle-empty': (p) => `Step ${p.phase} has a cycle of ${p.detail}: enter at least 1 day on.`,
  'days-none': (p) => `Step ${p.phase} names no day, or one that no calendar has${p.detail === '' ? '' : ` (${p.detail})`}: enter the days.`,
  'interval-none': (p) => `Step ${p.phase} is given ${p.detail}: enter a whole number of at least 1.`,
  'times-none': (p) => `Step ${p.phase} has no time of the day: enter the times, or a pass of the table.`,
  'pass-unknown': (p) => `No table of hours in force gives ${p.detail} a time: add a row to the table, or give the order its own times.`,
  'times-range': (p) => `Step ${p.phase} says how often, but not when: ask for fixed days and times, or supply it on demand.`,
  'dose-none': (p) => `Step ${p.phase} has no dose that can be counted${p.detail === '' ? '' : ` (${p.detail})`}: enter the dose in units of the product.`,
  'dose-absurd': (p) => `Step ${p.phase} has a dose of ${p.detail} units: correct it.`,
  'dose-range': (p) => `The dose of step ${p.phase} is ${p.detail}: ask for one dose, or supply it on demand.`,
  'dose-unstated': (p) => `Step ${p.phase} has no dose in figures: supply it on demand, with its directions as written.`,
  'doses-too-few': (p) => `Step ${p.phase} has doses for ${p.detail} times of the day: enter one for each time.`,
  'steps-gap': (p) => `Nothing is given between step ${p.phase} and the one before: ask whether that is meant, and close the gap.`,
  'steps-overlap': (p) => `Step ${p.phase} begins before the one before has ended: correct one of the two dates.`,
  'over-maximum': (p) => `Scheduled are ${p.detail}: lower the dose, or ask for another limit.`,
};

/** A dose that may be right beside a sum that cannot: found in a window, not in the regimen. */
const SUM_ABSURD = 'sum-absurd';

const isRegimenProblem = (problem: FindingParam | undefined): problem is RegimenProblemCode => typeof problem === 'string' && Object.hasOwn(REGIMEN_SENTENCES, problem);

const PRN_SENTENCES: Readonly<Record<string, string>> = {
  rationale: 'To go on, the prescriber documents why and for how long.',
  duration: 'A reason is documented, but not for how long.',
  evaluation: 'It is not extended: the prescriber examines the resident and orders anew.',
};

/** One sentence for people per code: what is wrong, the numbers, what to do. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  NO_REFILLS: (p) => `${p.authorisedLeft} left of the authorisation, ${p.needed} needed: ${p.authorisedLeft === '0' ? 'nothing can be packed;' : 'pack what is left and'} ask the prescriber for a renewal.`,
  RX_EXPIRED: (p) => `Written ${p.writtenOn}, last fill day ${p.lastFillDay}, first dose ${p.firstDose}: a new prescription is needed.`,
  CS_LIMIT: (p) => {
    if (p.earliestFillOn !== undefined) return `Not to be filled before ${p.earliestFillOn}, as the prescription says; first dose ${p.firstDose}.`;
    return p.refillCap === undefined
      ? `Written ${p.writtenOn}: no fill after ${p.lastFillDay} (six months). A new prescription is needed.`
      : `${p.refillsUsed} of at most ${p.refillCap} refills are used: a new prescription is needed.`;
  },
  EMERGENCY_RX: (p) =>
    p.state === 'tell-agency'
      ? `Dispensed on an oral order of ${p.orderedOn}; its signed prescription was due on ${p.dueOn} and is not here: tell DEA, and record that it was told. Nothing more is filled on it.`
      : p.state === 'unmarked'
        ? `The prescription after the oral order of ${p.orderedOn} lacks "Authorization for Emergency Dispensing" or the date of the oral order: have it completed by ${p.dueOn}.`
        : `Dispensed on an oral order of ${p.orderedOn}: the signed prescription is due by ${p.dueOn}.`,
  RECONCILIATION: (p) => `The list that came at ${p.kind} is not settled (due by midnight of ${p.dueOn}): decide what is open in it and have both sides sign; what is urgent is filled on demand.`,
  NO_CONSENT: (p) =>
    p.missing === 'each-window'
      ? `The payer wants a request for each fill, and none is on record for the window from ${p.windowFrom}: have the facility sign its cycle order, record it (consent record --window) and build the window anew.`
      : 'The payer wants consent to refills that nobody asks for, and there is none: record the resident\'s (consent record --from) and build the window anew.',
  CII: () => 'Schedule II does not travel in a cycle batch: fill it in parts, each recorded on its prescription.',
  STOPS_BEFORE: (p) => `Last day ${p.lastDay}, before this window: nothing is packed.`,
  STOPS_WITHIN: (p) => `Last day ${p.lastDay}, inside this window: packed up to the stop.`,
  AWAY: (p) => `${p.heldDoses} doses on hold, ${p.awayDoses} doses away from the facility: not packed.`,
  DISCHARGED: (p) => `Discharged on ${p.on}: nothing is packed after it.`,
  TOO_SOON: (p) => `Filled on ${p.filledOn} for ${p.daysSupply} days; only ${p.elapsedDays} of them will have passed when the new supply begins. It opens on ${p.opensOn}.`,
  QTY: (p) =>
    p.problem === SUM_ABSURD
      ? `${p.detail} units are scheduled in one window: correct the dose, or how often it is given.`
      : isRegimenProblem(p.problem)
      ? REGIMEN_SENTENCES[p.problem](p)
      : p.dose === undefined
        ? 'Days, times or dose cannot be read from the directions: correct the order.'
        : `A dose of ${p.dose} is no multiple of ${p.splitUnit}: choose another strength or product.`,
  CHANGED: (p) => (p.late === true ? 'Arrived after the cut-off: fill it on demand or in the next window.' : 'Changed after the cut-off: review it before it is packed.'),
  DATA: (p) => p.missing === 'zone' ? `The time zone of facility ${p.facility}, ${p.zone}, is none of the IANA database: enter one such as America/New_York, import, and run retry.` : DATA_SENTENCES[String(p.missing)] ?? `The ${p.missing} is missing: complete it.`,
  DUPLICATE: (p) => `The same ingredients as Rx ${p.otherRx}, active at the same time: a pharmacist decides which is meant.`,
  ...Object.fromEntries(CHECKED_ACROSS.map((kind) => [kind, (p: Params) => alertSentence(kind, p, String(p.otherRx ?? ''))])),
  STOCK: (p) => `${p.needed} units are needed and ${p.short} of them are not in stock: order them, dispense in part and owe the rest, or take another NDC.`,
  LOT_EXP: (p) => `Lot ${p.lot} expires on ${p.expiresOn}, before the last dose on ${p.lastDose}: take another lot.`,
  SHORT_CYCLE: (p) => `A brand tablet or capsule for a Part D resident: hand out and bill ${p.increments} days (clarification code ${p.clarification}).`,
  NDC_CHANGED: (p) => `Product ${p.now} instead of ${p.before} in the window before: describe it on the label and tell the nurse.`,
  PRN_14D: (p) => `A psychotropic as needed since ${p.startedOn}; its last day is ${p.lastDay}. ${PRN_SENTENCES[String(p.missing)] ?? ''}`,
  DO_NOT_CRUSH: (p) => `Tablets are crushed for this resident, and this one must stay whole (${p.reason}): choose another form, or a pharmacist decides.`,
  SIG_CONFLICT: (p) => `Text and order disagree: ${p.difference}. Ask which is meant and correct the other.`,
  SIG_UNREAD: () => 'The text cannot be read and stands as written: enter its directions with the prescriber or the facility.',
  NOT_PACKABLE: (p) => `Lies in no pack (${String(p.reason).replaceAll('_', ' ')}): supply it in a container of its own, with its label.`,
  ORDER_COUNT: (p) => `${p.orders} active orders, more than ${p.limit}: look for an import that went wrong, or discontinue what is not given. All are filled.`,
  ON_HAND_VARIANCE: (p) => `Counted ${p.counted}, expected ${p.expected} (${p.lastFill} filled, ${p.givenSince} given since): count again and ask why.`,
};

/** The sentence of a finding. */
export function findingSentence(code: string, params: Params): string {
  return SENTENCES[code]?.(params) ?? code;
}
