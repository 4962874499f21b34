import type { ReturnRefusal } from '@cyclefill/domain/refill';

const SENTENCES: Readonly<Record<ReturnRefusal, string>> = {
  state_forbids: 'Nobody recorded a rule of the state that allows it: it is destroyed, not used again (R142).',
  controlled: 'A controlled drug that was dispensed does not come back to the pharmacy (R144).',
  opened: 'Its seal is broken, or doses are missing or damaged (R142).',
  left_custody: 'It was with the resident or the family: it is destroyed, without credit (R142).',
  multi_drug: 'A pack of several drugs that has left is adulterated: it is never stocked again (R143).',
  expired: 'It has expired (R142).',
  expiry_unknown: 'Its expiry is not known (R142).',
  too_late: 'Too many days have passed since it was dispensed (R142).',
  not_dispensed_here: 'So many units of it are not out from here (R142).',
};

/** Why a return is refused, for people. */
export function returnSentence(refusal: ReturnRefusal): string {
  return SENTENCES[refusal];
}
