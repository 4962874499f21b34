import { execWithServices } from '@cyclefill/platform/services';
import { defineCommand } from '../command.js';

export const servicesExecCommand = defineCommand({
  summary: 'runs a command with the services up and their addresses in its environment; ends with its exit code',
  usage: '-- CMD…',
  options: {
    own: { type: 'boolean', summary: 'refuse to join services that already run from the data folder' },
    temporary: { type: 'boolean', summary: 'own servers in a folder that is removed at the end' },
  },
  run: (context, { operands, options }) =>
    execWithServices(operands, { dataDir: context.config.CYCLEFILL_DATA, env: context.env, temporary: options.temporary, own: options.own, say: (line) => context.err(line) }),
});
