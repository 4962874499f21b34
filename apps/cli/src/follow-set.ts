import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@cyclefill/contracts';
import { type ListedSet, SetViewQuery } from '@cyclefill/features/document';
import type { CommandContext } from './command-context.js';
import { ensureWorker } from './helping-worker.js';
import { setText } from './set-text.js';

const LOOK_EVERY_MS = 150;

/** A set of this pharmacy. @throws Refusal document-set.not-found */
export async function findSet(context: CommandContext, id: string): Promise<ListedSet> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  const set = await uow.run(actor, (tx) => tx.get(SetViewQuery).one('pharmacy', id));
  if (set === null) throw new Refusal('document-set.not-found');
  return set;
}

/** Says how far a set is until it has ended. Ctrl-C leaves it to the workers; nothing is lost. 1 = not all of it was drawn. */
export async function followSet(context: CommandContext, id: string): Promise<number> {
  await ensureWorker(context);
  let said = '';
  for (;;) {
    const set = await findSet(context, id);
    const wings = set.wings.map(({ wing, records: { drawn, all } }) => `${wing} ${drawn}/${all}`).join(', ');
    const progress = `${set.state}: ${set.records.drawn} of ${set.records.all} records${wings === '' ? '' : ` (${wings})`}`;
    if (progress !== said) context.err(progress);
    said = progress;
    if (set.state !== 'queued' && set.state !== 'running') {
      context.answer(set, setText(set));
      return set.state === 'done' ? 0 : 1;
    }
    await pause(LOOK_EVERY_MS);
  }
}
