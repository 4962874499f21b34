import { readFile } from 'node:fs/promises';
import { type LocalMinute, atMinute, parseClock, parseDay } from '@cyclefill/domain/kernel';
import { FIRST_DOSES, type FirstDose } from '@cyclefill/domain/regimen';
import { DEFAULT_PASSES, type SigNextDose, type SigPreview, beginsStat, previewSig, readSig } from '@cyclefill/domain/sig';
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

function doseText({ date, time, dose, stat, removedAt }: SigNextDose): string {
  return `${date} ${time} ${dose}${stat === true ? ' STAT' : ''}${removedAt === undefined ? '' : ` (remove ${removedAt.replace('T', ' ')})`}`;
}

/** `2026-12-07`, or with a clock `2026-12-07T10:15`. */
function startOf(text: string): LocalMinute {
  const [day, minute] = [parseDay(text.slice(0, 10)), text.length === 10 ? 0 : parseClock(text.slice(11))];
  if (day === null || minute === null) throw new WrongUsage('--start is neither a date (YYYY-MM-DD) nor a moment (YYYY-MM-DDTHH:MM)');
  return atMinute(day, minute);
}

function firstDoseOf(text: string | undefined): FirstDose | undefined {
  const found = FIRST_DOSES.find((one) => one === text);
  if (text !== undefined && found === undefined) throw new WrongUsage(`--first-dose is none of ${FIRST_DOSES.join(', ')}`);
  return found;
}

function lines(preview: SigPreview): readonly string[] {
  const doses = preview.nextDoses.map(doseText);
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
    start: { type: 'string', value: 'MOMENT', summary: 'from when doses are told, a date or date and clock; today unless given' },
    'first-dose': { type: 'string', value: 'CHOICE', summary: `${FIRST_DOSES.join(' or ')}: how an order that begins then begins` },
  },
  async run(context, { operands, options }) {
    const texts = await textsOf(operands, options.file);
    const settings = { start: startOf(options.start ?? context.clock.now().toISOString().slice(0, 10)), passes: DEFAULT_PASSES, firstDose: firstDoseOf(options['first-dose']) };
    for (const text of texts) {
      const reading = readSig(text);
      if (settings.firstDose === 'stat_then_next_slot' && !beginsStat(reading, settings)) throw new CommandRefused(`a STAT dose has no next slot after it in "${text}"`);
      const preview = previewSig(reading, settings);
      if (context.json) context.out(JSON.stringify(preview));
      else for (const line of lines(preview)) context.out(line);
    }
  },
});
