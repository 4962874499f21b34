import { Refusal } from '@cyclefill/contracts';
import { PackLife, ScanAtPack } from '@cyclefill/features/bench';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findPerson } from '../find-person.js';

export const packScanCommand = defineCommand({
  summary: 'what a scanned code is to a pack: ok, warn, stop or unknown, and why',
  usage: 'CODE SCAN',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { operands: [code, raw], options }) {
    if (code === undefined || raw === undefined) throw new WrongUsage('name the code of the pack and what was scanned');
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'pack.fill')];
    const pack = await uow.run(actor, (tx) => tx.get(PackLife).find(scope, { code }));
    if (pack === null) throw new Refusal('pack.not-found');
    const { residentId: _, ...answer } = await new ScanAtPack(uow).execute(actor, scope, pack.id, { raw });
    context.answer(answer, `${answer.verdict.toUpperCase()}  ${answer.sentence}`);
  },
});
