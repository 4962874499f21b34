import { DecideRows, decideRowsSchema } from '@cyclefill/features/reconciliation';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';
import { readJson } from '../read-json.js';
import { readRequest } from '../read-request.js';
import { reconciliationAnswer } from '../reconciliation-text.js';

interface TypedDecision {
  readonly row?: string | undefined;
  readonly decision?: string | undefined;
  readonly intent?: string | undefined;
  readonly reason?: string | undefined;
  readonly at?: string | undefined;
  readonly until?: string | undefined;
}

/** One decision for one or several rows, as it was typed. */
function typedRows({ row, decision, ...rest }: TypedDecision): { readonly rows: readonly object[] } {
  if (row === undefined || decision === undefined) throw new WrongUsage('give --row and --decision, or --file with the decisions');
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { rows: row.split(',').map((position) => ({ position: Number(position), decision, ...said })) };
}

export const reconciliationDecideCommand = defineCommand({
  summary: 'says what is done about rows, all of them or none; nothing is done before both sides have signed',
  usage: 'ID',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who decides: a pharmacist, nurse or lead' },
    row: { type: 'string', value: 'N,…', summary: 'the rows, as `reconciliation show` numbers them' },
    decision: { type: 'string', value: 'WHAT', summary: 'continue, stop, hold, not-taking, ask-prescriber; change and new need --file' },
    intent: { type: 'string', value: 'WHETHER', summary: 'was the difference meant: documented, undocumented, unintentional' },
    reason: { type: 'string', value: 'TEXT', summary: 'why; of ask-prescriber, what is asked' },
    at: { type: 'string', value: 'MOMENT', summary: "from when it bites, 2026-12-07T08:00 on the facility's clock; when the second side signs unless given" },
    until: { type: 'string', value: 'MOMENT', summary: 'end of a hold' },
    file: { type: 'string', value: 'FILE', summary: 'the decisions as JSON, as the route takes them: {"rows":[{"position":1,"decision":"change",…}]}' },
  },
  async run(context, { operands: [given = ''], options: { by, file, ...typed } }) {
    const id = readId('ID', given, 'reconciliation list');
    const request = readRequest(decideRowsSchema, file === undefined ? typedRows(typed) : await readJson('--file', file));
    const { actor, scope } = await findPerson(context, by, 'reconciliation.decide');
    reconciliationAnswer(context, await new DecideRows(await context.uow()).execute(actor, scope, { id, key: context.ids.next() }, request));
  },
});
