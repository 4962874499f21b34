import type { CommandTable } from '../command-line.js';

/** Every command by its name, in the order of the help. */
export const COMMANDS: CommandTable = {
  'migrate': async () => (await import('./migrate.command.js')).migrateCommand,
  'sample': async () => (await import('./sample.command.js')).sampleCommand,
  'catalogue import': async () => (await import('./catalogue-import.command.js')).catalogueImportCommand,
  'import': async () => (await import('./import.command.js')).importCommand,
  'pharmacy set': async () => (await import('./pharmacy-set.command.js')).pharmacySetCommand,
  'user add': async () => (await import('./user-add.command.js')).userAddCommand,
  'user list': async () => (await import('./user-list.command.js')).userListCommand,
  'user disable': async () => (await import('./user-disable.command.js')).userDisableCommand,
  'token issue': async () => (await import('./token-issue.command.js')).tokenIssueCommand,
  'token revoke': async () => (await import('./token-revoke.command.js')).tokenRevokeCommand,
  'services exec': async () => (await import('./services-exec.command.js')).servicesExecCommand,
  'facilities': async () => (await import('./facilities.command.js')).facilitiesCommand,
  'run nightly': async () => (await import('./run-nightly.command.js')).runNightlyCommand,
  'run cycle': async () => (await import('./run-cycle.command.js')).runCycleCommand,
  'run show': async () => (await import('./run-show.command.js')).runShowCommand,
  'run list': async () => (await import('./run-list.command.js')).runListCommand,
  'refill': async () => (await import('./refill.command.js')).refillCommand,
  'run-out': async () => (await import('./run-out.command.js')).runOutCommand,
  'render mar': async () => (await import('./render-mar.command.js')).renderMarCommand,
  'render packs': async () => (await import('./render-packs.command.js')).renderPacksCommand,
  'export fill-lines': async () => (await import('./export-fill-lines.command.js')).exportFillLinesCommand,
  'export exceptions': async () => (await import('./export-exceptions.command.js')).exportExceptionsCommand,
  'export doses': async () => (await import('./export-doses.command.js')).exportDosesCommand,
};
