import { readFile } from 'node:fs/promises';
import { type LocalMinute, atMinute, parseDay } from '@cyclefill/domain/kernel';
import { DEFAULT_PASSES, type SigPreview, previewSig, readSig } from '@cyclefill/domain/sig';
import { defineCommand } from '../command.js';
import { CommandRefused, WrongUsage } from '../command-errors.js';

/** Header of a file of texts; such a line is no text. */
const HEADER = 'sig_text';

async function textsOf(operands: readonly string[], file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) {
    if (operands.length === 0) throw new WrongUsage('TEXT or --file F is missing');
    return [operands.join(' ')];
  }
  if (operands.length > 0) throw new WrongUsage('give a TEXT or --file F, not both');
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandRefused(`${file} cannot be read`, { cause: error });
  });
  return content.split(/\r?\n/u).map((line) => line.trim()).filter((line, index) => line !== '' && !(index === 0 && line === HEADER));
}

function lines(preview: SigPreview): readonly string[] {
  const doses = preview.nextDoses.map(({ date, time, dose }) => `${date} ${time} ${dose}`);
  return [
    preview.text,
    ...(preview.asWritten === null ? [] : [`  as written  "${preview.asWritten}"`]),
    ...(preview.sentence === null ? [] : [`  staff       ${preview.sentence}`]),
    ...(preview.residentSentence === null ? [] : [`  resident    ${preview.residentSentence}`]),
    ...preview.doses.map((dose) => `  dose        ${[`${dose.dose}${dose.doseHigh === null ? '' : `-${dose.doseHigh}`}`, dose.unit, dose.route, dose.pattern, dose.scheduleDetail, dose.times.join(' '), dose.prn ? 'PRN' : ''].filter(Boolean).join(' ')}`),
    ...(preview.weeklyUnits === null ? [] : [`  weekly      ${preview.weeklyUnits}`]),
    ...(doses.length === 0 ? [] : [`  next doses  ${doses.join(', ')}`]),
    ...preview.warnings.map(({ code, message }) => `  warning     ${code}: ${message}`),
  ];
}

export const sigCommand = defineCommand({
  summary: 'reads directions: structure, plain sentences, the next doses, and every doubt',
  usage: '[TEXT…]',
  options: {
    file: { type: 'string', value: 'F', summary: 'one text a line' },
    start: { type: 'string', value: 'DATE', summary: 'day from which doses are told; today unless given' },
  },
  async run(context, { operands, options }) {
    const texts = await textsOf(operands, options.file);
    const day = parseDay(options.start ?? context.clock.now().toISOString().slice(0, 10));
    if (day === null) throw new WrongUsage('--start is not a date (YYYY-MM-DD)');
    const start: LocalMinute = atMinute(day);
    for (const text of texts) {
      const preview = previewSig(readSig(text), { start, passes: DEFAULT_PASSES });
      if (context.json) context.out(JSON.stringify(preview));
      else for (const line of lines(preview)) context.out(line);
    }
  },
});
