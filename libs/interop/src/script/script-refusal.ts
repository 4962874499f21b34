import type { InputProblem } from '@cyclefill/contracts';

/** Why a file of events is not read: places and what to put there, never a value out of it. */
export class ScriptRefusal extends Error {
  override readonly name = 'ScriptRefusal';

  /** At least one; `pointer` is a JSON pointer into the file, such as `/0/prescription/quantity`, and '' the whole of it. */
  constructor(readonly problems: readonly InputProblem[], options?: ErrorOptions) {
    super(problems.map(({ pointer, rule }) => `${pointer === '' ? 'the file' : pointer}: ${rule}`).join('; '), options);
  }
}
