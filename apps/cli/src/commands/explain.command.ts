import { Refusal } from '@cyclefill/contracts';
import { ExplainLine, orderExplanation } from '@cyclefill/features/fill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { orderExplanationText } from '../explanation-text.js';
import { findRun } from '../wait-for-run.js';

export const explainCommand = defineCommand({
  summary: 'why an order gets what it gets in a run, or nothing: doses, steps that add up, rules with their sources',
  usage: '',
  options: {
    rx: { type: 'string', required: true, value: 'RX', summary: 'prescription number' },
    run: { type: 'string', required: true, value: 'ID', summary: 'the run' },
  },
  async run(context, { options }) {
    const { run } = await findRun(context, options.run);
    const found = await new ExplainLine(await context.uow())
      .execute(await context.actor(), 'pharmacy', { runId: run.id, rxNumber: options.rx })
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'order.not-found') throw new CommandRefused(`there is no prescription ${options.rx} in this pharmacy`, { cause: error });
        throw error;
      });
    const document = orderExplanation(options.rx, found);
    context.answer(document as JsonValue, orderExplanationText(document));
  },
});
