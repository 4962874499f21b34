import { InlineDocumentRenderer, ReplayPapers, type ReplayedPapers } from '@cyclefill/features/document';
import { type Difference, type ReplayedBatch, ReplayRun } from '@cyclefill/features/fill';
import { type ReplayedPacks, replayPacks } from '@cyclefill/features/pack';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../command.js';
import { findRun } from '../wait-for-run.js';

/** Lines and findings, packs, papers of a batch, each compared by itself. */
interface WholeBatch extends ReplayedBatch {
  readonly packs: ReplayedPacks;
  readonly papers: ReplayedPapers;
}

const differenceText = (difference: Difference): readonly string[] =>
  (difference === null ? [] : [`      stored:   ${difference.stored ?? 'nothing'}`, `      computed: ${difference.computed ?? 'nothing'}`]);

function batchText({ facility, wing, windowFrom, windowTo, outcome, lines, findings, difference, otherEngine, packs, papers }: WholeBatch): string {
  const said = (what: string): string => what.replace('_', ' ');
  return [
    `  ${facility}${wing === null ? '' : `/${wing}`}  ${windowFrom} to ${windowTo}`,
    ...(otherEngine === null ? [] : [`    computed with engine ${otherEngine}, replayed with another`]),
    `    lines   ${said(outcome)}  ${lines} lines, ${findings} findings`, ...differenceText(difference),
    `    packs   ${said(packs.outcome)}  ${packs.packs} packs, ${packs.cells} doses in cells`, ...differenceText(packs.difference),
    `    papers  ${said(papers.outcome)}  ${papers.files} files`, ...differenceText(papers.difference),
  ].join('\n');
}

/** Packs and papers follow from lines: where those differ already, that is the first difference, and the rest is not compared. */
async function whole(context: CommandContext, batch: ReplayedBatch): Promise<WholeBatch> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  if (batch.outcome !== 'equal') return { ...batch, packs: { outcome: 'not_planned', packs: 0, cells: 0, difference: null }, papers: { outcome: 'not_drawn', files: 0, difference: null } };
  const packs = await uow.run(actor, (tx) => replayPacks(tx, batch.batchId), { isolation: 'REPEATABLE READ' });
  return { ...batch, packs, papers: await new ReplayPapers(uow, new InlineDocumentRenderer()).execute(actor, batch.batchId) };
}

export const runReplayCommand = defineCommand({
  summary: 'computes a run once more from what was known then and compares lines, packs and papers with what is stored, byte for byte',
  usage: 'ID',
  options: {},
  async run(context, { operands }) {
    const { run } = await findRun(context, operands[0] ?? '');
    const replayed = await new ReplayRun(await context.uow()).execute(await context.actor(), run.id);
    const batches: WholeBatch[] = [];
    for (const batch of replayed.batches) batches.push(await whole(context, batch));
    const equal = batches.every(({ outcome, packs, papers }) => ![outcome, packs.outcome, papers.outcome].includes('different'));
    const told = (difference: Difference): Difference => (difference === null ? null : { ...difference });
    context.answer(
      {
        runId: run.id, engineVersion: replayed.engineVersion, equal,
        batches: batches.map(({ packs, papers, ...batch }) => ({ ...batch, difference: told(batch.difference), packs: { ...packs, difference: told(packs.difference) }, papers: { ...papers, difference: told(papers.difference) } })),
      },
      [`run ${run.id} replayed with engine ${replayed.engineVersion}: ${equal ? 'equal' : 'DIFFERENT'}`, ...batches.map(batchText)].join('\n'),
    );
    return equal ? 0 : 1;
  },
});
