import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepPar, setParSchema } from '@cyclefill/features/stock';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';

export const stockParCommand = defineCommand({
  summary: 'par levels with what the next four planned windows suggest and how it was reckoned; or sets one',
  usage: '',
  options: {
    ndc: { type: 'string', value: 'NDC11', summary: 'sets the level of this product' },
    par: { type: 'string', value: 'N', summary: 'units that should lie here' },
    from: { type: 'string', value: 'DATE', summary: 'since when' },
    reason: { type: 'string', value: 'TEXT', summary: 'needed where it is not what is suggested' },
  },
  async run(context, { options: { ndc, par, from, reason } }) {
    const [keeping, actor] = [new KeepPar(await context.uow()), await context.actor()];
    if (ndc !== undefined && (par === undefined || from === undefined)) throw new WrongUsage('--ndc takes --par and --from');
    const items = ndc === undefined ? await keeping.suggest(actor) : [await keeping.set(actor, ndc, { key: context.ids.next() }, readRequest(setParSchema, { par, effectiveFrom: from, reason }))];
    const lines = items.map((one) => `${one.ndc11}  ${one.drug} ${one.strength}: ${one.par ?? 'none'}${one.suggested === null ? '' : `. ${one.suggested.sentence}`}`);
    context.answer({ items: [...items] } as JsonValue, lines.length === 0 ? 'no product has a level, and no planned window takes any' : lines.join('\n'));
  },
});
