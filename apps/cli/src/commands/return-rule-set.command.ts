import { SetReturnRule, setReturnRuleSchema } from '@cyclefill/features/refill';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readMills } from '../read-money.js';

export const returnRuleSetCommand = defineCommand({
  summary: 'what a state allows of returns, or a payer credits, with its source; without a rule nothing is',
  usage: '',
  options: {
    'state': { type: 'string', value: 'ST', summary: 'two letters of a state' },
    'payer': { type: 'string', value: 'CODE', summary: 'code of a payer, such as MEDICARE_D' },
    'reuse': { type: 'boolean', summary: 'the state allows that returns are used again' },
    'controlled': { type: 'boolean', summary: 'the state allows it of controlled drugs too' },
    'days': { type: 'string', value: 'N', summary: 'within so many days of dispensing (0 unless given)' },
    'credit': { type: 'boolean', summary: 'the payer credits returns' },
    'fee': { type: 'string', value: 'DOLLARS', summary: 'its handling fee for each return' },
    'source': { type: 'string', required: true, value: 'TEXT', summary: 'the rule or contract that says so' },
    'from': { type: 'string', required: true, value: 'DATE', summary: 'first day on which it holds' },
  },
  async run(context, { options }) {
    const { state, payer, source, from: effectiveFrom } = options;
    if ((state === undefined) === (payer === undefined)) throw new WrongUsage('return-rule set takes one of --state and --payer');
    const rule = setReturnRuleSchema.safeParse(state === undefined
      ? { kind: 'payer', scope: payer, source, effectiveFrom, creditAllowed: options.credit === true, handlingFeeCents: Math.round(readMills('--fee', options.fee ?? '0') / 10) }
      : { kind: 'state', scope: state, source, effectiveFrom, reuseAllowed: options.reuse === true, controlledAllowed: options.controlled === true, withinDays: Number(options.days ?? '0') });
    if (!rule.success) throw new WrongUsage(rule.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    await new SetReturnRule(await context.uow()).execute(await context.actor(), { key: context.ids.next() }, rule.data);
    context.answer({ ...rule.data }, `${state ?? payer ?? ''}: recorded from ${effectiveFrom}`);
  },
});
