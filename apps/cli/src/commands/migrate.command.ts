import { migrate } from '@cyclefill/platform/database';
import { defineCommand } from '../command.js';
import { makeDefaultPharmacy } from '../make-default-pharmacy.js';

export const migrateCommand = defineCommand({
  summary: 'brings the schema up to date, and makes the pharmacy MAIN where there is none',
  usage: '',
  options: {},
  async run(context) {
    const { databaseUrl, databaseAppUrl } = await context.services();
    const applied = await migrate(databaseUrl, decodeURIComponent(new URL(databaseAppUrl).username));
    const pharmacy = await makeDefaultPharmacy(databaseUrl, context.ids);
    const steps = applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`;
    context.answer({ applied, pharmacy }, pharmacy === null ? steps : `${steps}\nmade the pharmacy ${pharmacy}`);
  },
});
