import { emptyReasons, neutralRows } from './neutral-rows.js';
import type { PackagerAdapter } from './packager-adapter.js';
import { readPackagerAnswer } from './packager-answer.js';

/** One JSON document with an object for each dose, in the columns of the CSV. */
export const NEUTRAL_JSON: PackagerAdapter = {
  validate: emptyReasons,
  render: (plan) => [{ extension: 'json', content: `${JSON.stringify({ version: 1, doses: neutralRows(plan) }, null, 1)}\n` }],
  acknowledge: readPackagerAnswer,
};
