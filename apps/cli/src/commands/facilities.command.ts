import { defineCommand } from '../command.js';
import { nextBuilds } from '../next-build.js';

export const facilitiesCommand = defineCommand({
  summary: 'the facilities, and wings with a cycle of their own, with their next cycle and when it is built',
  usage: '',
  options: {},
  async run(context) {
    const items = (await nextBuilds(context)).map((row) => ({ facility: row.code, wing: row.wing, zone: row.zone, nextWindowFrom: row.window_from, nextBuildAt: row.build_at.toISOString(), wings: row.wings }));
    const lines = items.map((item) => `${item.facility}${item.wing === null ? '' : `/${item.wing}`}  next window from ${item.nextWindowFrom}, built at ${item.nextBuildAt}`);
    context.answer({ items }, lines.length === 0 ? 'no facility yet: import a census first' : lines.join('\n'));
  },
});
