import { mkdir, writeFile } from 'node:fs/promises';
import { ApplyScript, type ScriptAnswer } from '@cyclefill/features/script';
import { SCRIPT_ADAPTERS, SCRIPT_ADAPTER_NAMES, type ScriptEvent, ScriptRefusal } from '@cyclefill/interop/script';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../command.js';
import { readSource } from '../read-folder.js';

/** One answer: which message, how it was decided and why, then what is to be known of it, one a line. */
function answerText(event: ScriptEvent, answer: ScriptAnswer): string {
  const details = answer.kind === 'status' ? answer.details.map(({ about, says }) => `  ${about}: ${says}`) : [];
  return [`${event.messageId}  ${event.kind}  ${answer.outcome}${answer.reason === '' ? '' : ` (${answer.reason})`}`, ...details].join('\n');
}

/** Every event of the file. @throws CommandRefused with the places on stderr */
async function readEvents(context: CommandContext, path: string, adapter: (typeof SCRIPT_ADAPTER_NAMES)[number]): Promise<readonly ScriptEvent[]> {
  const { name, content } = await readSource(path);
  try {
    return SCRIPT_ADAPTERS[adapter].read(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    if (!(error instanceof ScriptRefusal)) throw error;
    for (const { pointer, rule } of error.problems) context.err(`${name}:${pointer === '' ? '-' : pointer}: ${rule}`);
    throw new CommandRefused('nothing was applied', { cause: error });
  }
}

export const scriptApplyCommand = defineCommand({
  summary: 'takes electronic prescribing messages, does what they ask for, each once, and answers each',
  usage: 'FILE',
  options: {
    adapter: { type: 'string', value: SCRIPT_ADAPTER_NAMES.join('|'), summary: 'how the file is written; json unless given' },
    out: { type: 'string', value: 'DIR', summary: 'writes each answer there as an event, named by its message id' },
  },
  async run(context, { operands, options }) {
    const adapter = SCRIPT_ADAPTER_NAMES.find((name) => name === (options.adapter ?? 'json'));
    if (adapter === undefined) throw new WrongUsage(`--adapter takes ${SCRIPT_ADAPTER_NAMES.join(', ')}`);
    const events = await readEvents(context, operands[0] ?? '', adapter);
    if (options.out !== undefined) await mkdir(options.out, { recursive: true });
    const applying = new ApplyScript(await context.uow());
    const answers: ScriptAnswer[] = [];
    for (const event of events) {
      const answer = await applying.execute(await context.actor(), 'pharmacy', event);
      answers.push(answer);
      if (options.out !== undefined) await writeFile(`${options.out}/${answer.messageId}.${adapter}`, SCRIPT_ADAPTERS[adapter].write(answer));
      if (!context.json) context.out(answerText(event, answer));
    }
    if (context.json) context.out(JSON.stringify({ answers }));
    return answers.some(({ outcome }) => outcome === 'denied') ? 1 : 0;
  },
});
