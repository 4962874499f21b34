import { ScanAtPack } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';
import { findPack } from '../find-pack.js';
import { findPerson } from '../find-person.js';

export const packScanCommand = defineCommand({
  summary: 'what a scanned code is to a pack: ok, warn, stop or unknown, and why',
  usage: 'PACK SCAN',
  options: {
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { operands: [name = '', raw = ''], options }) {
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'pack.fill')];
    const { id } = await findPack(context, scope, name);
    const { residentId: _, ...answer } = await new ScanAtPack(uow).execute(actor, scope, id, { raw });
    context.answer(answer, `${answer.verdict.toUpperCase()}  ${answer.sentence}`);
  },
});
