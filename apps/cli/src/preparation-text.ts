import { Refusal } from '@cyclefill/contracts';
import { type Preparation, readPreparations } from '@cyclefill/features/compounding';
import type { CommandContext } from './command-context.js';

/** One preparation on a line. */
export function preparationLine({ code, state, count, makes, formula, rxNumber, preparedAt, preparedBy, beyondUseAt, checkedBy, reason }: Preparation): string {
  const checked = checkedBy === null ? '' : `, ${state} by ${checkedBy.name}${reason === '' ? '' : `: ${reason}`}`;
  return `${code}  ${state.padEnd(8)}  ${count} x ${makes}  ${formula.code}  Rx ${rxNumber}  prepared ${preparedAt} by ${preparedBy.name}${checked}  use before ${beyondUseAt}`;
}

/** A preparation with what it took of which lots. */
export function preparationText(preparation: Preparation): string {
  const taken = preparation.taken.map(({ ingredient, name, amount, unit, container, ndc11, lot, expiresOn, movement }) => `  ${ingredient}. ${name}: ${amount} ${unit} of ${container}, line ${movement} of its ledger, NDC ${ndc11}, lot ${lot}, expires ${expiresOn}`);
  return [preparationLine(preparation), ...taken].join('\n');
}

/** A preparation by its printed code. @throws Refusal preparation.not-found */
export async function findPreparation(context: CommandContext, code: string): Promise<Preparation> {
  const [found] = await (await context.uow()).run(await context.actor(), (tx) => readPreparations(tx, { code: code.trim().toUpperCase() }));
  if (found === undefined) throw new Refusal('preparation.not-found');
  return found;
}
