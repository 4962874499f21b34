import { formatDay } from '@cyclefill/domain/kernel';
import type { LookAheadItem, LookAheadKind } from '@cyclefill/domain/cycle-fill';

const SENTENCES: Readonly<Record<LookAheadKind, (on: string) => string>> = {
  no_refills: (on) => `What is authorised lasts through ${on}: ask the prescriber for a renewal now.`,
  rx_expires: (on) => `The prescription may be filled through ${on}: ask for a new one.`,
  controlled_limit: (on) => `The law lets this controlled drug be filled through ${on}: ask for a new prescription.`,
  cii_window: (on) => `Parts of this schedule II prescription may be given through ${on}: ask for a new prescription.`,
  prn_day_14: (on) => `A psychotropic as needed; ${on} is its last day: ask for an evaluation, or a rationale with a duration.`,
  stop_order: (on) => `It stops after ${on}: tell the prescriber before the last dose, and ask whether that stands.`,
  automatic_stop: (on) => `The facility's policy of automatic stops ends it after ${on}: tell the prescriber before the last dose, and ask for a renewal or an end.`,
  no_consent: () => "The payer wants consent or a request for this window's refills: have it signed and record it before the build.",
  unreconciled: (on) => `A list that came with the resident is not settled (due by ${on}): decide it and have both sides sign before the build.`,
  emergency_rx: (on) => `Dispensed on an emergency oral order; the signed prescription is due by ${on}.`,
  lot_expires: () => 'What is in stock expires before the last dose: take another lot.',
  short_stock: () => 'There is not enough in stock: order it before the build.',
};

/** One sentence for people: until when, and what to ask for. */
export function lookAheadSentence({ kind, on }: LookAheadItem): string {
  return SENTENCES[kind](formatDay(on));
}
