import { SetFormula, formulaRequestSchema } from '@cyclefill/features/compounding';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readJson } from '../read-json.js';
import { readRequest } from '../read-request.js';

export const formulaSetCommand = defineCommand({
  summary: 'how something is compounded, from a day on, from a JSON file as formula list --json shows one; a pharmacist says it',
  usage: '',
  options: {
    code: { type: 'string', required: true, value: 'CODE', summary: 'of the formula, capital letters, digits and hyphens' },
    file: { type: 'string', required: true, value: 'FILE', summary: 'the formula as JSON' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'for what is made on this day or later' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { options }) {
    const { actor } = await findPerson(context, options.by, 'compounding.check');
    const said = await readJson('--file', options.file);
    if (typeof said !== 'object' || said === null || Array.isArray(said)) throw new WrongUsage(`--file ${options.file} is no formula`);
    const request = readRequest(formulaRequestSchema, { ...said, effectiveFrom: options.from });
    const versions = await new SetFormula(await context.uow()).execute(actor, options.code, { key: context.ids.next() }, request);
    context.answer({ ...versions }, `${options.code} from ${options.from}: ${request.name}`);
  },
});
