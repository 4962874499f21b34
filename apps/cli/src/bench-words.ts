import { InvalidInput, type InputProblem, Refusal } from '@cyclefill/contracts';

const OPTIONS: Readonly<Record<string, string>> = { lot: '--lot', expiresOn: '--expires', override: '--override' };

function placeOf(pointer: string, rxNumbers: ReadonlyMap<string, string>): string {
  const [, kind = '', name = '', field] = pointer.split('/');
  const rx = rxNumbers.get(name);
  if (rx !== undefined) return `Rx ${rx}`;
  if (kind === 'containers') return OPTIONS[field ?? ''] ?? `container ${Number(name) + 1}`;
  return OPTIONS[kind] ?? pointer;
}

/** An error of the bench with its places as the command line names them: an order by its Rx number, a field by its option. @param rxNumbers by the id of an order, or of a line of the check */
export function benchWords(error: unknown, rxNumbers: ReadonlyMap<string, string>): unknown {
  const named = (problems: readonly InputProblem[]): InputProblem[] => problems.map(({ pointer, rule }) => ({ pointer: placeOf(pointer, rxNumbers), rule }));
  if (error instanceof Refusal && error.problems !== undefined) return new Refusal(error.code, { cause: error, since: error.since, problems: named(error.problems) });
  return error instanceof InvalidInput ? new InvalidInput(named(error.problems), { cause: error }) : error;
}
