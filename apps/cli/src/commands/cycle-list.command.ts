import { defineCommand } from '../command.js';
import { cycleText, cyclesOf } from '../cycle-text.js';
import { findFacility, listFacilities } from '../find-facility.js';

export const cycleListCommand = defineCommand({
  summary: 'the cycles of the facilities and of their wings, each with its next window',
  usage: '',
  options: { facility: { type: 'string', value: 'F', summary: 'only of this facility' } },
  async run(context, { options }) {
    const facilities = options.facility === undefined ? await listFacilities(context) : [await findFacility(context, options.facility)];
    const items = [];
    for (const { id, code } of facilities) for (const cycle of await cyclesOf(context, id)) items.push({ facility: code, ...cycle });
    context.answer({ items }, items.length === 0 ? 'no facility yet: import a census first' : items.map((item) => cycleText(item.facility, item)).join('\n'));
  },
});
