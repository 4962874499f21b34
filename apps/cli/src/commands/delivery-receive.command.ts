import { type ReceiveToteRequest, ReceiveTote, TotePageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { openDocumentStorage } from '@cyclefill/platform/storage';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { pullText } from '../delivery-text.js';
import { findPerson } from '../find-person.js';

const codes = (text: string | undefined): string[] => (text ?? '').split(';').map((code) => code.trim()).filter((code) => code !== '');

export const deliveryReceiveCommand = defineCommand({
  summary: 'a tote is received: each thing by its code, or all of them counted; what is short or damaged',
  usage: '',
  options: {
    'tote': { type: 'string', required: true, value: 'CODE', summary: 'code on the tote' },
    'by': { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    'signed': { type: 'string', required: true, value: 'NAME', summary: 'who received it' },
    'second': { type: 'string', value: 'NAME', summary: 'who saw it too: needed where controlled drugs are in it' },
    'scanned': { type: 'string', value: 'CODES', summary: 'what is there, such as K-0061963-8;K-0061964-6' },
    'all-present': { type: 'string', value: 'N', summary: 'nothing is missing; how many things were counted' },
    'short': { type: 'string', value: 'CODES', summary: 'what is missing' },
    'damaged': { type: 'string', value: 'CODES', summary: 'what is there and cannot be used' },
  },
  async run(context, { options }) {
    const { tote: code, signed, second, 'all-present': count } = options;
    if (count !== undefined && !/^\d{1,3}$/u.test(count)) throw new WrongUsage('--all-present takes a number of things');
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'delivery.receive')];
    const { id, version: readVersion } = await uow.run(actor, (tx) => tx.get(TotePageQuery).one(scope, { code }));
    const told = (condition: 'short' | 'damaged', text: string | undefined) => codes(text).map((one) => ({ code: one, condition, note: '' }));
    const request: ReceiveToteRequest = {
      signedName: signed, scanned: codes(options.scanned), lines: [...told('short', options.short), ...told('damaged', options.damaged)], note: '',
      ...(second !== undefined && { secondName: second }), ...(count !== undefined && { allPresent: { count: Number(count) } }),
    };
    const storage = openDocumentStorage(context.config, context.clock);
    const received = await new ReceiveTote(uow, storage).execute(actor, scope, { id, readVersion }, context.ids.next(), request);
    context.answer(received as JsonValue, [`${code}  ${received.sentence}`, ...received.receipt.lines.map((line) => `  ${(line.code ?? '(no code)').padEnd(16)}  ${line.condition}`), pullText(received.toPull)].filter((line) => line !== '').join('\n'));
  },
});
