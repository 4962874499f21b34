import type { ConfigKey } from './config.schema.js';

export interface ConfigProblem {
  readonly key: ConfigKey;
  readonly rule: string;
}

/** Settings that break their rule: keys and rules only, since values may be secrets. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ key, rule }) => `${key} ${rule}`).join('; '));
    this.problems = problems;
  }
}
