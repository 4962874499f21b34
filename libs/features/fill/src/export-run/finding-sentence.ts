import type { FindingParam } from '@cyclefill/domain/kernel';

type Params = Readonly<Record<string, FindingParam>>;
type Sentence = (params: Params) => string;

const DATA_SENTENCES: Readonly<Record<string, string>> = {
  allergies: 'Allergies were never recorded: ask the facility.',
  product_mismatch: 'The drug or strength of the order is not that of its NDC: correct one of them.',
  status_unclear: 'The status of the order says that it is not given, but no date does: ask the facility.',
  resident_status: 'The status of the resident says away or discharged, but no census event does: ask the facility.',
};

/** One sentence for people per code: what is wrong, the numbers, what to do. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  NO_REFILLS: (p) => `${p.authorisedLeft} left of the authorisation, ${p.needed} needed: ${p.authorisedLeft === '0' ? 'nothing can be packed;' : 'pack what is left and'} ask the prescriber for a renewal.`,
  RX_EXPIRED: (p) => `Written ${p.writtenOn}, last fill day ${p.lastFillDay}, first dose ${p.firstDose}: a new prescription is needed.`,
  CS_LIMIT: (p) =>
    p.refillCap === undefined
      ? `Written ${p.writtenOn}: no fill after ${p.lastFillDay} (six months). A new prescription is needed.`
      : `${p.refillsUsed} of at most ${p.refillCap} refills are used: a new prescription is needed.`,
  CII: () => 'Schedule II does not travel in a cycle batch: fill it in parts, each recorded on its prescription.',
  STOPS_BEFORE: (p) => `Last day ${p.lastDay}, before this window: nothing is packed.`,
  STOPS_WITHIN: (p) => `Last day ${p.lastDay}, inside this window: packed up to the stop.`,
  AWAY: (p) => `${p.heldDoses} doses on hold, ${p.awayDoses} doses away from the facility: not packed.`,
  DISCHARGED: (p) => `Discharged on ${p.on}: nothing is packed after it.`,
  TOO_SOON: (p) => `Filled on ${p.filledOn} for ${p.daysSupply} days; only ${p.elapsedDays} of them will have passed when the new supply begins. It opens on ${p.opensOn}.`,
  QTY: (p) =>
    p.dose === undefined
      ? 'Days, times or dose cannot be read from the directions: correct the order.'
      : `A dose of ${p.dose} is no multiple of ${p.splitUnit}: choose another strength or product.`,
  CHANGED: (p) => (p.late === true ? 'Arrived after the cut-off: fill it on demand or in the next window.' : 'Changed after the cut-off: review it before it is packed.'),
  DATA: (p) => DATA_SENTENCES[String(p.missing)] ?? `The ${p.missing} is missing: complete it.`,
  SIG_CONFLICT: (p) => `Text and order disagree: ${p.difference}. Ask which is meant and correct the other.`,
  SIG_UNREAD: () => 'The text cannot be read and stands as written: enter its directions with the prescriber or the facility.',
  NOT_PACKABLE: (p) => `Lies in no pack (${String(p.reason).replaceAll('_', ' ')}): supply it in a container of its own, with its label.`,
  ON_HAND_VARIANCE: (p) => `Counted ${p.counted}, expected ${p.expected} (${p.lastFill} filled, ${p.givenSince} given since): count again and ask why.`,
};

/** The sentence of a finding. */
export function findingSentence(code: string, params: Params): string {
  return SENTENCES[code]?.(params) ?? code;
}
