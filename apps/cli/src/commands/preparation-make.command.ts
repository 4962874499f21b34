import { MakePreparation, makePreparationSchema } from '@cyclefill/features/compounding';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';
import { preparationText } from '../preparation-text.js';
import { readRequest } from '../read-request.js';

/** `1=C-0061963-8:250;2=C-0061964-6:1` */
function readTaken(text: string): readonly { readonly ingredient: number; readonly container: string; readonly amount: string }[] {
  return text.split(';').map((part) => {
    const [, ingredient, container, amount] = /^\s*(\d{1,2})=([^:]+):([^:]+)$/u.exec(part) ?? [];
    if (ingredient === undefined || container === undefined || amount === undefined) throw new WrongUsage('--take takes INGREDIENT=CONTAINER:AMOUNT, several with ;');
    return { ingredient: Number(ingredient), container: container.trim(), amount: amount.trim() };
  });
}

export const preparationMakeCommand = defineCommand({
  summary: 'records what was measured out of which containers for an order by a formula, and takes it out of stock; or says what is against it',
  usage: '',
  options: {
    rx: { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    formula: { type: 'string', required: true, value: 'CODE', summary: 'as `formula list` prints it' },
    take: { type: 'string', required: true, value: 'N=CONTAINER:AMOUNT;…', summary: 'measured of each ingredient, by its number in the formula' },
    count: { type: 'string', value: 'N', summary: 'how many of what the formula makes; 1 unless given' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who prepared it' },
  },
  async run(context, { options: { rx, formula, take, count = '1', by } }) {
    const { actor } = await findPerson(context, by, 'compounding.make');
    const request = readRequest(makePreparationSchema, { rxNumber: rx, formula, count: Number(count), taken: readTaken(take) });
    const made = await new MakePreparation(await context.uow()).execute(actor, context.ids.next(), request);
    context.answer({ ...made }, preparationText(made));
  },
});
