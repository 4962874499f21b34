import { dayOf } from '@cyclefill/domain/kernel';
import { type RulePack, libraryOf, rulesFor, stampOf } from '@cyclefill/domain/law';
import type { BatchFacts, BatchRules, ResidentFacts } from './fill-snapshot.js';

/** Rules in force on the day of the decision; a batch that was computed before keeps the versions it names. */
export function batchRules(batch: BatchFacts, residents: Iterable<Pick<ResidentFacts, 'payer'>>): BatchRules {
  const library = batch.rulePack === null ? undefined : libraryOf(batch.rulePack);
  const place = { state: batch.usState, facility: batch.facilityCode, on: dayOf(batch.asOf) };
  const known = new Map<string, RulePack>();
  const forPayer = (payer: string): RulePack => {
    let pack = known.get(payer);
    if (pack === undefined) {
      pack = rulesFor({ ...place, payer }, library);
      known.set(payer, pack);
    }
    return pack;
  };
  for (const { payer } of residents) forPayer(payer);
  return { stamp: known.size === 0 ? forPayer('').id : stampOf([...known.values()]), forPayer };
}
