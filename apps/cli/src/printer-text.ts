import { type ListedPrinter, PrinterRepository } from '@cyclefill/features/printing';
import type { CommandContext } from './command-context.js';

function printerText({ name, kind, address, station, from, current, waiting, waitsFor, unknown }: ListedPrinter): string {
  const queue = [waiting === 0 ? '' : `${waiting} in the queue`, unknown ? 'LOOK AT THE PRINTER: see `print list`' : waitsFor.join(', ')];
  return [name, kind, address ?? 'not there any more', station === '' ? '' : `at ${station}`, current ? '' : `from ${from}`, ...queue].filter(Boolean).join('  ');
}

/** All printers of the pharmacy as the answer of a command. */
export async function answerPrinters(context: CommandContext): Promise<void> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  const items = await uow.run(actor, (tx) => tx.get(PrinterRepository).list());
  context.answer({ items: items.map((item) => ({ ...item })) }, items.length === 0 ? 'no printer has an address' : items.map(printerText).join('\n'));
}
