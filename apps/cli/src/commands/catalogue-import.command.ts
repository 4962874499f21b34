import { ImportCatalogue } from '@cyclefill/features/formulary';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { printIssues } from '../print-issues.js';
import { readSource } from '../read-folder.js';

export const catalogueImportCommand = defineCommand({
  summary: 'takes over a drug catalogue: one CSV file, or the FDA\'s product.txt and package.txt together',
  usage: 'FILE…',
  options: {},
  async run(context, { operands }) {
    const files = await Promise.all(operands.map(readSource));
    const report = await new ImportCatalogue(await context.uow()).execute(await context.actor(), files);
    printIssues(context, report);
    if (context.json) context.out(JSON.stringify(report));
    if (report.outcome === 'refused') throw new CommandRefused(`nothing was imported: ${report.errorCount} error${report.errorCount === 1 ? '' : 's'}`);
    const { read, added, changed } = report.products;
    if (!context.json) context.out(`${read} products read: ${added} new, ${changed} changed`);
  },
});
